/** How strongly a detector's phrases are there: one could be chance, three different ones are meant. */
import type { Span } from '../mail/message.ts'
import type { Hit } from './detector.ts'
import type { View } from './view.ts'

/** The text that spans of a place are offsets of. */
export const phraseText = ({ message }: View, place: Span['place']): string =>
  place === 'subject' ? message.subject : message.text

/** Different phrases among the hits, by their text. 'survey' in 'short survey' is the same: it begins or ends with it. */
export const distinctHits = (view: View, spans: readonly Span[]): number => {
  const said = new Set<string>()
  for (const [i, { place, start, end }] of spans.entries()) {
    const part = spans.slice(0, i).some((s) => s.place === place && (s.start === start || s.end === end))
    if (!part) said.add(phraseText(view, place).slice(start, end).toLowerCase())
  }
  return said.size
}

/** 0.5 for one phrase, up to 1 for three different ones; one in the subject counts double. */
export const phraseStrength = (view: View, symbol: string): number => strengthOf(view, view.phraseHits(symbol))

/** The same of some of a detector's hits. @returns 0 for none. */
export const strengthOf = (view: View, spans: readonly Span[]): number => {
  if (spans.length === 0) return 0
  const distinct = distinctHits(view, spans) + (spans.some((s) => s.place === 'subject') ? 1 : 0)
  return Math.min(1, 0.25 + 0.25 * distinct)
}

/** Said of a hit, what stands right before and after it, lower case. */
export type Said = { readonly phrase: string; readonly before: string; readonly after: string }

const besideChars = 24

/** A detector's hits that mean what they say, by the words beside them. */
export const hitsMeant = (view: View, symbol: string, means: (said: Said) => boolean): readonly Span[] =>
  view.phraseHits(symbol).filter(({ place, start, end }) => {
    const text = phraseText(view, place)
    const lower = (from: number, to: number) => text.slice(Math.max(0, from), to).toLowerCase()
    return means({
      phrase: lower(start, end),
      before: lower(start - besideChars, start),
      after: lower(end, end + besideChars),
    })
  })

/** For phrases that honest mail uses singly: two different ones, or one in the subject, else nothing. */
export const severalOrSubject = (view: View, symbol: string): Hit | null => {
  const value = phraseStrength(view, symbol)
  return value >= 0.75 ? { value } : null
}
