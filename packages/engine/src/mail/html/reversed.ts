/** Text written backwards and turned round by `direction: rtl` with `unicode-bidi: bidi-override`, or <bdo dir=rtl>. */
import { limits } from '../../limits.ts'
import type { Mark, TextWriter } from './text-writer.ts'

/** A range of the text whose characters a reader sees in reverse. */
export type Reversal = Mark & { end: number }

/** Ranges kept; honest mail has none. */
const reversalsMax = 200

export function startReversal(to: Reversal[], text: TextWriter): Reversal | null {
  if (to.length >= reversalsMax) return null
  const reversal = { start: -1, end: -1 }
  to.push(reversal)
  text.waiting.push(reversal)
  return reversal
}

export function endReversal(reversal: Reversal, text: TextWriter): void {
  if (reversal.start >= 0) reversal.end = text.text.length
  else if (text.waiting.at(-1) === reversal) text.waiting.pop()
}

/** The text as it is seen. Ranges begin in order; one inside another is seen through the outer one. */
export function turnRound(text: string, reversals: readonly Reversal[]): string {
  const pieces: string[] = []
  let done = 0
  for (const { start, end } of reversals) {
    if (end <= start || start < done || end - start > limits.textChars) continue
    pieces.push(text.slice(done, start), [...text.slice(start, end)].reverse().join(''))
    done = end
  }
  return pieces.length === 0 ? text : pieces.join('') + text.slice(done)
}

/** Where a range of the text as written is seen. */
export function seenAt<Range extends Reversal>(range: Range, reversals: readonly Reversal[]): Range {
  const around = reversals.find(({ start, end }) => start <= range.start && range.end <= end)
  if (around === undefined || range.end <= range.start) return range
  const turned = around.start + around.end
  return { ...range, start: turned - range.end, end: turned - range.start }
}
