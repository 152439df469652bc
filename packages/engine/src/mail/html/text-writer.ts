/** Text put together as a browser lays it out: spaces collapsed, blocks on their own lines. */

/** What wants to know where the next visible character comes to stand. */
export type Mark = { start: number }

export type TextWriter = {
  text: string
  /** Spaces that are written only if something follows on the same line. */
  space: string
  /** Line ends that are written only if something follows. */
  newlines: number
  /** Marks to be set at the next character. */
  waiting: Mark[]
  /** Zero-width and other invisible characters written. */
  invisible: number
  readonly charsMax: number
}

export function textWriter(charsMax: number): TextWriter {
  return { text: '', space: '', newlines: 0, waiting: [], invisible: 0, charsMax }
}

/** Empty lines in a row are cut to two: pages of nothing carry no meaning. */
const newlinesMax = 3
const lineEnds = ['', '\n', '\n\n', '\n\n\n']
/** Spaces kept in a row: a row of a QR code drawn with text is shorter. */
const spacesMax = 200

/** A block begins or ends. */
export function breakLine(to: TextWriter): void {
  to.space = ''
  if (to.newlines === 0 && to.text !== '') to.newlines = 1
}

/** <br>, or a line end where those are kept. */
export function newLine(to: TextWriter): void {
  to.space = ''
  if (to.text !== '' && to.newlines < newlinesMax) to.newlines++
}

/** A space that collapses with others. */
export function space(to: TextWriter): void {
  if (to.space === '') {
    if (to.newlines === 0 && to.text !== '') to.space = ' '
  } else if (to.space.length < spacesMax && to.space.charCodeAt(to.space.length - 1) === nbsp) to.space += ' '
}

const nbsp = 0xa0

function keptSpace(to: TextWriter, letter: string): void {
  if (to.space.length < spacesMax) to.space += letter
}

function put(to: TextWriter, piece: string): void {
  const left = to.charsMax - to.text.length
  if (left <= 0) return
  if (to.newlines > 0) {
    to.text += lineEnds[to.newlines]
    to.newlines = 0
  }
  if (to.space !== '') {
    to.text += to.space
    to.space = ''
  }
  if (to.waiting.length > 0) {
    for (const mark of to.waiting) mark.start = to.text.length
    to.waiting = []
  }
  to.text += piece.length > left ? piece.slice(0, left) : piece
}

/** Default-ignorable characters that occur in mail to split words: U+00AD, U+034F, U+061C, U+180E, U+200B-F, U+202A-E, U+2060-F, U+FEFF. */
function isInvisible(c: number): boolean {
  if (c >= 0x2070) return c === 0xfeff
  if (c >= 0x200b) return c <= 0x200f || (c >= 0x202a && c <= 0x202e) || c >= 0x2060
  return c === 0xad || c === 0x34f || c === 0x61c || c === 0x180e
}

/**
 * Writes source.slice(start, end).
 * @returns how many characters other than spaces were written.
 */
export function write(to: TextWriter, source: string, start: number, end: number): number {
  let written = 0
  let i = start
  while (i < end) {
    const c = source.charCodeAt(i)
    if (c <= 0x20) {
      // A browser drops U+0000 and does not show other controls.
      if (c === 0x20 || (c >= 0x09 && c <= 0x0d && c !== 0x0b)) space(to)
      i++
      continue
    }
    if (c === nbsp) {
      keptSpace(to, '\u00a0')
      i++
      continue
    }
    const from = i
    i = runEnd(to, source, i, end)
    put(to, source.slice(from, i))
    written += i - from
  }
  return written
}

/** End of the piece from `from` that can be taken as it stands: single spaces between words are in it. */
function runEnd(to: TextWriter, source: string, from: number, end: number): number {
  let i = from
  while (i < end) {
    const c = source.charCodeAt(i)
    if (c > 0x20) {
      if (c >= 0xa0) {
        if (c === nbsp) return i
        if (c < 0x3000 || c === 0xfeff) {
          if (isInvisible(c)) to.invisible++
        }
      }
      i++
    } else {
      const next = i + 1 < end ? source.charCodeAt(i + 1) : 0
      if (c !== 0x20 || next <= 0x20 || next === nbsp) return i
      i += 2
      if (isInvisible(next)) to.invisible++
    }
  }
  return i
}

/** Writes source.slice(start, end) with its line ends, and its spaces too unless only lines are kept. */
export function writeKept(to: TextWriter, source: string, start: number, end: number, keepSpaces: boolean): number {
  let written = 0
  let i = start
  while (i < end) {
    const c = source.charCodeAt(i)
    if (c <= 0x20 || c === nbsp) {
      if (c === 0x0a) newLine(to)
      else if (c === nbsp || (keepSpaces && (c === 0x20 || c === 0x09))) keptSpace(to, source[i] as string)
      else if (c === 0x20 || c === 0x09) space(to)
      i++
      continue
    }
    const from = i
    while (i < end) {
      const next = source.charCodeAt(i)
      if (next <= 0x20 || next === nbsp) break
      if (isInvisible(next)) to.invisible++
      i++
    }
    put(to, source.slice(from, i))
    written += i - from
  }
  return written
}
