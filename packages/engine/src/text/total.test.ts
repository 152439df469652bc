import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bidiControls } from './bidi.ts'
import { simplifiedOnly, traditionalOnly } from './glyphs.ts'
import { foreignCommas, halfWidthPunctuation, lostCharacters, oddKana } from './japanese.ts'
import { guessLanguage } from './language.ts'
import { mixedScriptWords } from './mixed-script.ts'
import { mojibake } from './mojibake.ts'
import { unfilledTemplates } from './placeholder.ts'

const pieces = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 3 }),
  fc.constantFrom(
    'Ã©',
    'ã‚',
    '縺',
    '繧',
    '‚±',
    '¤³',
    '$B',
    '(B',
    '\ufffd',
    '锟斤拷',
    '[TIME]',
    '{{',
    '}}',
    '%',
    '##name##',
  ),
  fc.constantFrom(
    '力ー',
    'ア力',
    'ヘ',
    'り',
    '?',
    '，',
    '｡',
    ',',
    'カ',
    'は',
    '漢',
    'а',
    'α',
    'a',
    '\u202e',
    '们',
    '內',
    '\n',
  ),
)
const text = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''))

test.each([
  ['bidiControls', bidiControls],
  ['simplifiedOnly', simplifiedOnly],
  ['traditionalOnly', traditionalOnly],
  ['foreignCommas', foreignCommas],
  ['halfWidthPunctuation', halfWidthPunctuation],
  ['lostCharacters', lostCharacters],
  ['oddKana', oddKana],
])('%s() gives ascending offsets inside any text', (_, offsetsIn) => {
  fc.assert(
    fc.property(text, (body) => {
      let last = -1
      for (const at of offsetsIn(body)) {
        expect(at > last && at < body.length).toBe(true)
        last = at
      }
    }),
  )
})

test.each([
  ['mixedScriptWords', mixedScriptWords],
  ['mojibake', mojibake],
  ['unfilledTemplates', unfilledTemplates],
])('%s() gives ranges in order inside any text', (_, rangesIn) => {
  fc.assert(
    fc.property(text, (body) => {
      let last = 0
      for (const { start, end } of rangesIn(body)) {
        expect(start >= last && end > start && end <= body.length).toBe(true)
        last = end
      }
    }),
  )
})

test('guessLanguage() gives shares that add up to 1, or to 0 without letters, for any text', () => {
  fc.assert(
    fc.property(text, (body) => {
      const { lang, shares } = guessLanguage(body)
      const sum = Object.values(shares).reduce((a, b) => a + b, 0)
      expect(sum).toBeCloseTo(lang === 'none' ? 0 : 1, 9)
    }),
  )
})

test.each([
  ['mixedScriptWords', mixedScriptWords, ['аb', 'а'.repeat(99), 'αb ']],
  ['mojibake', mojibake, ['$B', 'ã‚', 'Ã', '縺', '‚±', '\ufffd', '¤']],
  ['unfilledTemplates', unfilledTemplates, ['{', '{{', '[TIME', '%a', '##', '$(', '{name};']],
] as const)('%s() reads long runs in linear time', (_, rangesIn, runs) => {
  for (const run of runs) {
    const began = performance.now()
    rangesIn(run.repeat(60_000 / run.length))
    expect(performance.now() - began).toBeLessThan(2_000)
  }
})
