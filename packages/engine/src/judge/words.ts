/** The mail's words as the model reads them: scrubbed of what names the source, hashed, summed, capped. */
import type { View } from '../detect/view.ts'
import type { Span } from '../mail/message.ts'
import { originalOffset } from '../text/fold.ts'
import { type Grams, gramsOf, gramTailChars, gramTextChars } from './grams.ts'
import type { Model, WordWeights } from './model.ts'

/** Stands for a scrubbed character; grams end before it. */
const scrubbed = '\u0001'
const blank = (s: string) => scrubbed.repeat(s.length)
const addresses = /[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>"'）」』】]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,255}|www\.[\w.-]{1,255}/g

export type Words = {
  readonly grams: Grams
  /** Length of the subject in the scrubbed text, and where the tail of the text begins in it. */
  readonly subjectChars: number
  readonly tailAt: number
  /** Offset in the folded text where the tail was taken. */
  readonly tailFrom: number
}

/**
 * Subject and text without addresses, links and the recipient's names: what tells who received a mail, or which
 * archive kept it, must not be learned (every corpus has its own).
 */
export const wordsOf = (view: View): Words => {
  const subject = view.subject.value.slice(0, 400)
  const text = view.text.value
  const long = text.length > gramTextChars + gramTailChars
  const head = long ? text.slice(0, gramTextChars) : text
  const tail = long ? text.slice(text.length - gramTailChars) : ''
  let all = `${subject}\n${head}${long ? scrubbed + tail : ''}`.replace(addresses, blank)
  for (const mailbox of [...view.message.to.slice(0, 4), ...view.message.cc.slice(0, 4)]) {
    for (const name of [mailbox.address, mailbox.localPart, mailbox.name, mailbox.domain]) {
      const lower = name.toLowerCase()
      if (lower.length >= 4 && lower.length < 80 && all.includes(lower)) all = all.replaceAll(lower, blank(lower))
    }
  }
  return {
    grams: gramsOf(all),
    subjectChars: subject.length,
    tailAt: long ? subject.length + 1 + head.length + 1 : Number.POSITIVE_INFINITY,
    tailFrom: text.length - gramTailChars,
  }
}

/** Length normalisation: a unit vector, so that long mails do not shout. */
export const wordNorm = (ids: Uint32Array): number => (ids.length === 0 ? 0 : 1 / Math.sqrt(ids.length))

export const wordSum = (ids: Uint32Array, words: WordWeights): number => {
  const { weights } = words
  let sum = 0
  for (let i = 0; i < ids.length; i++) sum += weights[ids[i]!]!
  return sum * words.scale * wordNorm(ids)
}

const spansMax = 8

/** The passages whose grams pull hardest towards `unwanted`: for the reader, not for the sum. */
export const tellingPassages = (view: View, words: Words, model: Model): readonly Span[] => {
  const { ids, at } = words.grams
  const { weights } = model.words.unwanted
  const heat: { at: number; weight: number }[] = []
  for (let i = 0; i < ids.length; i++) {
    const weight = weights[ids[i]!]!
    if (weight > 0) heat.push({ at: at[i]!, weight })
  }
  heat.sort((a, b) => b.weight - a.weight)
  const spans: Span[] = []
  for (const { at: offset } of heat.slice(0, 3 * spansMax)) {
    const inSubject = offset < words.subjectChars
    const folded = inSubject ? view.subject : view.text
    const start = inSubject
      ? offset
      : offset >= words.tailAt
        ? words.tailFrom + offset - words.tailAt
        : offset - words.subjectChars - 1
    if (start < 0) continue
    const span: Span = {
      place: inSubject ? 'subject' : 'text',
      index: 0,
      start: originalOffset(folded, start),
      end: originalOffset(folded, Math.min(folded.value.length, start + 4)),
    }
    const near = spans.findIndex((s) => s.place === span.place && span.start <= s.end + 2 && span.end >= s.start - 2)
    if (near < 0) {
      if (spans.length < spansMax) spans.push(span)
    } else {
      const s = spans[near]!
      spans[near] = { ...s, start: Math.min(s.start, span.start), end: Math.max(s.end, span.end) }
    }
  }
  return spans
}
