/** Brand words one or two slips away: 'rakutan', 'yodobsahi'. */
import { editCost } from './edit-cost.ts'
import { slotOf } from './hash-table.ts'
import { join, type Shape } from './label-shape.ts'
import { baitWords, commonWords } from './label-words.ts'
import {
  type BrandWord,
  deletionKeys,
  editedMin,
  editKeysMax,
  filterMask,
  type LookAlikeIndex,
} from './look-alike-index.ts'

/** Longer pieces are no slip of a brand word. */
const pieceMax = 26
/** Before the registrable label a word has to be this long. */
const subDomainMin = 7

/** How much slipping a word of that many letters bears, in editCost(). */
const costAllowed = (length: number): number => (length <= 7 ? 0.5 : length <= 9 ? 0.8 : 1.3)

const keys = new Int32Array(editKeysMax)

export type EditedWord = { readonly word: BrandWord; readonly own: boolean; readonly cost: number }

/** The nearest brand word to any label or hyphen-separated piece. */
export const findEdited = (text: string, shape: Shape, ownStart: number, index: LookAlikeIndex): EditedWord | null => {
  const { joins, length } = shape
  let best: EditedWord | null = null
  let label = 0
  let piece = 0
  for (let i = 1; i <= length; i++) {
    const joined = i === length ? join.dot : joins[i]!
    if (joined < join.hyphen) continue
    if (piece !== label) best = nearer(best, nearest(text, shape, piece, i, ownStart, index))
    piece = i
    if (joined !== join.dot) continue
    best = nearer(best, nearest(text, shape, label, i, ownStart, index))
    label = i
  }
  return best
}

const nearer = (a: EditedWord | null, b: EditedWord | null): EditedWord | null =>
  a === null || (b !== null && b.cost < a.cost) ? b : a

/** The nearest brand word to letters[start, end). */
const nearest = (
  text: string,
  { letters, at }: Shape,
  start: number,
  end: number,
  ownStart: number,
  { edited, editedBits, words }: LookAlikeIndex,
): EditedWord | null => {
  if (end - start < editedMin - 1 || end - start > pieceMax) return null
  const own = at[start]! >= ownStart
  let best: EditedWord | null = null
  let known = 0
  const count = deletionKeys(letters, start, end, keys)
  for (let k = 0; k < count; k++) {
    const key = keys[k]!
    if ((editedBits[(key & filterMask) >> 3]! & (1 << (key & 7))) === 0) continue
    for (let i = slotOf(edited, key); edited.slots[i] !== 0; i = (i + 1) & edited.mask) {
      if (edited.keys[i] !== key || edited.slots[i] === known) continue
      known = edited.slots[i]!
      const word = words[known - 1]!
      if (!own && word.letters.length < subDomainMin) continue
      const cost = editCost(letters, start, end, word.letters)
      if (cost > costAllowed(word.letters.length) || (best !== null && cost >= best.cost)) continue
      const raw = text.slice(at[start], at[end]).replace(/[^a-z0-9]/g, '')
      if (!commonWords.has(raw) && !baitWords.has(raw)) best = { word, own, cost }
    }
  }
  return best
}
