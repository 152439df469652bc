import { expect, test } from 'vitest'
import { bidiControls } from './bidi.ts'
import { simplifiedOnly, traditionalOnly } from './glyphs.ts'
import { foreignCommas, halfWidthPunctuation, lostCharacters, oddKana } from './japanese.ts'

test.each([
  ['invoice\u202egpj.exe', [7]],
  ['\u202aa\u202b\u202c\u202d\u2066\u2067\u2068\u2069', [0, 2, 3, 4, 5, 6, 7, 8]],
  // Near misses: marks, ordinary right-to-left text.
  ['a\u200eb\u200fc\u061c', []],
  ['שלום', []],
  ['', []],
])('bidiControls(%j)', (text, want) => expect(bidiControls(text)).toEqual(want))

test.each([
  ['请您确认账户', [0, 1, 3, 4, 5]],
  ['車门を', [1]],
  // Near misses: simplified alike in Japan, old forms, names.
  ['会社の国際学会に来点', []],
  ['髙橋・﨑山・渡邊', []],
  ['台湾と中国の双方が号令', []],
  ['plain text', []],
])('simplifiedOnly(%j)', (text, want) => expect(simplifiedOnly(text)).toEqual(want))

test.each([
  ['消費稅內容說明', [2, 3, 5]],
  ['廣島の國分さんと澤田さん', []],
])('traditionalOnly(%j)', (text, want) => expect(traditionalOnly(text)).toEqual(want))

test.each([
  ['です｡｢はい｣', [2, 3, 6]],
  ['確認,更新', [2]],
  ['してください.', [6]],
  ['ました.\n次', [3]],
  // Near misses.
  ['1,000円、3.5倍', []],
  ['例,Ltd. Co.,Ltd', []],
  ['東京.', []],
  ['終わり。', []],
])('halfWidthPunctuation(%j)', (text, want) => expect(halfWidthPunctuation(text)).toEqual(want))

test.each([
  ['お客様，確認', [3]],
  ['です．', [2]],
  ['１，０００円', []],
  ['第２，３回', []],
])('foreignCommas(%j)', (text, want) => expect(foreignCommas(text)).toEqual(want))

test.each([
  ['ログイン?パスワード', [4]],
  ['カード?口座', [3]],
  ['口座?カード', [2]],
  ['（土?日?祝）', [2, 4]],
  // Near misses: questions, typed full-width marks, URLs.
  ['本当ですか?はい', []],
  ['何?それ', []],
  ['ログイン？パスワード', []],
  ['example.com/?カード', []],
])('lostCharacters(%j)', (text, want) => expect(lostCharacters(text)).toEqual(want))

test.each([
  ['力ード', [0]],
  ['ア力ウント', [1]],
  ['二ュース', [0]],
  ['サ一ビス', [1]],
  ['夕ブレット', [0]],
  ['口グイン', [0]],
  ['工アコン', [0]],
  ['ア二メ', [1]],
  ['サポー卜', [3]],
  ['お客様ヘ', [3]],
  ['あリがとう', [1]],
  ['ぺージ', [0]],
  ['プりペイド', [1]],
  ['【へルプ】', [1]],
  // Near misses.
  ['窓口サービス、入口ゲート、大工ショップ', []],
  ['二カ国、二ヶ月、八カ月、千ドル、一ページ、10ページ、コース一ヶ月', []],
  ['英語力テスト、コミュ力アップ', []],
  ['東京へメール、Amazonへログイン、「東京」へメール', []],
  ['七夕セール、料金プラン一覧、第二ビル、千葉', []],
  ['食べログ、食べられる、ありがとう', []],
  ['ヘ長調、ヘアサロン、リスト', []],
])('oddKana(%j)', (text, want) => expect(oddKana(text)).toEqual(want))
