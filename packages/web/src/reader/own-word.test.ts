import { expect, test } from 'vitest'
import type { CorrectionRow } from '../api/types.ts'
import { givenAnswer, hasMoved, headlineWith } from './own-word.ts'

const correction = (id: number, answer: CorrectionRow['answer'], state: CorrectionRow['state']): CorrectionRow => ({
  id,
  message: 1,
  subject: '',
  fromAddress: '',
  answer,
  source: 'reader',
  at: id * 1_000,
  state,
})

test('givenAnswer() is the last that counts, in whatever order they come', () => {
  const given = [
    correction(3, 'phishing', 'forgotten'),
    correction(1, 'right', 'applied'),
    correction(2, 'junk', 'applied'),
  ]
  expect(givenAnswer(given)).toBe('junk')
  expect(givenAnswer([correction(4, 'junk', 'pending')])).toBeNull()
  expect(givenAnswer([])).toBeNull()
})

test.each([
  ['ham', 'phishing', 'phishing'],
  ['ham', 'junk', 'spam'],
  ['phishing', 'not-junk', 'ham'],
  ['review', 'right', 'review'],
  ['review', null, 'review'],
] as const)('headlineWith(%s, %s) is %s', (engine, answer, want) => expect(headlineWith(engine, answer)).toBe(want))

test.each([
  ['c7', false],
  ['c7.j12', true],
])('hasMoved(%s)', (id, want) => expect(hasMoved({ undo: { id } })).toBe(want))
