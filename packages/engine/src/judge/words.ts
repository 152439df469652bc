/** The mail's words as the model reads them: scrubbed of what names the source, hashed, summed, capped. */
import type { View } from '../detect/view.ts'
import type { Span } from '../mail/message.ts'
import { originalOffset } from '../text/fold.ts'
import { type Grams, gramCharsMax, gramsOf, gramTailChars, gramTextChars } from './grams.ts'
import type { Model, Weight } from './model.ts'

/** Stands between the head and the tail of a long text. */
const gap = '\u0001'
const addresses = /[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>"'）」』】]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,255}|www\.[\w.-]{1,255}/g
/** Each address has one of these, at most `beforeMark` characters after its beginning. */
const addressMarks = ['://', '@', 'www.']
const beforeMark = 64
/** 1 for each character of the text at hand that the model must not see; reused by every mail. */
const scrubbed = new Uint8Array(gramCharsMax)

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
  const all = `${subject}\n${head}${long ? gap + tail : ''}`
  scrubbed.fill(0)
  scrubAddresses(all)
  for (const mailbox of [...view.message.to.slice(0, 4), ...view.message.cc.slice(0, 4)]) {
    for (const name of [mailbox.address, mailbox.localPart, mailbox.name, mailbox.domain]) {
      const lower = name.toLowerCase()
      if (lower.length >= 4 && lower.length < 80) scrubName(all, lower)
    }
  }
  return {
    grams: gramsOf(all, scrubbed),
    subjectChars: subject.length,
    tailAt: long ? subject.length + 1 + head.length + 1 : Number.POSITIVE_INFINITY,
    tailFrom: text.length - gramTailChars,
  }
}

/** Addresses and links. The expression is tried only near what it must hold. */
const scrubAddresses = (text: string): void => {
  const marks = addressMarks.map((mark) => text.indexOf(mark))
  for (let from = 0; ; ) {
    let first = text.length
    for (let k = 0; k < marks.length; k++) {
      if (marks[k]! >= 0 && marks[k]! < from) marks[k] = text.indexOf(addressMarks[k]!, from)
      if (marks[k]! >= 0) first = Math.min(first, marks[k]!)
    }
    if (first === text.length) return
    addresses.lastIndex = Math.max(from, first - beforeMark)
    const start = addresses.exec(text)?.index
    if (start === undefined) return
    from = addresses.lastIndex
    scrubbed.fill(1, start, from)
  }
}

/** Wherever it stands whole, outside what is scrubbed already. */
const scrubName = (text: string, name: string): void => {
  for (let at = text.indexOf(name); at >= 0; ) {
    const end = at + name.length
    const free = !scrubbed.subarray(at, end).includes(1)
    if (free) scrubbed.fill(1, at, end)
    at = text.indexOf(name, free ? end : at + 1)
  }
}

/** Grams at which a text carries half of the squared length a long one would: under this it is too short to say much. */
const halfGrams = 150

/** Length normalisation: nearly a unit vector, so that long mails do not shout, and shrunk where little is said. */
export const wordNorm = (ids: Uint32Array): number => 1 / Math.sqrt(ids.length + halfGrams)

/** What the words add to each logit, before the cap. */
export const wordSums = (ids: Uint32Array, words: Model['words']): Weight => {
  const pairs = pairsOf(words)
  let unwanted = 0
  let phishing = 0
  for (let i = 0; i < ids.length; i++) {
    const pair = pairs[ids[i]!]!
    unwanted += pair >> 16
    phishing += (pair << 16) >> 16
  }
  const norm = wordNorm(ids)
  return { unwanted: unwanted * words.unwanted.scale * norm, phishing: phishing * words.phishing.scale * norm }
}

/** Both weights of a gram beside each other: what the sum waits for is memory, and so it waits once a gram. */
const pairsOf = (words: Model['words']): Int32Array => {
  let pairs = pairsOfModels.get(words)
  if (pairs === undefined) {
    const { length } = words.unwanted.weights
    pairs = new Int32Array(length)
    for (let i = 0; i < length; i++) {
      pairs[i] = (words.unwanted.weights[i]! << 16) | (words.phishing.weights[i]! & 0xffff)
    }
    pairsOfModels.set(words, pairs)
  }
  return pairs
}
const pairsOfModels = new WeakMap<Model['words'], Int32Array>()

const spansMax = 8
/** Grams looked at: those of one passage lie side by side and become one span. */
const passagesMax = 3 * spansMax

/** The passages whose grams pull hardest towards `unwanted`: for the reader, not for the sum. */
export const tellingPassages = (view: View, words: Words, model: Model): readonly Span[] => {
  const { ids, at } = words.grams
  const pairs = pairsOf(model.words)
  // The hottest, hottest first; of equal ones the first.
  const hottest: { readonly at: number; readonly weight: number }[] = []
  let least = 0
  for (let i = 0; i < ids.length; i++) {
    const weight = pairs[ids[i]!]! >> 16
    if (weight <= least) continue
    let k = hottest.length
    while (k > 0 && hottest[k - 1]!.weight < weight) k--
    hottest.splice(k, 0, { at: at[i]!, weight })
    if (hottest.length > passagesMax) hottest.pop()
    if (hottest.length === passagesMax) least = hottest[passagesMax - 1]!.weight
  }
  const spans: Span[] = []
  for (const { at: offset } of hottest) {
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
