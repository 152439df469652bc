/** What stands around a name: words that make it a claim, letters that make it a part of another word. */
import { charClass, classAt, katakana, word } from '../text/char-class.ts'
import { spellingIs } from './spelling-table.ts'

/** Characters before and after an ambiguous spelling in which a context word counts: a sentence or two. */
const contextChars = 60
/** Katakana that follows a name in compounds: アマゾンアカウント, オリコカード. */
const compounds = [
  'アカウント',
  'カード',
  'ポイント',
  'サービス',
  'サポート',
  'カスタマー',
  'ジャパン',
  'プライム',
  'ペイ',
  'ショップ',
  'ショッピング',
  'ストア',
  'オンライン',
  'ネット',
  'ログイン',
  'メンバー',
  'マイページ',
  'ユーザー',
  'セキュリティ',
  'アプリ',
  'ダイレクト',
  'システム',
  'メール',
  'クーポン',
  'ギフト',
  'キャンペーン',
]

/** @param flags of the spelling (spellingIs). */
export const standsAlone = (flags: number, value: string, start: number, end: number): boolean => {
  if ((flags & spellingIs.kanaStart) !== 0 && (classAt(value, start - 1) & katakana) !== 0) return false
  if ((flags & spellingIs.kanaEnd) === 0 || (classAt(value, end) & katakana) === 0) return true
  return compounds.some((compound) => value.startsWith(compound, end))
}

export const hasContext = (context: readonly string[], value: string, start: number, end: number): boolean => {
  const before = value.slice(Math.max(0, start - contextChars), start)
  const after = value.slice(end, end + contextChars)
  return context.some((text) => hasWord(before, text) || hasWord(after, text))
}

/** A word of a script with spaces counts only whole: 'id' is not in 'video'. */
const hasWord = (text: string, wanted: string): boolean => {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const opens = (charClass[wanted.charCodeAt(0)]! & classAt(text, at - 1) & word) === 0
    const closes = (charClass[wanted.charCodeAt(wanted.length - 1)]! & classAt(text, at + wanted.length) & word) === 0
    if (opens && closes) return true
  }
  return false
}
