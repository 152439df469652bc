import { expect, test } from 'vitest'
import { fold } from '../text/fold.ts'
import { disguisedWords } from './disguised-words.ts'
import { brandMentions } from './mentions.ts'

test.each([
  ['PaypaI へようこそ', 'paypal', 'paypai'],
  ['amaz0n account', 'amazon', 'amaz0n'],
  ['\u0430mazon', 'amazon', '\u0430mazon'],
  ['arnazon', 'amazon', 'arnazon'],
  ['Amázon', 'amazon', 'amázon'],
  ['メル力リ事務局', 'mercari', 'メル力リ'],
  ['メル力リへようこそ', 'mercari', 'メル力リ'],
])('disguisedWords(%s) is %s', (text, brand, written) => {
  const { value } = fold(text)
  const [found, ...more] = disguisedWords(value)
  expect(more).toEqual([])
  expect(found).toMatchObject({ brand })
  expect(value.slice(found!.start, found!.end)).toBe(written)
})

test.each([
  'Amazon and PayPal, Rakuten, Microsoft',
  'メルカリからメルカリへ',
  'カタカナ 力学 口座 一二三 夕方',
  'modern corner clever ill 15 2020 i18n',
  'die nächste Zeile, eine Seite',
  'tiny lines in a filing',
])('disguisedWords(%s) finds nothing', (text) => expect(disguisedWords(fold(text).value)).toEqual([]))

test('brandMentions() marks them, and not where the name itself or an address stands', () => {
  expect(brandMentions(fold('PaypaI'))).toMatchObject([{ brand: 'paypal', disguised: true, ambiguous: false }])
  expect(brandMentions(fold('www.paypa1.test'))).toEqual([])
})
