/** How strongly a detector's phrases are there: one could be chance, three different ones are meant. */
import type { Span } from '../mail/message.ts'
import type { Hit } from './detector.ts'
import type { View } from './view.ts'

/** Different phrases among the hits, by their text. One inside another ('survey' in 'short survey') is the same. */
export const distinctHits = (view: View, spans: readonly Span[]): number => {
  const said = new Set<string>()
  for (let i = 0; i < spans.length; ) {
    const { place, start } = spans[i]!
    let { end } = spans[i]!
    for (i++; i < spans.length && spans[i]!.place === place && spans[i]!.start < end; i++) {
      end = Math.max(end, spans[i]!.end)
    }
    said.add((place === 'subject' ? view.message.subject : view.message.text).slice(start, end).toLowerCase())
  }
  return said.size
}

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
