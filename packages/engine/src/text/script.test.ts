import { expect, test } from 'vitest'
import { mixedScriptWords } from './mixed-script.ts'
import { type Script, scriptOf } from './script.ts'

const byName: readonly (readonly [Script, RegExp])[] = [
  ['latin', /\p{Script=Latin}/u],
  ['greek', /\p{Script=Greek}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['armenian', /\p{Script=Armenian}/u],
  ['hebrew', /\p{Script=Hebrew}/u],
  ['arabic', /\p{Script=Arabic}/u],
  ['thai', /\p{Script=Thai}/u],
  ['georgian', /\p{Script=Georgian}/u],
  ['cherokee', /\p{Script=Cherokee}/u],
  ['lisu', /\p{Script=Lisu}/u],
  ['hangul', /\p{Script=Hangul}/u],
  ['hiragana', /\p{Script=Hiragana}/u],
  ['katakana', /\p{Script=Katakana}/u],
  ['han', /\p{Script=Han}/u],
]

test.each(byName)('scriptOf() knows the letters of %s as Unicode does', (script, pattern) => {
  const different: string[] = []
  for (let c = 0; c < 0x10000; c++) {
    const letter = String.fromCharCode(c)
    if (/\p{L}/u.test(letter) && pattern.test(letter) !== (scriptOf(c) === script)) different.push(c.toString(16))
  }
  expect(different).toEqual([])
})

test.each([
  [0x20bb7, 'han'],
  [0x1f600, 'common'],
  [0x30fc, 'common'],
  [0xb5, 'common'],
  [-1, 'common'],
  [0x110000, 'common'],
] as const)('scriptOf(%i)', (codePoint, want) => expect(scriptOf(codePoint)).toBe(want))

test.each([
  ['pаypal login', ['pаypal']],
  ['Αmazon', ['Αmazon']],
  ['gοοgle', ['gοοgle']],
  ['amazοn', ['amazοn']],
  ['あаbcい', ['аbc']],
  ['ꓑayрal', ['ꓑayрal']],
  ['Ꭰocomo', ['Ꭰocomo']],
  ['micrօsoft', ['micrօsoft']],
  // Near misses.
  ['SMS-код iPhone’ом Wi-Fi', []],
  ['10 kΩ, 5 μSv, µm, Δt=3, 2πr', []],
  ['NFκB TNFα αβγ β版 AQUOSのα', []],
  ['(´Д｀) (・ω・)', []],
  ['Привет мир', []],
  ['アマゾンamazonアカウント', []],
  ['한국어text', []],
])('mixedScriptWords(%j)', (text, want) => {
  expect(mixedScriptWords(text).map(({ start, end }) => text.slice(start, end))).toEqual(want)
})

test('mixedScriptWords() names the scripts', () => {
  expect(mixedScriptWords('раyраl')[0]?.scripts).toEqual(['cyrillic', 'latin'])
})
