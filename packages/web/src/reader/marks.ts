/** A text cut into plain and marked pieces by spans that may overlap, run backwards or past its end. */
import type { Span, SpanPlace } from '../api/types.ts'

export type Piece = {
  readonly text: string
  /** Number of the mark, in the order of the text; null for plain text. */
  readonly mark: number | null
}

/** Spans of one place, clipped, sorted and joined where they touch. */
export const rangesIn = (
  spans: readonly Span[],
  place: SpanPlace,
  length: number,
  index = 0,
): readonly (readonly [start: number, end: number])[] => {
  const sorted = spans
    .filter((span) => span.place === place && (place === 'text' || place === 'subject' || span.index === index))
    .map(({ start, end }) => [Math.max(0, start), Math.min(length, end)] as const)
    .filter(([start, end]) => start < end)
    .sort((a, b) => a[0] - b[0])
  const joined: [number, number][] = []
  for (const [start, end] of sorted) {
    const last = joined.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return joined
}

export const piecesOf = (text: string, ranges: readonly (readonly [number, number])[]): readonly Piece[] => {
  const pieces: Piece[] = []
  let at = 0
  ranges.forEach(([start, end], mark) => {
    if (start > at) pieces.push({ text: text.slice(at, start), mark: null })
    pieces.push({ text: text.slice(start, end), mark })
    at = end
  })
  if (at < text.length) pieces.push({ text: text.slice(at), mark: null })
  return pieces
}
