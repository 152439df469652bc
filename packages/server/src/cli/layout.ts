/** Text in a terminal's cells: Japanese characters take two. For plain text, before colours are put around it. */

/** UAX #11 wide and full-width ranges outside emoji, which \p{Emoji_Presentation} tells. */
const wide =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u
/** Combining marks take no cell of their own. */
const zero = /[\p{Mn}\p{Me}\u1160-\u11ff]/u

/** Cells of one code point. */
const cellsOf = (char: string): number => {
  const c = char.codePointAt(0)!
  if (c < 0x300) return 1
  return zero.test(char) ? 0 : wide.test(char) ? 2 : 1
}

export const widthOf = (text: string): number => {
  let cells = 0
  for (const char of text) cells += cellsOf(char)
  return cells
}

/** Cut to at most `cells`, with … where something is missing at the end. */
export const cut = (text: string, cells: number): string => {
  let used = 0
  let fits = 0
  let at = 0
  for (const char of text) {
    used += cellsOf(char)
    if (used > cells) return `${text.slice(0, fits)}…`
    at += char.length
    if (used < cells) fits = at
  }
  return text
}

/** Cut to at most `cells` from the left: of a host name the end tells whose it is. */
export const cutStart = (text: string, cells: number): string => {
  if (widthOf(text) <= cells) return text
  const chars = [...text]
  let used = 1
  let from = chars.length
  while (from > 0 && used + cellsOf(chars[from - 1]!) <= cells) used += cellsOf(chars[--from]!)
  return `…${chars.slice(from).join('')}`
}

/** Cut, and filled with spaces, to exactly `cells`. */
export const fit = (text: string, cells: number): string => {
  const short = cut(text, cells)
  return short + ' '.repeat(Math.max(0, cells - widthOf(short)))
}

/** JIS X 4051: what may not begin a line, and what may not end one. */
const noStart = /^[、。，．・：；？！ー々）」』】〉》〕’”,.!?:;)\]}％%ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/
const noEnd = /[（「『【〈《〔‘“([{]$/
const breakable = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/

/** What is kept on one line: a word of Latin letters, or a Japanese character with the marks that cling to it. */
const piecesOf = (text: string): readonly string[] => {
  const pieces: string[] = []
  for (const char of text) {
    const last = pieces.at(-1)
    const joins =
      last !== undefined &&
      (noStart.test(char) ||
        noEnd.test(last) ||
        (!breakable.test(char) && !breakable.test(last) && !last.endsWith(' ')))
    if (joins) pieces[pieces.length - 1] = last + char
    else pieces.push(char)
  }
  return pieces
}

/** A last line of one or two Japanese characters looks lost. */
const widowCells = 4
/** Narrower columns have no room to give. */
const roomyCells = 30

/** Lines of at most `cells`; a single longer word stands on a line of its own. */
export const wrap = (text: string, cells: number): readonly string[] => {
  const pieces = piecesOf(text)
  const lines = filled(pieces, cells)
  const last = widthOf(lines.at(-1) ?? '')
  return lines.length > 1 && last <= widowCells && cells >= roomyCells ? filled(pieces, cells - 2 * widowCells) : lines
}

const filled = (pieces: readonly string[], cells: number): readonly string[] => {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const piece of pieces) {
    const more = widthOf(piece.trimEnd())
    if (line !== '' && used + more > cells) {
      lines.push(line.trimEnd())
      line = ''
      used = 0
    }
    line += piece
    used += widthOf(piece)
  }
  return [...lines, line.trimEnd()]
}

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

/** A number between 0 and 1 as a bar of at most `cells`; what is not nothing is seen. */
export const bar = (share: number, cells: number): string => {
  const units = Math.min(8 * cells, Math.max(share > 0 ? 1 : 0, Math.round(share * 8 * cells)))
  return '█'.repeat(units >> 3) + eighths[units & 7]!
}
