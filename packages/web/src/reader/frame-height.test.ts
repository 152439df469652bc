import { expect, test } from 'vitest'
import { frameHeightPx, heightMaxPx } from './frame-height.ts'

test.each([
  ['nothing', '', 240],
  ['a few lines', 'あ\nい\nう', 276],
  ['one long line', 'あ'.repeat(420), 500],
  ['a book', 'あ\n'.repeat(10_000), heightMaxPx],
])('frameHeightPx() of %s', (_, text, want) => expect(frameHeightPx(text)).toBe(want))
