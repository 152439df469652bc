import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Span } from '../api/types.ts'
import { piecesOf, rangesIn } from './marks.ts'

const span = (start: number, end: number, place: Span['place'] = 'text', index = 0): Span => ({
  place,
  index,
  start,
  end,
})

test.each([
  [
    'apart',
    [span(0, 2), span(4, 6)],
    [
      [0, 2],
      [4, 6],
    ],
  ],
  ['overlapping', [span(3, 6), span(0, 4)], [[0, 6]]],
  ['touching', [span(0, 2), span(2, 4)], [[0, 4]]],
  ['one in another', [span(0, 9), span(2, 4)], [[0, 9]]],
  ['past the end', [span(8, 99)], [[8, 10]]],
  ['backwards', [span(5, 2)], []],
  ['of another place', [span(0, 2, 'subject')], []],
] as const)('rangesIn() of spans %s', (_, spans, want) => expect(rangesIn(spans, 'text', 10)).toEqual(want))

test('rangesIn() keeps the sender asked for', () => {
  expect(rangesIn([span(0, 2, 'from', 1), span(3, 4, 'from', 0)], 'from', 10)).toEqual([[3, 4]])
})

test('piecesOf() marks what is meant', () => {
  expect(piecesOf('至急ご確認ください', [[0, 2]])).toEqual([
    { text: '至急', mark: 0 },
    { text: 'ご確認ください', mark: null },
  ])
})

test('piecesOf() loses and adds no letter, whatever the spans', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 60 }),
      fc.array(fc.tuple(fc.integer({ min: -5, max: 80 }), fc.nat(80))),
      (text, ends) => {
        const ranges = rangesIn(
          ends.map(([a, b]) => span(a, b)),
          'text',
          text.length,
        )
        const pieces = piecesOf(text, ranges)
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
        expect(pieces.filter(({ mark }) => mark !== null).length).toBe(ranges.length)
      },
    ),
  )
})
