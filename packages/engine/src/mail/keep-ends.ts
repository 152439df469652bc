/** A text too long to be kept whole: its beginning and its end, as what a mail asks for stands in either. */
import type { Link } from './message.ts'

/** text.slice(0, headEnd), a line end, text.slice(tailStart). */
export type Ends = { readonly text: string; readonly headEnd: number; readonly tailStart: number }

/** Of what is kept, the share that is beginning. */
const headShare = 0.75
/** Characters given up so that the cut falls between lines. */
const lineChars = 1_000

const isHighSurrogate = (c: number): boolean => c >= 0xd800 && c <= 0xdbff
const isLowSurrogate = (c: number): boolean => c >= 0xdc00 && c <= 0xdfff

/** @returns null where the text is no longer than `most`. */
export function keepEnds(text: string, most: number): Ends | null {
  if (text.length <= most) return null
  const head = Math.floor(most * headShare)
  const tail = text.length - (most - head - 1)
  const lineBefore = text.lastIndexOf('\n', head)
  const lineAfter = text.indexOf('\n', tail)
  let headEnd = head - lineBefore < lineChars && lineBefore > 0 ? lineBefore : head
  let tailStart = lineAfter >= 0 && lineAfter - tail < lineChars ? lineAfter + 1 : tail
  if (isHighSurrogate(text.charCodeAt(headEnd - 1))) headEnd--
  if (isLowSurrogate(text.charCodeAt(tailStart))) tailStart++
  return { text: `${text.slice(0, headEnd)}\n${text.slice(tailStart)}`, headEnd, tailStart }
}

/** A link of the whole text, pointing into what is kept of it; without a place where that is gone. */
export function linkInEnds(link: Link, { headEnd, tailStart }: Ends): Link {
  const { span } = link
  if (span === null || span.end <= headEnd) return link
  if (span.start < tailStart) return { ...link, span: null }
  const shift = headEnd + 1 - tailStart
  return { ...link, span: { ...span, start: span.start + shift, end: span.end + shift } }
}
