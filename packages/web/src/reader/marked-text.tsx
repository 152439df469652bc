/** Text of a mail with passages marked; nothing of it is ever read as HTML, nothing in it is a link. */
import { useEffect, useRef } from 'react'
import type { Span, SpanPlace } from '../api/types.ts'
import { harmless, harmlessText } from '../parts/harmless.ts'
import { piecesOf, rangesIn } from './marks.ts'

export const Marked = ({
  text,
  spans,
  place,
  index = 0,
}: {
  readonly text: string
  readonly spans: readonly Span[]
  readonly place: SpanPlace
  readonly index?: number
}) => {
  const shown = place === 'text' || place === 'hidden' ? harmlessText(text) : harmless(text)
  let at = 0
  return piecesOf(shown, rangesIn(spans, place, text.length, index)).map((piece) => {
    const key = at
    at += piece.text.length
    return piece.mark === null ? <span key={key}>{piece.text}</span> : <mark key={key}>{piece.text}</mark>
  })
}

export const MarkedText = ({
  text,
  spans,
  place,
  jump,
}: {
  readonly text: string
  readonly spans: readonly Span[]
  readonly place: SpanPlace
  /** Counts up each time the reader asks for the place. */
  readonly jump: number
}) => {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (jump === 0) return
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    box.current?.querySelector('mark')?.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' })
  }, [jump])
  return (
    <div ref={box} className="text">
      <Marked text={text} spans={spans} place={place} />
    </div>
  )
}
