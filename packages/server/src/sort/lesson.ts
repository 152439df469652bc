/** What there is to learn from a mail: how the mailbox's vector sees it, and its campaign's sketch. */
import {
  type Facts,
  type Fingerprint,
  fingerprintOf,
  type Knowledge,
  type MailboxVector,
  mailboxFeatures,
  noFacts,
  parseMessage,
  scan,
  type VerdictName,
  wordsOf,
} from '@miwake/engine'
import type { Answer, Lesson, StoredResult } from '../store/schema.ts'

export type Learnable = {
  readonly lesson: Lesson
  /** null where there is too little text to know it again. */
  readonly fingerprint: Fingerprint | null
  /** What the mail is, by the person's word. */
  readonly is: VerdictName
}

/** @param stored the facts it was judged by at arrival: keys rotate, so nothing is asked again. null: none are known. */
export const lessonOf = (
  raw: Uint8Array,
  stored: StoredResult | null,
  answer: Answer,
  { knowledge, vector }: { readonly knowledge: Knowledge; readonly vector: MailboxVector },
): Learnable => {
  const facts = stored === null ? noFacts : (stored.facts as Facts)
  const { view, findings, verdict } = scan(parseMessage(raw), facts, knowledge, { mailbox: vector })
  const grams = wordsOf(view).grams.ids
  const own = verdict.terms.find(({ symbol }) => symbol === 'MAILBOX')?.unwanted ?? 0
  const is = isWhat(answer, verdict.verdict)
  return {
    lesson: {
      features: mailboxFeatures(view, findings, grams),
      shippedNats: verdict.logits.unwanted - own,
      unwanted: is !== 'ham',
    },
    fingerprint: fingerprintOf(grams, view),
    is,
  }
}

const isWhat = (answer: Answer, said: VerdictName): VerdictName =>
  answer === 'right' ? said : answer === 'not-junk' ? 'ham' : answer === 'phishing' ? 'phishing' : 'spam'
