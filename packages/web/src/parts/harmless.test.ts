import fc from 'fast-check'
import { expect, test } from 'vitest'
import { harmless, harmlessText } from './harmless.ts'

test.each([
  ['a name that runs backwards', 'invoice\u202efdp.exe', 'invoice·fdp.exe'],
  ['letters without width', 'Ama\u200bzon', 'Ama·zon'],
  ['a line break', 'a\r\nb', 'a··b'],
  ['invisible tags', 'a\u{e0041}b', 'a··b'],
  ['Japanese', '【重要】ご確認ください', '【重要】ご確認ください'],
])('harmless(): %s', (_, text, want) => expect(harmless(text)).toBe(want))

test('harmlessText() keeps lines, tabs and joined emoji, and stops text that turns round', () => {
  expect(harmlessText('a\n\tb 👨‍👩‍👧 \u202ecod.exe')).toBe('a\n\tb 👨‍👩‍👧 ·cod.exe')
})

test('neither changes the place of any letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      expect(harmless(text).length).toBe(text.length)
      expect(harmlessText(text).length).toBe(text.length)
    }),
  )
})
