/** QR codes drawn with coloured cells: a table of tiny cells, or rows of tiny blocks. */

/** ISO/IEC 18004 §6.3.1: version 1 has 21 modules a side, version 40 has 177; the quiet zone adds 4 on each side. */
export const modulesMin = 21
export const modulesMax = 185
/** Codes kept of one mail. */
const codesMax = 8

export type QrGrid = {
  rows: boolean[][]
  row: boolean[]
  /** Modules recorded since the beginning: tells an element with modules inside from one without. */
  recorded: number
  readonly found: boolean[][][]
}

export function qrGrid(): QrGrid {
  return { rows: [], row: [], recorded: 0, found: [] }
}

/** An empty cell; `columns` as its colspan says. */
export function recordModule(to: QrGrid, dark: boolean, columns: number): void {
  to.recorded++
  // A grid laid out by CSS has no rows: all its modules come in one.
  for (let i = 0; i < columns && to.row.length < modulesMax * modulesMax; i++) to.row.push(dark)
}

export function endModuleRow(to: QrGrid): void {
  if (to.row.length === 0) return
  // A row longer than any code is a grid without rows, and that is the only one.
  if (to.row.length >= modulesMin && (to.row.length <= modulesMax || to.rows.length === 0)) to.rows.push(to.row)
  to.row = []
  if (to.rows.length > modulesMax) finishGrid(to)
}

/** Something else is shown: what was recorded so far is a code, or nothing. */
export function finishGrid(to: QrGrid): void {
  if (to.rows.length === 0 && to.row.length === 0) return
  endModuleRow(to)
  const rows = to.rows
  to.rows = []
  if (rows.length === 1) addCode(to, square(rows[0] as boolean[]))
  for (let from = 0; from < rows.length; ) {
    const width = (rows[from] as boolean[]).length
    let end = from + 1
    while (end < rows.length && (rows[end] as boolean[]).length === width) end++
    addCode(to, rows.slice(from, end))
    from = end
  }
}

/** One long row of n × n modules as n rows. */
function square(row: readonly boolean[]): boolean[][] {
  const side = Math.sqrt(row.length)
  if (!Number.isInteger(side)) return []
  return Array.from({ length: side }, (_, i) => row.slice(i * side, (i + 1) * side))
}

/** A quiet zone may be missing on some sides, so a code need not be quite square. */
const unevenMax = 8

function addCode(to: QrGrid, rows: boolean[][]): void {
  const width = rows[0]?.length ?? 0
  if (rows.length < modulesMin || width < modulesMin || width > modulesMax || to.found.length >= codesMax) return
  if (Math.abs(rows.length - width) > unevenMax) return
  const dark = rows.reduce((sum, row) => sum + row.filter(Boolean).length, 0)
  const share = dark / (rows.length * width)
  // Masking keeps about half of the modules dark; the quiet zone takes some of it.
  if (share >= 0.15 && share <= 0.85) to.found.push(rows)
}
