/** Which language a mail is written in, by its scripts: enough to choose phrases and to speak to its reader. */
import { simplifiedOnly } from './glyphs.ts'
import { type Script, scriptIndexAt, scripts } from './script.ts'

export type Language = 'ja' | 'en' | 'zh' | 'ko' | 'other' | 'none'
/** Share of each kind of letter among all letters; all 0 without letters. */
export type ScriptShares = {
  readonly latin: number
  readonly han: number
  readonly kana: number
  readonly hangul: number
  readonly cyrillic: number
  readonly other: number
}
export type LanguageGuess = { readonly lang: Language; readonly shares: ScriptShares }

/** The beginning says it; UTF-16 units. */
const readUnits = 4_000
/** Kana beside Han, from this share of the two on, mean Japanese: Chinese has none but in names. */
const kanaShareMin = 0.05
/** Han and kana rule a mail that quotes code, addresses and English up to eight times as long, in letters. */
const latinWeight = 0.12
/** Under this share of English stop words it is another language, if there are words enough to tell. */
const stopWordShareMin = 0.04
const wordsMin = 12
/** Han alone and so short is a Japanese heading ('重要') unless something in it is Chinese. */
const headingUnits = 24
const stopWords = new Set(
  (
    'a about all an and any are as at be been but by can for from has have he her his how i if in is it its just may me ' +
    'more my new no not now of on one or our out please she so that the their there they this to up us was we were what ' +
    'when which who will with would you your'
  ).split(' '),
)
/** Frequent words of German, French, Spanish, Portuguese, Italian, Dutch, Swedish, Polish, Turkish that English lacks. */
const foreignStopWords = new Set(
  (
    'der das und ist nicht sie ihr ihre ihren für mit auf ein eine den dem von zu wir bei oder wenn le la les des du une et ' +
    'est vous votre nous pour dans sur avec ce cette qui que au aux el los las del y es su para con por una en de um uma ' +
    'os da do dos das em não seu sua você il lo gli di che per tuo non sono della het een van niet je uw voor met op och ' +
    'att det som din för w na nie się jest ve bir bu için'
  ).split(' '),
)
/** Chinese pronouns, particles and verbs, simplified and traditional, that Japanese words of Han alone do not have. */
const chineseWords = '您们們你她他这這为吗嗎么麼呢吧啊沒點击擊'
/** Forms of Japan alone (kokuji, shinjitai): they settle what no kana settles. */
const japaneseForms = '様円込働済応関発変続験払売観権戻桜経総駅県対図転'

/** Never throws; linear in the first 4,000 units. */
export function guessLanguage(text: string): LanguageGuess {
  const read = text.slice(0, readUnits)
  const counts = countScripts(read)
  const shares = sharesOf(counts)
  return { lang: languageOf(read, shares), shares }
}

/** By index of `scripts`. */
function countScripts(text: string): Uint32Array {
  const counts = new Uint32Array(scripts.length)
  for (let i = 0; i < text.length; i++) counts[scriptIndexAt(text, i)]!++
  return counts
}

const at = Object.fromEntries(scripts.map((script, i) => [script, i])) as Record<Script, number>

function sharesOf(counts: Uint32Array): ScriptShares {
  let letters = -counts[at.common]!
  for (const n of counts) letters += n
  const share = (n: number) => (letters === 0 ? 0 : n / letters)
  const latin = counts[at.latin]!
  const han = counts[at.han]!
  const kana = counts[at.hiragana]! + counts[at.katakana]!
  const hangul = counts[at.hangul]!
  const cyrillic = counts[at.cyrillic]!
  return {
    latin: share(latin),
    han: share(han),
    kana: share(kana),
    hangul: share(hangul),
    cyrillic: share(cyrillic),
    other: share(letters - latin - han - kana - hangul - cyrillic),
  }
}

function languageOf(text: string, shares: ScriptShares): Language {
  const { latin, han, kana, hangul, cyrillic, other } = shares
  if (latin + han + kana + hangul + cyrillic + other === 0) return 'none'
  const wide = han + kana + hangul
  if (cyrillic + other > wide + latin * latinWeight) return 'other'
  if (wide < latin * latinWeight) return latinLanguage(text)
  if (hangul > kana && hangul > han / 2) return 'ko'
  if (kana > 0 && kana >= (kana + han) * kanaShareMin) return 'ja'
  return hanLanguage(text)
}

function hanLanguage(text: string): Language {
  const chinese = simplifiedOnly(text).length + countOf(text, chineseWords)
  const japanese = countOf(text, japaneseForms)
  if (chinese !== japanese) return chinese > japanese ? 'zh' : 'ja'
  return text.length <= headingUnits ? 'ja' : 'zh'
}

function countOf(text: string, characters: string): number {
  let count = 0
  for (const character of text) if (characters.includes(character)) count++
  return count
}

function latinLanguage(text: string): Language {
  const lower = text.toLowerCase()
  let words = 0
  let english = 0
  let foreign = 0
  for (let i = 0; i < lower.length; ) {
    const start = i
    while (i < lower.length && isLatinUnit(lower.charCodeAt(i))) i++
    if (i > start) {
      words++
      // Most words are longer than any of these.
      if (i - start <= stopWordUnits) {
        const word = lower.slice(start, i)
        if (stopWords.has(word)) english++
        else if (foreignStopWords.has(word)) foreign++
      }
    } else i++
  }
  if (words < wordsMin) return /[\u00c0-\u024f]/.test(text) ? 'other' : 'en'
  return english >= words * stopWordShareMin && english >= foreign ? 'en' : 'other'
}

const stopWordUnits = Math.max(...[...stopWords, ...foreignStopWords].map((word) => word.length))

function isLatinUnit(c: number): boolean {
  return (c >= 0x61 && c <= 0x7a) || c === 0x27 || (c >= 0xc0 && c <= 0x24f)
}
