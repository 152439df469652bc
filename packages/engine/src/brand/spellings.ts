/** Every spelling of every brand and service, compiled for one pass over a text. */
import { charClass, katakana, word } from '../text/char-class.ts'
import { fold } from '../text/fold.ts'
import { compilePhrases, type PhraseMatcher } from '../text/phrases.ts'
import { brands, services } from './registry.ts'

export type Entry = {
  /** Registry id or 'service:NAME'; '' for a decoy, which only keeps a shorter spelling from matching. */
  readonly brand: string
  /** As written in the registry. */
  readonly text: string
  readonly ambiguous: boolean
  /** Latin and written with a capital: an ambiguous word in small letters ('chase the ball') is not meant. */
  readonly capital: boolean
  /** Katakana at its start (end): no katakana may stand before (after) it, 'オリコ' is not in 'オリコン'. */
  readonly kanaStart: boolean
  readonly kanaEnd: boolean
  /** Context words that make it a claim, folded. */
  readonly context: readonly string[]
}
export type Spellings = { readonly entries: readonly Entry[]; readonly matcher: PhraseMatcher }

/** Katakana names of this length and more stand in compounds often and inside other words never: アマゾンアカウント. */
const kanaFreeMin = 5

let built: Spellings | undefined

export const spellings = (): Spellings => {
  built ??= build()
  return built
}

function build(): Spellings {
  const entries: Entry[] = []
  const phrases: [string, number][] = []
  const add = (phrase: string, entry: Entry) => {
    phrases.push([phrase, entries.length])
    entries.push(entry)
  }
  for (const brand of brands) {
    const context = (brand.context ?? []).map((text) => fold(text).value)
    const seen = new Set<string>()
    for (const { text, ambiguous } of brand.spellings) {
      const { value } = fold(text)
      // 'JCB CARD' and 'JCB Card' are one.
      if (seen.has(value)) continue
      seen.add(value)
      add(value, toEntry(brand.id, text, value, ambiguous === true, context))
    }
    for (const decoy of brand.decoys ?? []) add(decoy, toEntry('', decoy, decoy, false, []))
  }
  for (const { name, ambiguous } of services) {
    const { value } = fold(name)
    add(value, toEntry(`service:${name}`, name, value, ambiguous, []))
  }
  return { entries, matcher: compilePhrases(phrases) }
}

function toEntry(brand: string, text: string, value: string, ambiguous: boolean, context: readonly string[]): Entry {
  const isKana = (at: number) => (charClass[value.charCodeAt(at)]! & katakana) !== 0
  const wholeKana = isKana(0) && isKana(value.length - 1)
  return {
    brand,
    text,
    ambiguous,
    capital: (charClass[value.charCodeAt(0)]! & word) !== 0 && text !== text.toLowerCase(),
    kanaStart: isKana(0),
    kanaEnd: wholeKana && (ambiguous || value.length < kanaFreeMin),
    context,
  }
}
