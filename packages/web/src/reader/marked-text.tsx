/** Text of a mail with passages marked; nothing of it is ever read as HTML, nothing in it is a link. */
import type { Span, SpanPlace } from '../api/types.ts'
import { harmless, harmlessText } from '../parts/harmless.ts'
import { piecesOf, rangesIn } from './marks.ts'

export const Marked = ({
  text,
  spans,
  place,
}: {
  readonly text: string
  readonly spans: readonly Span[]
  readonly place: SpanPlace
}) => {
  const shown = place === 'text' || place === 'hidden' ? harmlessText(text) : harmless(text)
  let at = 0
  return piecesOf(shown, rangesIn(spans, place, text.length)).map((piece) => {
    const key = at
    at += piece.text.length
    return piece.mark === null ? <span key={key}>{piece.text}</span> : <mark key={key}>{piece.text}</mark>
  })
}
