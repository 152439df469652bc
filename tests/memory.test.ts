/** Corrections and campaign fingerprints over the project's own mails, with the shipped model. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  authFromHeader,
  correct,
  emptyMailbox,
  type Fingerprint,
  fingerprintOf,
  likeness,
  type MailboxFeatures,
  type Message,
  mailboxFeatures,
  mailboxNats,
  noFacts,
  parseMessage,
  type Scan,
  sameCampaignLikeness,
  scan,
  wordsOf,
} from '@miwake/engine'
import { expect, test } from 'vitest'
import { loadKnowledge } from '../packages/server/src/knowledge.ts'

const corpus = fileURLToPath(new URL('../corpus/', import.meta.url))
const truths = JSON.parse(readFileSync(`${corpus}expected.json`, 'utf8')) as Record<
  string,
  { readonly verdict: string; readonly trust: string }
>
const knowledge = loadKnowledge()

type Seen = {
  readonly path: string
  readonly bad: boolean
  readonly message: Message
  readonly facts: typeof noFacts
  readonly scanned: Scan
  readonly features: MailboxFeatures
  readonly fingerprint: Fingerprint | null
}
const seen: readonly Seen[] = Object.entries(truths).map(([path, { verdict, trust }]) => {
  const message = parseMessage(new Uint8Array(readFileSync(corpus + path)))
  const auth = authFromHeader(message.header, { authservIds: [trust], topmost: false, arcSealers: [] })
  const facts = { ...noFacts, auth }
  const scanned = scan(message, facts, knowledge)
  const grams = wordsOf(scanned.view).grams.ids
  const features = mailboxFeatures(scanned.view, scanned.findings, grams)
  const fingerprint = fingerprintOf(grams, scanned.view)
  return { path, bad: verdict !== 'ham', message, facts, scanned, features, fingerprint }
})
const shippedNats = ({ scanned }: Seen) => scanned.verdict.logits.unwanted

test('a hundred poisoned corrections deliver no impersonation and prove no claim', () => {
  const impersonations = seen.filter(({ bad, features, scanned }) => {
    return bad && features.contradicted && scanned.action !== 'deliver'
  })
  expect(impersonations.length).toBeGreaterThan(100)
  for (const one of impersonations) {
    let mailbox = emptyMailbox
    for (let i = 0; i < 100; i++) mailbox = correct(mailbox, one.features, shippedNats(one) + i, false)
    const after = scan(one.message, one.facts, knowledge, { mailbox })
    expect(after.action, one.path).not.toBe('deliver')
    expect(after.view.claims, one.path).toEqual(one.scanned.view.claims)
  }
})

test('a mailbox told the opposite of everything shipped is right about each mail it was told of last', () => {
  for (const one of seen) {
    const unwanted = one.scanned.action === 'deliver'
    if (!unwanted && one.features.contradicted) continue
    const mailbox = correct(emptyMailbox, one.features, shippedNats(one), unwanted)
    const { action, verdict } = scan(one.message, one.facts, knowledge, { mailbox })
    expect(action, one.path).toBe(unwanted ? 'junk' : 'deliver')
    expect(verdict.terms.reduce((sum, term) => sum + term.unwanted, 0)).toBe(verdict.logits.unwanted)
  }
})

test('a correction moves mails that are not like it little', () => {
  const shares: number[] = []
  for (const [i, one] of seen.entries()) {
    const unwanted = one.scanned.action === 'deliver'
    const mailbox = correct(emptyMailbox, one.features, shippedNats(one), unwanted)
    const own = mailboxNats(mailbox, { ...one.features, contradicted: false }, 0)
    // Steps that never land on the twin beside it.
    for (let k = 1; k <= 9; k++) {
      const other = seen[(i + k * 37) % seen.length]!
      shares.push(Math.abs(mailboxNats(mailbox, { ...other.features, contradicted: false }, 0) / own))
    }
  }
  shares.sort((a, b) => a - b)
  expect(shares[Math.floor(shares.length * 0.5)]).toBeLessThan(0.03)
  expect(shares[Math.floor(shares.length * 0.99)]).toBeLessThan(0.2)
})

test('no bad own mail is one campaign with an honest one, word for word though the twins are', () => {
  const met: string[] = []
  for (const { bad, path, fingerprint } of seen) {
    if (!bad || fingerprint === null) continue
    for (const other of seen) {
      if (other.bad || other.fingerprint === null) continue
      if (likeness(fingerprint, other.fingerprint) >= sameCampaignLikeness) met.push(`${path} ${other.path}`)
    }
  }
  expect(met).toEqual([])
})
