/** Text on its way to the reader, or to what is kept from the reader. */
import { whiteSpace } from './declarations.ts'
import { hiddenCode, type Look } from './look.ts'
import { parentFrame } from './open-elements.ts'
import { finishGrid } from './qr-grid.ts'
import { content, type Reading } from './reading.ts'
import { newLine, write, writeKept } from './text-writer.ts'

/** source.slice(start, end) as text of the element now open. */
export function writeText(r: Reading, source: string, start: number, end: number): void {
  if (r.content === content.shown) writeShown(r, parentFrame(r.open, null), source, start, end)
  else if (r.content !== content.dropped) r.raw += source.slice(start, end)
}

/** Text with this look. */
export function writeShown(r: Reading, look: Look, source: string, start: number, end: number): void {
  const to = look.hidden === hiddenCode.shown ? r.text : r.hidden
  const count =
    look.whiteSpace === whiteSpace.collapse
      ? write(to, source, start, end)
      : writeKept(to, source, start, end, look.whiteSpace === whiteSpace.keep)
  if (count === 0) return
  if (to === r.hidden) r.hiddenChars[look.hidden] = (r.hiddenChars[look.hidden] as number) + count
  else if (r.grid.recorded > 0) finishGrid(r.grid)
}

/** <br>. */
export function lineEnd(r: Reading, look: Look): void {
  newLine(look.hidden === hiddenCode.shown ? r.text : r.hidden)
}
