/**
 * Texts cut for the index: pairs of letters where words are written without spaces between them, whole words elsewhere.
 * Words of one and two characters are found too, which the trigrams databases bring do not.
 */
import { fold } from '@miwake/engine'

/** Characters of a text that are indexed: what stands further down is hardly what a mail is remembered by. */
const indexedChars = 20_000
/** Letters kept of a word: longer ones are tokens and keys. */
const wordChars = 40
/** From here on a word is found by its beginning; shorter ones would begin too many. */
const prefixChars = 3
/** Words of a query looked for; the rest is let go. */
const queryWordsMax = 8

// Scripts without spaces between words, and Hangul, whose particles cling to them.
const runs =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー]+|[[\p{L}\p{N}\p{M}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー]]+/gv
const unspaced =
  /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー]/v

const runsOf = (text: string): readonly string[] => fold(text.slice(0, indexedChars)).value.match(runs) ?? []

export type Cut = {
  /** In order: words, and of runs of letters the pairs, or the letter that stands alone. */
  readonly grams: readonly string[]
  /** Each letter of the runs of letters once. */
  readonly letters: readonly string[]
}

export const cutText = (text: string): Cut => {
  const grams: string[] = []
  const letters = new Set<string>()
  for (const run of runsOf(text)) {
    if (!unspaced.test(run)) {
      grams.push(run.slice(0, wordChars))
      continue
    }
    let before = ''
    for (const letter of run) {
      letters.add(letter)
      if (before !== '') grams.push(before + letter)
      before = letter
    }
    if (before === run) grams.push(run)
  }
  return { grams, letters: [...letters] }
}

export type Sought = {
  /** Grams that follow each other; `open`: the last is the beginning of a word. */
  readonly phrases: readonly { readonly grams: readonly string[]; readonly open: boolean }[]
  /** Letters that stand anywhere. */
  readonly letters: readonly string[]
}

/** What a query asks for: all of it has to be there. */
export const cutQuery = (query: string): Sought => {
  const phrases: { readonly grams: readonly string[]; readonly open: boolean }[] = []
  const letters = new Set<string>()
  for (const word of query.trim().split(/\s+/u, queryWordsMax)) {
    let grams: string[] = []
    const found = runsOf(word)
    for (const [i, run] of found.entries()) {
      const cut = cutText(run)
      // A letter alone is a gram only where it stands alone in the text too: ask for the letter.
      if (cut.letters.length === 1 && cut.grams.length === 1 && cut.letters[0] === cut.grams[0]) {
        letters.add(run)
        if (grams.length > 0) phrases.push({ grams, open: false })
        grams = []
        continue
      }
      grams.push(...cut.grams)
      if (i === found.length - 1) phrases.push({ grams, open: !unspaced.test(run) && run.length >= prefixChars })
    }
  }
  return { phrases, letters: [...letters] }
}
