/** Words that mix scripts to look like another word: pаypal with a Cyrillic а. */
import { type Script, scriptIndexAt, scripts } from './script.ts'

export type MixedWord = { readonly start: number; readonly end: number; readonly scripts: readonly Script[] }

const latin = scripts.indexOf('latin')
const greek = scripts.indexOf('greek')
const isMixable = scripts.map((name) =>
  ['latin', 'greek', 'cyrillic', 'armenian', 'cherokee', 'coptic', 'lisu', 'georgian'].includes(name),
)
/** Greek letters drawn like Latin ones; others (π, Ω, Δ, Σ, θ, λ) beside Latin ones are formulas and units. */
const greekLookAlikes = 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹαγεηικνορτυχωϲϳάέήίόύώ'
/** 'kΩ', 'μSv', 'Cα': with so few Latin letters nobody is taken in. */
const shortLatin = 3
/** Longest piece of an unbroken run that is taken for one word. */
const wordUnitsMax = 64
const resultsMax = 200

/**
 * Words of letters of one look-alike script and another: Latin with Cyrillic, Greek, Armenian, Cherokee, ... Japanese
 * mixtures are ordinary, and so are Greek letters that look like nothing else, at the ends of a short word, or in the
 * capitals of a formula name (NFκB). Digits, hyphens and apostrophes end a word: 'SMS-код' is two.
 */
export function mixedScriptWords(text: string): MixedWord[] {
  const words: MixedWord[] = []
  for (let i = 0; i < text.length && words.length < resultsMax; i++) {
    const c = text.charCodeAt(i)
    // Most text has no letter of the scripts in question: those lie from U+0370 on, kana and Han are not mixable.
    if (c < 0x370 || (c > 0x2cff && c < 0xa4d0)) continue
    const script = scriptIndexAt(text, i)
    if (script === latin || !isMixable[script]) continue
    const start = wordEdge(text, i, -1)
    const end = wordEdge(text, i, 1) + 1
    const found = mixture(text, start, end)
    if (found !== null) words.push({ start, end, scripts: found })
    i = end - 1
  }
  return words
}

function wordEdge(text: string, at: number, step: 1 | -1): number {
  let edge = at
  for (let n = 0; n < wordUnitsMax; n++) {
    const next = edge + step
    if (next < 0 || next >= text.length || !isMixable[scriptIndexAt(text, next)]) break
    edge = next
  }
  return edge
}

function mixture(text: string, start: number, end: number): Script[] | null {
  const counts = new Map<number, number>()
  for (let i = start; i < end; i++) {
    const script = scriptIndexAt(text, i)
    counts.set(script, (counts.get(script) ?? 0) + 1)
  }
  if (counts.size < 2) return null
  const greekOnly = counts.size === 2 && counts.has(greek) && counts.has(latin)
  if (greekOnly && isFormula(text.slice(start, end), counts.get(latin)!)) return null
  return [...counts.keys()].map((script) => scripts[script]!)
}

/** Is a word of Latin and Greek letters a unit, a formula or a name of science rather than a disguise? */
function isFormula(word: string, latinLetters: number): boolean {
  const greekLetters = [...word].filter((letter) => letter >= '\u0370' && scriptIndexAt(letter, 0) === greek)
  if (greekLetters.some((letter) => !greekLookAlikes.includes(letter))) return true
  const inside = [...word.slice(1, -1)].some((letter) => scriptIndexAt(letter, 0) === greek)
  if (latinLetters <= shortLatin && !inside) return true
  const latinPart = [...word].filter((letter) => letter < '\u0370').join('')
  return latinPart === latinPart.toUpperCase() && greekLetters.every((letter) => letter !== letter.toUpperCase())
}
