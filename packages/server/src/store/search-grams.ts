/**
 * Texts cut for the index: pairs of letters where words are written without spaces between them, whole words elsewhere.
 * Words of one and two characters are found too, which the trigrams databases bring do not.
 */
import { fold } from '@miwake/engine'

/** Characters of a text that are indexed: what stands further down is hardly what a mail is remembered by. */
export const indexedChars = 20_000
/** Letters kept of a word: longer ones are tokens and keys. */
const wordChars = 40

/**
 * A run of letters without a space or sign between them.
 * `word`: letters of scripts that put spaces between words, and digits. `letters`: all others, code point by code point.
 */
type Run =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'letters'; readonly text: readonly string[] }

const runs =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー々〆]+|[\p{L}\p{N}\p{M}]+?(?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー々〆]|[^\p{L}\p{N}\p{M}]|$)/gu
const withoutSpaces = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー々〆]/u

const runsOf = (text: string): readonly Run[] =>
  (fold(text.slice(0, indexedChars)).value.match(runs) ?? []).map((run) =>
    withoutSpaces.test(run) ? { kind: 'letters', text: [...run] } : { kind: 'word', text: run.slice(0, wordChars) },
  )

/** Tokens in order; of a run of letters its pairs, of one that stands alone itself. */
export const gramsOf = (text: string): readonly string[] =>
  runsOf(text).flatMap((run) => {
    if (run.kind === 'word') return [run.text]
    if (run.text.length === 1) return run.text
    return run.text.slice(0, -1).map((letter, i) => letter + run.text[i + 1]!)
  })

/** Each letter of the runs of letters once. */
export const lettersOf = (text: string): readonly string[] => [
  ...new Set(runsOf(text).flatMap((run) => (run.kind === 'letters' ? run.text : []))),
]
