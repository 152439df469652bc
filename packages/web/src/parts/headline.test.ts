import { expect, test } from 'vitest'
import { headlineOf } from './headline.ts'

test.each([
  ['phishing', 'junk', 'phishing'],
  ['spam', 'junk', 'spam'],
  ['ham', 'junk', 'spam'],
  ['phishing', 'review', 'review'],
  ['phishing', 'deliver', 'review'],
  ['spam', 'deliver', 'maybe-spam'],
  ['ham', 'deliver', 'ham'],
  ['ham', 'rescue', 'ham'],
  [null, null, 'none'],
] as const)('headlineOf() %s that is %s', (verdict, action, want) =>
  expect(headlineOf({ verdict, action, p: null, chip: 'none' })).toBe(want),
)

test('headlineOf() calls nothing fine that is likelier not', () => {
  const row = { verdict: 'ham', action: 'deliver', chip: 'ham' } as const
  expect(headlineOf({ ...row, p: { ham: 0.48, spam: 0.3, phishing: 0.22 } })).toBe('maybe-spam')
})
