/** What must hold of any scan. */
import assert from 'node:assert/strict'
import type { Message, Scan, Span } from '@miwake/engine'
import { limits } from '../../packages/engine/src/limits.ts'

/** What a span of each place counts in: see SpanPlace. */
const lengthAt = (message: Message, { place, index }: Span): number | undefined => {
  switch (place) {
    case 'from':
      return message.from[index]?.name.length
    case 'replyTo':
      return message.replyTo[index]?.name.length
    case 'subject':
      return message.subject.length
    case 'text':
      return message.text.length
    case 'hidden':
      return message.hidden.length
    case 'link':
      return message.links[index]?.href.length
    case 'attachment':
      return message.attachments[index]?.fileName.length
    case 'header':
      return message.header[index]?.value.length
    case 'image':
      return message.images[index] === undefined ? undefined : 0
  }
}

const brokenSpan = (message: Message, spans: readonly Span[]): Span | undefined =>
  spans.find((span) => {
    const length = lengthAt(message, span)
    return length === undefined || !(span.start >= 0 && span.start <= span.end && span.end <= length)
  })

/** Of DefectKind. */
const defectKinds = 22

/** Every number of a message that limits.ts bounds. */
const overLimits = (message: Message, depth = 0): readonly string[] => {
  const over: string[] = []
  const bound = (name: string, value: number, max: number) => {
    if (value > max) over.push(`${name} ${value}`)
  }
  bound('textChars', message.text.length, limits.textChars)
  bound('hidden', message.hidden.length, limits.textChars)
  bound('links', message.links.length, limits.links)
  bound('linkChars', Math.max(0, ...message.links.map(({ href }) => href.length)), limits.linkChars)
  bound('images', message.images.length, limits.images)
  bound('attachments', message.attachments.length, limits.attachments)
  bound('headerFields', message.header.length, limits.headerFields)
  bound('addresses', Math.max(message.from.length, message.to.length, message.cc.length), limits.addresses)
  // Past the limit the first of each kind is kept.
  bound('defects', message.defects.length, limits.defects + defectKinds)
  bound('charsets', message.charsets.length, limits.charsets)
  bound('calendarEvents', message.calendar.length, limits.calendarEvents)
  bound('forwardDepth', depth, limits.forwardDepth)
  for (const { entries, links } of message.attachments) {
    bound('archiveNames', entries.length, limits.archiveNames)
    bound('attachment links', links.length, limits.links)
  }
  for (const each of message.forwarded) if (each.form === 'attached') over.push(...overLimits(each.message, depth + 1))
  return over
}

/** @throws AssertionError naming what does not hold. */
export const checkScan = ({ view, findings, verdict, action }: Scan): void => {
  const { message } = view
  const { p, logits, terms } = verdict
  assert(['ham', 'spam', 'phishing'].includes(verdict.verdict), verdict.verdict)
  assert(['deliver', 'review', 'junk'].includes(action), action)
  for (const each of [p.ham, p.spam, p.phishing]) assert(each >= 0 && each <= 1, `p ${each}`)
  assert(Math.abs(p.ham + p.spam + p.phishing - 1) < 1e-9, 'p does not sum to 1')
  let unwanted = 0
  let phishing = 0
  for (const { symbol, spans, ...term } of terms) {
    unwanted += term.unwanted
    phishing += term.phishing
    assert.deepEqual(brokenSpan(message, spans), undefined, `span of term ${symbol}`)
  }
  assert.equal(unwanted, logits.unwanted)
  assert.equal(phishing, logits.phishing)
  assert(Number.isFinite(unwanted) && Number.isFinite(phishing), 'a logit is no number')
  for (const { symbol, value, spans } of findings) {
    assert(value > 0 && Number.isFinite(value), `value of ${symbol} is ${value}`)
    assert.deepEqual(brokenSpan(message, spans), undefined, `span of ${symbol}`)
  }
  for (const { brand, spans } of view.claims) assert.deepEqual(brokenSpan(message, spans), undefined, `claim ${brand}`)
  const linkSpans = message.links.flatMap(({ span }) => (span === null ? [] : [span]))
  assert.deepEqual(brokenSpan(message, linkSpans), undefined, 'span of a link')
  assert.deepEqual(overLimits(message), [])
}
