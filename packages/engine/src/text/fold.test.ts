import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, originalOffset } from './fold.ts'

test.each([
  ['Hello World\n', 'hello world\n'],
  ['ＡＢＣ１２３！', 'abc123!'],
  ['ﾊﾞﾝｸ ﾛｸﾞｲﾝ', 'バンク ログイン'],
  ['ﾊﾟｽﾜｰﾄﾞ', 'パスワード'],
  ['か\u3099き゛', 'がぎ'],
  ['e\u0301\u0323', 'é\u0323'],
  ['\u1112\u1161\u11ab', '한'],
  ['㈱例 ㍿ ① ㎏ ½', '(株)例 株式会社 1 kg 1/2'],
  ['ⅫとⅣ', 'xiiとiv'],
  ['ﬁle', 'file'],
  ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
  ['ab\u00a0cd\u3000ef\u2800gh', 'ab cd ef gh'],
  ['終わり。\u3000次', '終わり。 次'],
  ['‐‑–—−', '-----'],
  ['〜～', '~~'],
  ['サ-ビス、サ一ビス、サ−ビス', 'サービス、サービス、サービス'],
  ['一覧 プラン一覧 2-3', '一覧 プラン一覧 2-3'],
  ['ｱ･ｲ', 'ア・イ'],
  ['\ud800x', '\ufffdx'],
  ['\u00b4\u00a8', '\u00b4\u00a8'],
  ['don’t', "don't"],
  ['①一ー', '1一ー'],
])('fold(%j).value', (text, want) => {
  const folded = fold(text)
  expect(folded.value).toBe(want)
  expect(folded.disguised).toBe(0)
  expect(folded.spaced).toBe(0)
})

test.each([
  ['ア\u200bマ\u200bゾン', 'アマゾン', 2, 2],
  ['pay\u00adpal', 'paypal', 1, 1],
  ['p\u200c\u200d\u200cq', 'pq', 3, 3],
  ['p\u200ca\u200cy\u200cpal', 'paypal', 3, 2],
  ['終\u200b。\u200b \u034f', '終。 ', 3, 0],
  ['\u{e0041}\u{e0042}x', 'x', 2, 0],
  ['a\u0000b\u001bc', 'abc', 2, 2],
  ['\ufeffはい', 'はい', 0, 0],
  ['メ\u2064ル\ufe09カリ', 'メルカリ', 2, 2],
  ['a\u202eb', 'ab', 1, 1],
  // Near misses: against automatic links, as designers do.
  ['20\ufeff25, Dec\u200cember', '2025, december', 2, 0],
  // Near misses: part of an emoji, of a keycap, of a Han variant, of a script that needs joiners.
  ['👨‍👩‍👧 ❤️ ☎️', '👨👩👧 ❤ ☎', 0, 0],
  ['1️⃣', '1', 0, 0],
  ['🏴\u{e0067}\u{e0062}\u{e007f}', '🏴', 0, 0],
  ['葛\u{e0100}城', '葛城', 0, 0],
  ['می\u200cخواهم', 'می\u200cخواهم'.replace('\u200c', ''), 0, 0],
])('fold(%j) counts ignorables', (text, value, ignorables, inside) => {
  const folded = fold(text)
  expect(folded).toMatchObject({ value, ignorables, ignorablesInside: inside })
})

test.each([
  ['ⓐⓜⓐⓩⓞⓝ', 'amazon', 6],
  ['🅰🅼🅰🆉🅾🅽', 'amazon', 6],
  ['🄰🄱', 'ab', 2],
  ['🅐🅑', 'ab', 2],
  ['🄐⒝', 'ab', 2],
  ['𝐀𝓫𝕔𝟙', 'abc1', 4],
  ['ᴘᴀʏᴘᴀʟ', 'paypal', 6],
  ['ᵃᵇᶜ', 'abc', 3],
  ['ℬℝ', 'br', 2],
  ['🇵🇦🇾🇵🇦🇱', 'paypal', 6],
  ['⾦融', '金融', 1],
  ['P🅰Y', 'pay', 1],
  // Near misses: flags, emoji letters standing alone, squared words, ordinary compatibility characters.
  ['🇯🇵🇺🇸', '🇯🇵🇺🇸', 0],
  ['🅿️ あり、🅰型', 'p あり、a型', 0],
  ['🆓🆕', 'freenew', 0],
  ['№1 ℡ ™ m² ㏄', 'no1 tel tm m2 cc', 0],
])('fold(%j) counts disguised letters', (text, value, disguised) => {
  expect(fold(text)).toMatchObject({ value, disguised })
})

