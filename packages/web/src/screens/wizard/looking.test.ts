import { expect, test } from 'vitest'
import type { HealthState, Mailbox } from '../../api/types.ts'
import { isLooking } from './looking.ts'

const mailbox = (
  state: HealthState,
  progress: Mailbox['progress'],
  mode: Mailbox['mode'] = 'shadow',
): Parameters<typeof isLooking>[0] => ({
  mode,
  progress: progress ?? null,
  health: { state, lastMailAt: null, lagMs: null, message: null },
})

test.each([
  ['before anything is counted', mailbox('connecting', { mailbox: 1, done: 0, of: 0 }), true],
  ['while it connects and nothing is told', mailbox('connecting', null), true],
  ['in the middle', mailbox('ok', { mailbox: 1, done: 50, of: 120 }), true],
  ['at the end', mailbox('ok', null), false],
  ['stopped by an error', mailbox('error', null), false],
  ['paused', mailbox('paused', null), false],
  ['once it sorts', mailbox('connecting', { mailbox: 1, done: 0, of: 0 }, 'active'), false],
])('isLooking() %s', (_, given, want) => expect(isLooking(given)).toBe(want))
