/** The spellings as they ship: folded, and all that can be told beforehand told, as start-up folds none. */
import { charClass, katakana, word } from '../text/char-class.ts'
import { visualSkeleton } from '../text/confusable.ts'
import { fold } from '../text/fold.ts'
import type { Brand } from './brand.ts'

/** Bits of a row. */
export const spellingIs = {
  /** A claim only in a display name or with its context. */
  ambiguous: 1,
  /** Latin and written with a capital: an ambiguous word in small letters ('chase the ball') is not meant. */
  capital: 2,
  /** Katakana at its start (end): no katakana may stand before (after) it, 'オリコ' is not in 'オリコン'. */
  kanaStart: 4,
  kanaEnd: 8,
} as const

export type PackedSpellings = {
  /** Brand with context words -> these, folded. */
  readonly contexts: Readonly<Record<string, readonly string[]>>
  /** Brand: registry id, 'service:NAME', or '' for a decoy, which only keeps a shorter spelling from matching. */
  readonly rows: readonly (readonly [value: string, brand: string, flags: number, text: string])[]
  /** What a name looks like -> its row: names that are worth disguising. */
  readonly looks: readonly (readonly [look: string, row: number])[]
}

/** Katakana names of this length and more stand in compounds often and inside other words never: アマゾンアカウント. */
const kanaFreeMin = 5
/** Shorter names look like too much else, longer ones than this are not spelled in one word. */
export const look = { latinMin: 5, katakanaMin: 3, max: 24 } as const

/** Deterministic JSON, a spelling a line. */
export const packSpellings = (
  brands: readonly Brand[],
  services: readonly { readonly name: string; readonly ambiguous: boolean }[],
): string => {
  const contexts: string[] = []
  const rows: string[] = []
  const looks: string[] = []
  const known = new Set<string>()
  for (const brand of brands) {
    if (brand.context) contexts.push(`${JSON.stringify(brand.id)}:${JSON.stringify(brand.context.map(foldWord))}`)
    const seen = new Set<string>()
    for (const { text, ambiguous } of brand.spellings) {
      const value = foldWord(text)
      // 'JCB CARD' and 'JCB Card' are one.
      if (seen.has(value)) continue
      seen.add(value)
      const seemed = ambiguous ? null : lookOf(value)
      if (seemed !== null && !known.has(seemed)) {
        known.add(seemed)
        looks.push(JSON.stringify([seemed, rows.length]))
      }
      rows.push(JSON.stringify([value, brand.id, flagsOf(text, value, ambiguous === true), text]))
    }
    for (const decoy of brand.decoys ?? []) rows.push(JSON.stringify([foldWord(decoy), '', 0, '']))
  }
  for (const { name, ambiguous } of services) {
    const value = foldWord(name)
    rows.push(JSON.stringify([value, `service:${name}`, flagsOf(name, value, ambiguous), name]))
  }
  return `{"contexts":{\n${contexts.join(',\n')}\n},"rows":[\n${rows.join(',\n')}\n],"looks":[\n${looks.join(',\n')}\n]}\n`
}

const foldWord = (text: string): string => fold(text).value.replace(/\s+/g, ' ').trim()

/** What a name in one script looks like; null where nobody would disguise it, or the look says too little. */
const lookOf = (value: string): string | null => {
  const latin = /^[a-z0-9]+$/.test(value) && value.length >= look.latinMin
  const kana = /^[ァ-ヺー]+$/.test(value) && value.length >= look.katakanaMin
  return (latin || kana) && value.length <= look.max ? visualSkeleton(value) : null
}

const flagsOf = (text: string, value: string, ambiguous: boolean): number => {
  const isKana = (at: number) => (charClass[value.charCodeAt(at)]! & katakana) !== 0
  const kanaEnd = isKana(0) && isKana(value.length - 1) && (ambiguous || value.length < kanaFreeMin)
  const capital = (charClass[value.charCodeAt(0)]! & word) !== 0 && text !== text.toLowerCase()
  return (
    (ambiguous ? spellingIs.ambiguous : 0) |
    (capital ? spellingIs.capital : 0) |
    (isKana(0) ? spellingIs.kanaStart : 0) |
    (kanaEnd ? spellingIs.kanaEnd : 0)
  )
}
