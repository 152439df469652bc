import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { emptyMailbox, parseMessage } from '@miwake/engine'
import { expect, test } from 'vitest'
import { loadKnowledge } from '../../knowledge.ts'
import type { MailToJudge } from '../answer.ts'
import { applyFields } from '../apply-fields.ts'
import { noEnvelope } from '../envelope.ts'
import { gatewaySchema } from '../settings.ts'
import { encodeText } from './encode-text.ts'
import { fieldsFor, type JudgingWorld, judgeMail } from './judge-mail.ts'
import { rulesIndex } from './recipients.ts'
import type { Snapshot } from './snapshot.ts'

const mails = fileURLToPath(new URL('../../../../../corpus/mail/', import.meta.url))
const sample = (name: string): Uint8Array => readFileSync(`${mails}${name}`)
const bad = 'bank-device-bad.eml'
const knowledge = loadKnowledge()

const worldOf = (over: Partial<Snapshot> = {}, settings: object = {}): JudgingWorld => {
  const snapshot: Snapshot = {
    settings: gatewaySchema.parse(settings),
    site: emptyMailbox,
    authservId: 'mx.example.test',
    entries: [],
    optedOut: [],
    hasCampaigns: false,
    version: '',
    feedFolder: '/nonexistent',
    dns: false,
    ...over,
  }
  return {
    knowledge,
    resolve: null,
    now: () => new Date(0),
    snapshot,
    rulesOf: rulesIndex(snapshot),
    campaign: async () => 'unknown',
  }
}
const to = (bytes: Uint8Array, ...rcptTo: readonly string[]): MailToJudge => ({
  bytes,
  envelope: { ...noEnvelope, mailFrom: 'a@sender.test', rcptTo },
})
const deeds = async (mail: MailToJudge, world: JudgingWorld) =>
  (await judgeMail(mail, [], world)).recipients.map(({ deed }) => deed)

test('judgeMail() decides for each recipient by the most particular policy', async () => {
  const world = worldOf(
    {},
    {
      policies: [
        { for: ['@example.test'], phishing: 'reject' },
        { for: ['taro@example.test'], phishing: 'quarantine' },
        { for: ['jiro@example.test'], filter: false },
      ],
    },
  )
  const mail = to(sample(bad), 'TARO@example.test', 'hanako@example.test', 'jiro@example.test', 'x@other.test')
  expect(await deeds(mail, world)).toEqual(['quarantine', 'reject', 'deliver', 'tag'])
})

test('judgeMail() reads nothing where no recipient wants it to', async () => {
  const answer = await judgeMail(to(sample(bad), 'taro@example.test'), [], worldOf({ optedOut: ['taro@example.test'] }))
  expect(answer).toMatchObject({ judgement: null, recipients: [{ deed: 'deliver', because: ['OPTED_OUT'] }] })
  expect(answer.fields).toEqual({ remove: [], insert: [], add: [] })
})

test('judgeMail() goes by lists of the person, the domain and the site', async () => {
  const ham = sample('advisory-en-honest.eml')
  const address = parseMessage(ham).from[0]?.address.toLowerCase() ?? ''
  const blocked = { kind: 'block', subject: 'address', value: address } as const
  for (const scope of ['taro@example.test', '@example.test', '']) {
    const world = worldOf({ entries: [{ scope, ...blocked }] })
    expect(await deeds(to(ham, 'taro@example.test'), world)).not.toEqual(['deliver'])
  }
  const elsewhere = worldOf({ entries: [{ scope: '@other.test', ...blocked }] })
  const { recipients } = await judgeMail(to(ham, 'taro@example.test'), [], elsewhere)
  expect(recipients[0]?.because).toEqual([])
})

test('judgeMail() removes fields a sender forged, by name and by authserv-id, and no other server’s', async () => {
  const forged = Buffer.concat([
    Buffer.from(
      'Authentication-Results: MX.example.test; dmarc=pass header.from=bank.example\r\n' +
        'Authentication-Results: (c) "mx.example.test" 1; spf=pass\r\n' +
        'Authentication-Results: other.example.test; spf=pass\r\n' +
        'x-spam-flag: NO\r\nX-Miwake-Verdict: ham\r\n',
    ),
    sample(bad),
  ])
  const { fields } = await judgeMail(to(forged, 'taro@example.test'), [], worldOf())
  expect(fields.remove).toEqual([
    { name: 'authentication-results', nth: 1 },
    { name: 'authentication-results', nth: 2 },
    { name: 'x-spam-flag', nth: 1 },
    { name: 'x-miwake-verdict', nth: 1 },
  ])
})

test('result fields are plain ASCII in short lines, and read back as they were meant', async () => {
  const answer = await judgeMail(to(sample(bad), 'taro@example.test'), [], worldOf())
  const made = applyFields(sample(bad), fieldsFor(answer, true))
  const header = Buffer.from(made)
    .toString('latin1')
    .split(/\r?\n\r?\n/)[0]!
  const added = header.slice(header.indexOf('X-Miwake-Verdict'))
  for (const line of added.split(/\r?\n/)) {
    expect(line.length).toBeLessThan(100)
    expect(line).toMatch(/^[\x20-\x7e]*$/)
  }
  const message = parseMessage(made)
  const textOf = (name: string) => message.header.find((field) => field.name === name)?.raw ?? ''
  expect(textOf('x-spam-flag').trim()).toBe('YES')
  expect(textOf('x-miwake-verdict')).toContain('phishing; action=junk')
  expect(textOf('x-spam-status')).toMatch(/^\s*Yes, score=\d/)
  expect(textOf('x-spam-level').trim()).toMatch(/^\*{6,}$/)
})

test('judgeMail() writes what was verified on top, and asks the virus scanner', async () => {
  const mail = to(sample('newsletter-dev-honest.eml'), 'taro@example.test')
  const found = { ...worldOf(), malware: async () => ({ name: 'Test.Virus' }) }
  const answer = await judgeMail(mail, [], found)
  expect(answer.fields.insert).toEqual([{ name: 'Authentication-Results', text: 'mx.example.test; none' }])
  expect(answer.recipients).toMatchObject([{ deed: 'tag', because: ['MALWARE_FOUND'] }])
  const silent = { ...worldOf(), malware: async () => 'unknown' as const }
  expect(await deeds(mail, silent)).toEqual(['deliver'])
})

test('judgeMail() leaves mail of users that signed in alone, but tells what it is', async () => {
  const mail = to(sample(bad), 'x@other.test')
  const answer = await judgeMail({ ...mail, envelope: { ...mail.envelope, user: 'taro' } }, [], worldOf())
  expect(answer).toMatchObject({
    judgement: { verdict: 'phishing' },
    recipients: [{ deed: 'deliver' }],
    fields: { insert: [], add: [] },
  })
  const all = worldOf({}, { scanAuthenticated: 'all' })
  expect(await deeds({ ...mail, envelope: { ...mail.envelope, user: 'taro' } }, all)).toEqual(['tag'])
})

test.each([
  ['plain', 'Fine', 'Fine'],
  ['Japanese', 'フィッシング', '=?UTF-8?B?44OV44Kj44OD44K344Oz44Kw?='],
  ['what looks encoded', '=?x?=', '=?UTF-8?B?PT94Pz0=?='],
  ['line breaks', 'a\r\nX-Spam-Flag: NO', 'a X-Spam-Flag: NO'],
])('encodeText() of %s', (_, text, want) => expect(encodeText(text, 0)).toBe(want))
