/** What an answer means for a mail that is handed on: who gets which bytes, whose copy is held, what each is told. */
import type { Answer, FieldChanges, RecipientAnswer } from '../answer.ts'
import { fieldsFor } from '../judge/judge-mail.ts'
import { oneAnswer } from '../one-answer.ts'

export type Told = { readonly code: number; readonly text: string }

export type Group = {
  readonly recipients: readonly string[]
  readonly fields: FieldChanges
}

export type MailPlan = {
  /** Handed on, each group by a transaction of its own. */
  readonly groups: readonly Group[]
  /** On the disk before anything is handed on. */
  readonly held: readonly string[]
  /** Of those whose answer is known already. */
  readonly told: ReadonlyMap<string, Told>
}

export const heldReply: Told = { code: 250, text: '2.0.0 Ok' }
export const deferReply: Told = { code: 451, text: '4.7.1 Please try again later' }
export const failedReply: Told = {
  code: 451,
  text: '4.7.1 The message could not be checked now, please try again later',
}

const refusedReply = ({ judgement }: Answer): Told => ({
  code: 550,
  text:
    `5.7.1 The message was not accepted: it looks like ${judgement?.verdict === 'phishing' ? 'phishing' : 'unwanted mail'}.` +
    ' If it is honest, please reach its recipient another way.',
})

const untouched: FieldChanges = { remove: [], insert: [], add: [] }

/** Mail that could not be judged goes on as it came, where the settings say so. */
export const planUnjudged = (recipients: readonly string[]): MailPlan => ({
  groups: [{ recipients, fields: untouched }],
  held: [],
  told: new Map(),
})

/** What a sender's own server sends on has no fields of ours, whoever it goes to. */
const fieldsOf = (answer: Answer, tagged: boolean): FieldChanges =>
  answer.fields.add.length === 0 ? answer.fields : fieldsFor(answer, tagged)

/** LMTP (RFC 2033): each recipient has an answer. */
export const planEach = (answer: Answer): MailPlan => {
  const told = new Map<string, Told>()
  const by = { deliver: [] as string[], tag: [] as string[], quarantine: [] as string[] }
  for (const { recipient, deed } of answer.recipients) {
    if (deed === 'reject') told.set(recipient, refusedReply(answer))
    else if (deed === 'defer') told.set(recipient, deferReply)
    else by[deed].push(recipient)
  }
  const groups = [
    { recipients: by.deliver, fields: fieldsOf(answer, false) },
    { recipients: by.tag, fields: fieldsOf(answer, true) },
  ]
  return { groups: groups.filter(({ recipients }) => recipients.length > 0), held: by.quarantine, told }
}

/** SMTP: one answer for all (one-answer.ts). */
export const planOne = (answer: Answer): MailPlan => {
  const one = oneAnswer(answer)
  const toAll = (reply: Told) => new Map(answer.recipients.map(({ recipient }: RecipientAnswer) => [recipient, reply]))
  if (one.deed === 'defer') return { groups: [], held: [], told: toAll(deferReply) }
  if (one.deed === 'reject') return { groups: [], held: [], told: toAll(refusedReply(answer)) }
  const groups = one.taken.length === 0 ? [] : [{ recipients: one.taken, fields: answer.fields }]
  return { groups, held: one.held, told: new Map() }
}
