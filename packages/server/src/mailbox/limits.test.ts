import { expect, test } from 'vitest'
import { backoffMs, pause } from './backoff.ts'
import { problem } from './errors.ts'
import { createGate } from './gate.ts'

test.each([
  [1, 'connection-lost', 0, 500],
  [1, 'connection-lost', 1, 1_000],
  [4, 'refused', 1, 8_000],
  [50, 'refused', 1, 900_000],
  [1, 'rate-limited', 1, 300_000],
  [1, 'too-many-connections', 0, 150_000],
] as const)('backoffMs(%i, %s, %d) is %d', (failures, kind, random, want) =>
  expect(backoffMs(failures, problem(kind), random)).toBe(want),
)

test('pause() ends at once when aborted', async () => {
  const stop = new AbortController()
  const started = performance.now()
  setTimeout(() => stop.abort(), 10)
  await pause(60_000, stop.signal)
  await pause(60_000, stop.signal)
  expect(performance.now() - started).toBeLessThan(5_000)
})

test('acquire() waits for the mailbox and for the host', async () => {
  const gate = createGate({ hostConnectionsMax: 2 })
  const first = await gate.acquire('h', 'a', 1)
  const order: string[] = []
  const second = gate.acquire('H', 'a', 1).then((slot) => {
    order.push('a again')
    return slot
  })
  const other = await gate.acquire('h', 'b', 5)
  const third = gate.acquire('h', 'c', 5).then(() => order.push('c'))
  expect([gate.crowded('H'), gate.crowded('other')]).toEqual([true, false])
  first.release()
  first.release()
  const again = await second
  expect(order).toEqual(['a again'])
  other.release()
  await third
  again.release()
  expect(order).toEqual(['a again', 'c'])
  expect(gate.crowded('h')).toBe(false)
})

test('tryHold() leaves a connection to work with', async () => {
  const gate = createGate({ hostConnectionsMax: 3 })
  expect(gate.tryHold('h', 'a', 1)).toBeNull()
  const held = gate.tryHold('h', 'a', 2)
  expect(held).not.toBeNull()
  expect(gate.tryHold('h', 'a', 2)).toBeNull()
  expect(gate.tryHold('h', 'b', 2)).not.toBeNull()
  expect(gate.tryHold('h', 'c', 2)).toBeNull()
  held?.release()
  expect(gate.tryHold('h', 'c', 2)).not.toBeNull()
})

test('pace() lets a burst through and then slows down', async () => {
  const gate = createGate({ commandsPerSecond: 100, commandsBurst: 2 })
  const started = performance.now()
  for (let n = 0; n < 12; n++) await gate.pace('h')
  expect(performance.now() - started).toBeGreaterThan(80)
})

test('trySpare() leaves half of the host, and a connection to work with', () => {
  const gate = createGate({ hostConnectionsMax: 6 })
  expect(gate.trySpare('h', 'a', 1, false)).toBeNull()
  expect(gate.trySpare('h', 'a', 2, false)).not.toBeNull()
  expect(gate.trySpare('h', 'a', 2, false)).toBeNull()
  expect(gate.trySpare('h', 'a', 2, true)).not.toBeNull()
  expect(gate.trySpare('h', 'b', 3, true)).not.toBeNull()
  expect(gate.trySpare('h', 'c', 3, true)).toBeNull()
  expect(gate.tryHold('h', 'c', 3)).not.toBeNull()
})
