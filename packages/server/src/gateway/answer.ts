/** What a mail server is told of a mail. Plain data: it passes between threads. */
import type { Action, VerdictName } from '@miwake/engine'
import type { Envelope } from './envelope.ts'

/** What is done for one recipient. 'tag' delivers with fields that say junk; 'defer' asks to try again later (4xx). */
export type Deed = 'deliver' | 'tag' | 'quarantine' | 'reject' | 'defer'

export type RecipientAnswer = {
  /** As in `Envelope.rcptTo`. */
  readonly recipient: string
  readonly deed: Deed
  /** What decided beside the verdict: 'LIST_BLOCK', 'OPTED_OUT', ... */
  readonly because: readonly string[]
}

/** `text`: ASCII, folded where it is long, lines parted by LF and a space (RFC 5322 §2.2.3). */
export type HeaderField = { readonly name: string; readonly text: string }

export type FieldChanges = {
  /** Fields that only Miwake may write: the nth (from 1, from the top) of that name in the mail as it came. */
  readonly remove: readonly { readonly name: string; readonly nth: number }[]
  /** On top of the header, the first one first: trace fields (RFC 8601 §5). */
  readonly insert: readonly HeaderField[]
  /** At the end of the header. */
  readonly add: readonly HeaderField[]
}

export type AnswerTerm = {
  readonly symbol: string
  /** Nats. */
  readonly unwanted: number
  readonly phishing: number
}

/** The mail as judged, once for all recipients. */
export type Judgement = {
  readonly verdict: VerdictName
  readonly p: { readonly ham: number; readonly spam: number; readonly phishing: number }
  readonly logits: { readonly unwanted: number; readonly phishing: number }
  /** Chosen by the default costs; `RecipientAnswer.deed` is what counts. */
  readonly action: Action
  /** The sum itself: strongest first. */
  readonly terms: readonly AnswerTerm[]
  /** The weightiest reasons in words. */
  readonly reasons: { readonly ja: readonly string[]; readonly en: readonly string[] }
  readonly subject: string
  readonly messageId: string
  readonly fromName: string
  readonly fromAddress: string
  /** Registrable domains links lead to, each once, and addresses written to: at most some hundred. */
  readonly urls: readonly string[]
  readonly emails: readonly string[]
  /** Of the model, and of feeds, lists and brands: 'model@feeds@...'. */
  readonly version: string
  /** JSON values of the explanation and the facts, for a quarantine; null where all recipients take the mail. */
  readonly kept: { readonly result: unknown; readonly facts: unknown } | null
}

export type Answer = {
  readonly status: 'judged'
  /** null: not scanned, by the operator's rule or a recipient's. */
  readonly judgement: Judgement | null
  readonly recipients: readonly RecipientAnswer[]
  /** For those who take the mail. */
  readonly fields: FieldChanges
}

/** The mail could not be judged: front ends answer by `onFailure` of the settings. */
export type Failure = { readonly status: 'failed'; readonly why: 'busy' | 'timeout' | 'error' | 'stopping' }

export type MailToJudge = {
  readonly bytes: Uint8Array
  readonly envelope: Envelope
  /** The fields tell all that is told: the judgement comes without terms, reasons, urls and emails, which cost their passing on. */
  readonly isBrief?: boolean
}

/** Never rejects. @param signal aborted when nobody waits for the answer any more. */
export type Judge = (mail: MailToJudge, signal?: AbortSignal) => Promise<Answer | Failure>

/**
 * Keeps a mail for these recipients, on the disk when it resolves. Asked again for the same queue id and recipients it
 * keeps one. @throws where it cannot be kept: the mail must then not be taken from the sender.
 */
export type Hold = (mail: MailToJudge, answer: Answer, recipients: readonly string[]) => Promise<void>
