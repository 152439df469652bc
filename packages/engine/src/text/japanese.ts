/** Signs that Japanese text was not written by a Japanese hand: punctuation, lost characters, look-alike kana. */
import { cjk, classAt, han, hiragana, katakana } from './char-class.ts'

/** Which of the functions below looks at a unit: most units answer by one look-up. */
const halfCandidate = 1
const commaCandidate = 2
const lostCandidate = 4
const oddCandidate = 8

/** Offsets of half-width ｡ ､ ｢ ｣ ･, and of ASCII , and . that a kana or Han character stands before and after. */
export function halfWidthPunctuation(text: string): number[] {
  return offsetsWhere(text, halfCandidate, (c, at) => {
    if (c >= 0xff61) return true
    if ((classAt(text, at - 1) & cjk) === 0) return false
    // At a line's end only after hiragana, where a sentence ends: '東京.' may end an address or a list.
    const next = text.charCodeAt(at + 1)
    if (at + 1 >= text.length || next === 0x0a || next === 0x0d) return (classAt(text, at - 1) & hiragana) !== 0
    return (classAt(text, at + 1) & cjk) !== 0
  })
}

/** Offsets of ， and ．between kana or Han: Chinese habit, and that of Japanese papers and older official letters. */
export function foreignCommas(text: string): number[] {
  return offsetsWhere(text, commaCandidate, (_, at) => {
    return (classAt(text, at - 1) & cjk) !== 0 && (at + 1 >= text.length || !isDigit(text.charCodeAt(at + 1)))
  })
}

/**
 * Offsets of '?' that stand for a character lost in some charset: between katakana (ログイン?パスワード), between katakana
 * and Han, or between single Han (土?日?祝). A question ends in か, の, ね or a Han word and is not reported; nor is
 * full-width ？, which is typed.
 */
export function lostCharacters(text: string): number[] {
  return offsetsWhere(text, lostCandidate, (_, at) => {
    const before = classAt(text, at - 1)
    const after = classAt(text, at + 1)
    if ((before & katakana) !== 0) return (after & (katakana | han)) !== 0
    if ((before & han) === 0) return false
    // 土?日?祝
    const listed = (after & han) !== 0 && (text[at + 2] === '?' || text[at - 2] === '?')
    return listed || (after & katakana) !== 0
  })
}

/** Han that look like katakana. */
const kanjiTwins = '力口二一夕工卜八千三丿'
/** Of these, the ones that also stand before or after katakana in good Japanese: 窓口サービス, 二カ国, 英語力テスト. */
const counters = '一二三八千'
/** After these a word begins, so no particle. */
const beginners = '【「『（([・。、:：'
/** Characters no word begins with, so that a Han character before them reads as katakana. */
const neverFirst = 'ーッャュョァィゥェォンヵヶ'
const neverFirstAfterNumber = 'ーッャュョァィゥェォン'
/** Katakana and hiragana drawn alike. */
const katakanaTwins = 'ヘベペリ'
const hiraganaTwins = 'へべぺり'

/**
 * Offsets of kana and Han mixed as no Japanese writer does, but as one does who picks by shape: 力ード (Han 力), ア力ウント,
 * お客様ヘ (katakana ヘ), あリがとう, ぺージ, プりペイド. Half-width kana are not looked at.
 */
export function oddKana(text: string): number[] {
  return offsetsWhere(text, oddCandidate, (_, at) => {
    const character = text[at]!
    const before = classAt(text, at - 1)
    const after = classAt(text, at + 1)
    if (katakanaTwins.includes(character)) return isLoneKatakana(text, at, before, after)
    if (hiraganaTwins.includes(character)) return isLoneHiragana(text, at, before, after)
    if (character === '丿') return true
    const next = text[at + 1] ?? ''
    const first = counters.includes(character) ? neverFirstAfterNumber : neverFirst
    if (next !== '' && first.includes(next)) return true
    // コース一ヶ月, 二カ国
    if (counters.includes(character) && 'ヵヶカケ'.includes(next)) return false
    if ((after & katakana) === 0) return character === '卜' && (before & katakana) !== 0
    if ((before & katakana) !== 0) return character !== '力' || !afterKatakanaWord(text, at)
    return !counters.includes(character) && (before & cjk) === 0 && !isDigitBefore(text, at)
  })
}

/** 力 makes compounds (ビジネス力アップ), but only after a katakana word: nobody has 'ア' as one. */
function afterKatakanaWord(text: string, at: number): boolean {
  return (classAt(text, at - 2) & classAt(text, at - 3) & katakana) !== 0
}

/** Katakana ヘ or リ with hiragana or Han around it: as a particle or inside a hiragana word. */
function isLoneKatakana(text: string, at: number, before: number, after: number): boolean {
  if (((before | after) & katakana) !== 0) return false
  if (text[at] !== 'ヘ') return (before & hiragana) !== 0 && (after & hiragana) !== 0
  // ヘ長調 is F major.
  return (before & (hiragana | han)) !== 0 && text[at + 1] !== '長' && text[at + 1] !== '短'
}

/** Hiragana へ is a particle after words of any kind; the others never stand between two katakana. */
function isLoneHiragana(text: string, at: number, before: number, after: number): boolean {
  if ((after & katakana) === 0) return false
  if (text[at] === 'へ') return at === 0 || beginners.includes(text[at - 1]!)
  if (text[at] === 'ぺ') return (before & hiragana) === 0
  return (before & katakana) !== 0
}

function isDigit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19)
}

function isDigitBefore(text: string, at: number): boolean {
  return at > 0 && isDigit(text.charCodeAt(at - 1))
}

const candidates = new Uint8Array(0x10000)
for (const [units, bit] of [
  [',.｡｢｣､･', halfCandidate],
  ['，．', commaCandidate],
  ['?', lostCandidate],
  [kanjiTwins + katakanaTwins + hiraganaTwins, oddCandidate],
] as const) {
  for (const unit of units) candidates[unit.charCodeAt(0)]! |= bit
}

function offsetsWhere(text: string, candidate: number, holds: (unit: number, at: number) => boolean): number[] {
  const offsets: number[] = []
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if ((candidates[c]! & candidate) !== 0 && holds(c, i)) offsets.push(i)
  }
  return offsets
}
