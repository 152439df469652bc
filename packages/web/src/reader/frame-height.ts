/** How tall a mail's frame should be: a guess from its text, since nobody may look inside. It scrolls where that is short. */

/** Full-width letters on a line of a usual mail, and a line's height with some of the space around paragraphs. */
const lineChars = 42
const linePx = 32
/** Pictures, buttons and margins that are not in the text. */
const besidePx = 180
const heightMinPx = 240
export const heightMaxPx = 4_000

export const frameHeightPx = (text: string): number => {
  let lines = 0
  for (const line of text.split('\n')) lines += Math.max(1, Math.ceil(line.length / lineChars))
  return Math.max(heightMinPx, Math.min(heightMaxPx, lines * linePx + besidePx))
}
