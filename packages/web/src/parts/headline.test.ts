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
  expect(headlineOf({ verdict, action, chip: 'none' })).toBe(want),
)
