import { expect, test, vi } from 'vitest'
import { getMessage, getRaw, markGone, putRaw, saveMessages } from '../store/index.ts'
import { mailIn, temporaryStore } from '../store/testing/temporary-store.ts'
import { startUpkeep } from './upkeep.ts'

test('startUpkeep() drops what is kept too long within minutes of a start, not after hours', async () => {
  const at = await temporaryStore()
  const { store, clock } = at
  const hash = await putRaw(store, Buffer.from('Subject: old\r\n\r\n'))
  const [gone, there] = await saveMessages(store, [mailIn(at, 1), mailIn(at, 2)])
  await markGone(store, [gone!.id])
  clock.nowMs += 10_000
  vi.useFakeTimers()
  try {
    const done = Promise.withResolvers<unknown>()
    const end = startUpkeep({ store, rawKeptMs: 5_000, log: (_level, _what, data) => done.resolve(data) })
    vi.advanceTimersByTime(10 * 60_000)
    expect(await done.promise).toEqual({ raw: 1, gone: 1, campaigns: 0 })
    end()
  } finally {
    vi.useRealTimers()
  }
  expect(await getRaw(store, hash)).toBeNull()
  expect(await getMessage(store, gone!.id)).toBeNull()
  expect(await getMessage(store, there!.id)).not.toBeNull()
})
