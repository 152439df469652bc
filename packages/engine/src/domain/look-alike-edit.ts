/** Brand words one or two slips away: 'rakutan', 'yodobsahi'. */
import { editCost } from './edit-cost.ts'
import { slotOf } from './hash-table.ts'
import { join, type Shape } from './label-shape.ts'
import { baitWords, commonWords } from './label-words.ts'
import { type BrandWord, eachDeletion, editedMin, type LookAlikeIndex } from './look-alike-index.ts'

/** Longer pieces are no slip of a brand word. */
const pieceMax = 26
/** Before the registrable label a word has to be this long. */
const subDomainMin = 7

/** How much slipping a word of that many letters bears, in editCost(). */
const costAllowed = (length: number): number => (length <= 6 ? 0.5 : length === 7 ? 0.8 : length <= 9 ? 1 : 1.5)

/** The nearest brand word to any label or hyphen-separated piece. */
export const findEdited = (
  text: string,
  { letters, joins, at, length }: Shape,
  ownStart: number,
  index: LookAlikeIndex,
): { readonly word: BrandWord; readonly own: boolean } | null => {
  let best: BrandWord | null = null
  let bestOwn = false
  let bestCost = Number.POSITIVE_INFINITY
  const { edited, words } = index
  const tryPiece = (start: number, end: number): void => {
    if (end - start < editedMin - 1 || end - start > pieceMax) return
    const own = at[start]! >= ownStart
    let known = 0
    eachDeletion(letters.subarray(start, end), end - start, (key) => {
      for (let i = slotOf(edited, key); edited.slots[i] !== 0; i = (i + 1) & edited.mask) {
        if (edited.keys[i] !== key || edited.slots[i] === known) continue
        known = edited.slots[i]!
        const word = words[known - 1]!
        if (!own && word.letters.length < subDomainMin) continue
        const cost = editCost(letters, start, end, word.letters)
        if (cost > costAllowed(word.letters.length) || cost >= bestCost) continue
        const raw = text.slice(at[start], at[end]).replace(/[^a-z0-9]/g, '')
        if (commonWords.has(raw) || baitWords.has(raw)) continue
        best = word
        bestOwn = own
        bestCost = cost
      }
    })
  }
  let label = 0
  let piece = 0
  for (let i = 1; i <= length; i++) {
    const joined = i === length ? join.dot : joins[i]!
    if (joined < join.hyphen) continue
    if (piece !== label) tryPiece(piece, i)
    piece = i
    if (joined !== join.dot) continue
    tryPiece(label, i)
    label = i
  }
  return best === null ? null : { word: best, own: bestOwn }
}
