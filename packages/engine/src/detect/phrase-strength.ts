/** How strongly a detector's phrases are there: one could be chance, three different ones are meant. */
import type { Span } from '../mail/message.ts'
import type { Hit } from './detector.ts'
import type { View } from './view.ts'

/** Different phrases among the hits, by their text. */
export const distinctHits = (view: View, spans: readonly Span[]): number =>
  new Set(
    spans.map((s) =>
      (s.place === 'subject' ? view.message.subject : view.message.text).slice(s.start, s.end).toLowerCase(),
    ),
  ).size

/** 0.5 for one phrase, up to 1 for three different ones; one in the subject counts double. */
export const phraseStrength = (view: View, symbol: string): number => {
  const spans = view.phraseHits(symbol)
  const distinct = distinctHits(view, spans) + (spans.some((s) => s.place === 'subject') ? 1 : 0)
  return Math.min(1, 0.25 + 0.25 * distinct)
}

/** For phrases that honest mail uses singly: two different ones, or one in the subject, else nothing. */
export const severalOrSubject = (view: View, symbol: string): Hit | null => {
  const value = phraseStrength(view, symbol)
  return value >= 0.75 ? { value } : null
}
