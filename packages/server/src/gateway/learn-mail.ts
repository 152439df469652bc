/** What a mail server's users teach: learned for their own mailboxes at once, for the site when several agree. */

import { emptyMailbox, parseMessage, type VerdictName } from '@miwake/engine'
import type { SortWorld } from '../sort/at-work.ts'
import { forget, learn } from '../sort/learn.ts'
import { lessonOf } from '../sort/lesson.ts'
import { campaignMailboxes } from '../store/campaign-mailboxes.ts'
import { tellChange } from '../store/gateway-changes.ts'
import { contentHashOf, findGatewayMailbox, gatewayMailbox, listCorrections, putRaw } from '../store/index.ts'
import type { MailToJudge } from './answer.ts'
import { applyFields } from './apply-fields.ts'
import { forgedFields } from './judge/forged-fields.ts'
import type { Learn, Learned } from './learn.ts'

/** Mailboxes whose owners say the same of a campaign before everybody's mail is judged by it (DESIGN: personal learning). */
const agreeing = 3

const answers = { spam: 'junk', phishing: 'phishing', ham: 'not-junk' } as const

/** @param authservId Ours, lower case. */
export const learnMail = (world: Pick<SortWorld, 'store' | 'knowledge'>, authservId: string): Learn => {
  const { store, knowledge } = world
  const quiet = { ...world, emit: () => {} }

  const teach = async (address: string, { bytes }: MailToJudge, teaching: keyof typeof answers): Promise<boolean> => {
    const mailboxId = await gatewayMailbox(store, address)
    const { added } = await learn(quiet, {
      mailboxId,
      messageRow: null,
      contentHash: await putRaw(store, bytes),
      messageId: parseMessage(bytes).messageId,
      answer: answers[teaching],
      source: 'gateway',
      sure: true,
      raw: bytes,
    })
    return added
  }

  /** The site learns what enough of its people say. */
  const spread = async (mail: MailToJudge, teaching: keyof typeof answers): Promise<void> => {
    const answer = answers[teaching]
    const learnable = lessonOf(mail.bytes, null, answer, { knowledge, vector: emptyMailbox })
    if (learnable === null || learnable.fingerprint === null) return
    const verdict: VerdictName = learnable.is
    const said = await campaignMailboxes(store, { fingerprint: learnable.fingerprint, verdict })
    if (said >= agreeing) await teach('', mail, teaching)
  }

  return async (given, teaching): Promise<Learned> => {
    const mail = { ...given, bytes: asItCame(given.bytes, authservId) }
    const addresses = mail.envelope.rcptTo.length > 0 ? mail.envelope.rcptTo.map((each) => each.toLowerCase()) : ['']
    const changed: boolean[] = []
    for (const address of addresses)
      changed.push(teaching === 'forget' ? await unlearn(quiet, address, mail) : await teach(address, mail, teaching))
    if (teaching !== 'forget' && !addresses.includes('')) await spread(mail, teaching)
    if (!changed.includes(true)) return 'known'
    await tellChange(store)
    return 'learned'
  }
}

/** Without what Miwake wrote into it: the same mail, handed over by another way, is the same lesson. */
const asItCame = (bytes: Uint8Array, authservId: string): Uint8Array =>
  applyFields(bytes, { remove: forgedFields(parseMessage(bytes), authservId), insert: [], add: [] })

const unlearn = async (
  world: Parameters<typeof forget>[0],
  address: string,
  { bytes }: MailToJudge,
): Promise<boolean> => {
  const { store } = world
  const mailboxId = await findGatewayMailbox(store, address)
  if (mailboxId === null) return false
  const said = await listCorrections(store, { mailboxId, contentHash: contentHashOf(bytes), states: ['applied'] })
  const forgotten = await Promise.all(said.map(({ id }) => forget(world, id)))
  return forgotten.includes(true)
}