test.each([
  ['三 井 住 友 銀行', '三井住友 銀行', 3],
  ['ロ　グ　イ　ン', 'ログイン', 3],
  ['三・井・住・友', '三井住友', 3],
  ['三|井|住|友', '三井住友', 3],
  ['A m a z o n  P r i m e', 'amazon  prime', 9],
  ['Ａ ｍ ａ ｚ ｏ ｎから', 'amazonから', 5],
  ['🅰 🅼 🅰 🆉', 'amaz', 3],
  // Near misses: layout, weekdays, lists, sizes, words.
  ['日　時：', '日時:', 0],
  ['日 月 火 水 木 金 土', '日 月 火 水 木 金 土', 0],
  ['松・竹・梅', '松・竹・梅', 0],
  ['S M L', 's m l', 0],
  ['1 2 3 4 5', '1 2 3 4 5', 0],
  ['東京 都内 で', '東京 都内 で', 0],
  ['a b  c d', 'a b  c d', 0],
  ['終わりです。 次', '終わりです。 次', 0],
])('fold(%j) joins what is spelled with spaces', (text, value, spaced) => {
  expect(fold(text)).toMatchObject({ value, spaced })
})

test.each([
  ['abc', 1, 1],
  ['ﾊﾞﾝｸ', 1, 2],
  ['㍿ x', 4, 1],
  ['三 井 住 友', 3, 6],
  ['三 井 住 友', 4, 7],
  ['a\u200bb', 99, 3],
  ['a\u200bb', -1, 0],
])('originalOffset(fold(%j), %i)', (text, at, want) => expect(originalOffset(fold(text), at)).toBe(want))

const tricky = fc.array(
  fc.oneof(
    fc.constantFrom(
      ...'aA bB三井日月サ-一ー・|_ﾊﾞ゛か\u3099\u0301\u200b\u200d\ufe0f❤㍿ﷺ①ⓐᴘ\r\n\u3000。1⃣\u1112\u1161\u11ab\u00ad\u034f',
    ),
    fc.constantFrom('🅰', '🇯', '🇵', '😀', '𝐀', '\u{e0041}', '\ud800', '\udc00', '👨'),
    fc.string({ unit: 'binary', maxLength: 2 }),
  ),
  { maxLength: 60 },
)

test('fold() keeps its promises on any text: idempotent value, monotone map of the right length', () => {
  fc.assert(
    fc.property(tricky, (pieces) => {
      const text = pieces.join('')
      const folded = fold(text)
      expect(fold(folded.value).value).toBe(folded.value)
      if (folded.map === null) return void expect(folded.value.length).toBe(text.length)
      expect(folded.map.length).toBe(folded.value.length + 1)
      expect(folded.map.at(-1)).toBe(text.length)
      for (let i = 1; i < folded.map.length; i++) expect(folded.map[i]! >= folded.map[i - 1]!).toBe(true)
    }),
    { numRuns: 3_000 },
  )
})

test('fold() is idempotent on each code point between letters and between kana', () => {
  const unsettled: string[] = []
  for (let c = 0; c < 0x20000; c++) {
    const text = `a${String.fromCodePoint(c)}bカ${String.fromCodePoint(c)}カ`
    const { value } = fold(text)
    if (fold(value).value !== value) unsettled.push(c.toString(16))
  }
  expect(unsettled).toEqual([])
})

test('fold() folds each BMP character as NFKC and lower case do, but for the characters it has rules for', () => {
  const own =
    /[\p{M}\p{Cf}\p{Cc}\p{Cs}\p{Zs}\p{Pd}\u2028\u2029\u115f\u1160\u3164\uffa0\u2800\u2212\u301c\u3030\u2044\u2215\u29f8\u2043\u00b7\u2022\u2027\u22c5]/u
  const different: string[] = []
  for (let c = 0; c < 0x10000; c++) {
    const text = String.fromCharCode(c)
    const want = text.normalize('NFKC').toLowerCase().normalize('NFKC')
    if (own.test(text) || own.test(want) || fold(text).value === want) continue
    different.push(text)
  }
  const smallCapitals = 'ɢɪɴʀʏʙʜʟᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢ'
  const bracketed = '⒜⒝⒞⒟⒠⒡⒢⒣⒤⒥⒦⒧⒨⒩⒪⒫⒬⒭⒮⒯⒰⒱⒲⒳⒴⒵'
  const invisible = '\ufff0\ufff1\ufff2\ufff3\ufff4\ufff5\ufff6\ufff7\ufff8\uffff'
  expect(different.join('')).toBe(`Ʀ${smallCapitals}ᶦᶫᶰᶸ‘’“”„‟′″‴⁗\u2065${bracketed}ꜰꜱꞮꞯ${invisible}`)
})

test('fold() reads long runs in linear time', () => {
  for (const run of ['\u200b', '三 ', '日 ', 'a ', '\u0301', '🇦', 'ﷺ', '・三']) {
    const began = performance.now()
    fold(run.repeat(100_000))
    expect(performance.now() - began).toBeLessThan(2_000)
  }
})
