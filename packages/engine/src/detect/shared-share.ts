/** How much of one text stands in another, by sampled 4-character pieces. */

/** Pieces looked at: enough for a share within a few percent. */
const piecesMax = 120

/** Share of `a`'s pieces found in `b`, white space left out. 1 when there is nothing to compare. */
export const sharedShare = (a: string, b: string): number => {
  const bare = a.slice(0, 8000).replace(/\s+|https?:\/\/\S+/g, '')
  const other = b.slice(0, 20_000).replace(/\s+/g, '')
  if (bare.length < 40) return 1
  const step = Math.max(4, Math.floor(bare.length / piecesMax))
  let found = 0
  let pieces = 0
  for (let i = 0; i + 4 <= bare.length; i += step) {
    pieces++
    if (other.includes(bare.slice(i, i + 4))) found++
  }
  return found / pieces
}
