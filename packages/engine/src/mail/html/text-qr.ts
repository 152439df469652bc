/** QR codes drawn with block characters: █▀▄, ▌▐, ⬛⬜, ■□. */
import { modulesMax, modulesMin } from './qr-grid.ts'

/** What a character draws: bits 1 upper left, 2 upper right, 4 lower left, 8 lower right. */
const drawn = new Map<number, number>([
  ...[...'█▓■⬛◼⚫●▮'].map((letter) => [letter.codePointAt(0) as number, 15] as const),
  ...[...' \u00a0\u3000□⬜◻⚪○░▯\u2800'].map((letter) => [letter.codePointAt(0) as number, 0] as const),
  [0x2580, 3],
  [0x2584, 12],
  [0x258c, 5],
  [0x2590, 10],
  [0x2598, 1],
  [0x259d, 2],
  [0x2596, 4],
  [0x2597, 8],
  [0x259a, 9],
  [0x259e, 6],
  [0x259b, 7],
  [0x259c, 11],
  [0x2599, 13],
  [0x259f, 14],
])

/** Characters a row may have: two for each module. */
const rowChars = modulesMax * 2
/** Fewer rows than this draw no code even with two modules in each. */
const rowsMin = Math.ceil(modulesMin / 2)

/**
 * The first QR code drawn with characters in the text: dark modules true, quiet zone taken off.
 * @returns null when there is none. Linear.
 */
export function textQr(text: string): boolean[][] | null {
  if (!/[\u2580-\u259f\u25a0\u25cf\u25fc\u26ab\u2b1b]/.test(text)) return null
  let rows: number[][] = []
  let from = 0
  while (from <= text.length) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    const row = readRow(text, from, to)
    if (row !== null && rows.length <= modulesMax) rows.push(row)
    else {
      const code = decode(rows)
      if (code !== null) return code
      rows = []
    }
    from = to + 1
  }
  return decode(rows)
}

/** @returns null when the line holds anything but block characters and spaces. */
function readRow(text: string, from: number, to: number): number[] | null {
  const row: number[] = []
  for (let i = from; i < to; ) {
    const letter = text.codePointAt(i) as number
    i += letter > 0xffff ? 2 : 1
    // A carriage return, and what asks for the text or picture form of an emoji, draws nothing.
    if (letter === 0x0d || (letter >= 0xfe00 && letter <= 0xfe0f) || letter === 0x200b) continue
    const bits = drawn.get(letter)
    if (bits === undefined || row.length >= rowChars) return null
    row.push(bits)
  }
  return row
}

function decode(lines: readonly number[][]): boolean[][] | null {
  if (lines.length < rowsMin) return null
  const width = Math.max(...lines.map((line) => line.length))
  const all = lines.flat()
  const tall = all.some((bits) => (bits & 3) !== bits >> 2)
  const wide = all.some((bits) => (bits & 5) !== ((bits >> 1) & 5))
  const bitmap: boolean[][] = []
  for (const line of lines) {
    for (const upper of tall ? [true, false] : [true]) {
      const row: boolean[] = []
      for (let x = 0; x < width; x++) {
        const bits = (line[x] ?? 0) >> (upper ? 0 : 2)
        row.push((bits & 1) !== 0)
        if (wide) row.push((bits & 2) !== 0)
      }
      bitmap.push(row)
    }
  }
  return findCode(bitmap) ?? findCode(halved(bitmap))
}

/** Each module drawn as two characters side by side. */
function halved(bitmap: readonly boolean[][]): boolean[][] {
  const start = Math.min(...bitmap.map((row) => row.indexOf(true)).filter((at) => at >= 0), 0)
  const odd = Math.min(...bitmap.map((row) => row.indexOf(true)).filter((at) => at >= 0)) % 2
  return bitmap.map((row) => row.filter((_, x) => x >= start && (x - odd) % 2 === 0))
}

/** Dark on light, or light on dark as terminals draw it. */
function findCode(bitmap: readonly boolean[][]): boolean[][] | null {
  return cropped(bitmap, true) ?? cropped(bitmap, false)
}

/** The bitmap without its quiet zone if finder patterns stand in three corners (ISO/IEC 18004 §6.3.3). */
function cropped(bitmap: readonly boolean[][], ink: boolean): boolean[][] | null {
  const dark = bitmap.map((row) => row.map((module) => module === ink))
  // The ink-free rim of an inverted drawing is the page around it: only what lies inside the drawn area counts.
  const inner = ink ? dark : trimmed(dark, false)
  const code = trimmed(inner, true)
  const height = code.length
  const width = code[0]?.length ?? 0
  if (height !== width || height < modulesMin || height > modulesMax || (height - 17) % 4 !== 0) return null
  const corners = [
    [0, 0],
    [0, width - 7],
    [height - 7, 0],
  ] as const
  return corners.every(([y, x]) => isFinder(code, y, x)) ? code : null
}

/** Cut to the smallest box that holds every module of this kind. */
function trimmed(bitmap: readonly boolean[][], kind: boolean): boolean[][] {
  const rows = bitmap.map((row) => row.includes(kind))
  const top = rows.indexOf(true)
  const bottom = rows.lastIndexOf(true)
  if (top < 0) return []
  let left = Number.POSITIVE_INFINITY
  let right = -1
  for (let y = top; y <= bottom; y++) {
    const row = bitmap[y] as boolean[]
    const first = row.indexOf(kind)
    if (first >= 0) left = Math.min(left, first)
    right = Math.max(right, row.lastIndexOf(kind))
  }
  return bitmap.slice(top, bottom + 1).map((row) => row.slice(left, right + 1))
}

function isFinder(code: readonly boolean[][], top: number, left: number): boolean {
  for (let y = 0; y < 7; y++) {
    for (let x = 0; x < 7; x++) {
      const ring = Math.max(Math.abs(y - 3), Math.abs(x - 3))
      if ((code[top + y]?.[left + x] ?? false) !== (ring !== 2)) return false
    }
  }
  return true
}
