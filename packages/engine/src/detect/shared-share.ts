/** How much of one text stands in another, by sampled 4-character pieces. */

/** Pieces looked at: enough for a share within a tenth. */
const piecesMax = 60
const pieceChars = 4
const readChars = 8000
const searchedChars = 20_000

/** Share of `a`'s pieces found in `b`; pieces with white space and URLs are left out. 1 when there is nothing to compare. */
export const sharedShare = (a: string, b: string): number => {
  const read = a.slice(0, readChars).replace(/https?:\/\/\S+/g, ' ')
  const searched = b.slice(0, searchedChars)
  const step = Math.max(pieceChars, Math.floor(read.length / piecesMax))
  let found = 0
  let pieces = 0
  for (let i = 0; i + pieceChars <= read.length; i += step) {
    const piece = read.slice(i, i + pieceChars)
    if (/[\s/:.=&?%-]/.test(piece)) continue
    pieces++
    if (searched.includes(piece)) found++
  }
  return pieces < 8 ? 1 : found / pieces
}
