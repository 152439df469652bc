import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openStore, releaseLease, renewLease, takeLease } from './index.ts'
import { temporaryStore } from './testing/temporary-store.ts'
import { placeFor } from './testing/test-place.ts'

const longMs = 600_000
const name = 'mailbox 7'

test('takeLease(): one of two holders, until it gives the lease back', async () => {
  const { store } = await temporaryStore()
  expect(await takeLease(store, { name, holder: 'a', lifeMs: longMs })).toBe(true)
  expect(await takeLease(store, { name, holder: 'b', lifeMs: longMs })).toBe(false)
  expect(await takeLease(store, { name: 'mailbox 8', holder: 'b', lifeMs: longMs })).toBe(true)
  expect(await takeLease(store, { name, holder: 'a', lifeMs: longMs })).toBe(true)
  await releaseLease(store, { name, holder: 'b' })
  expect(await renewLease(store, { name, holder: 'a', lifeMs: longMs })).toBe(true)
  await releaseLease(store, { name, holder: 'a' })
  expect(await renewLease(store, { name, holder: 'a', lifeMs: longMs })).toBe(false)
  expect(await takeLease(store, { name, holder: 'b', lifeMs: longMs })).toBe(true)
})

test('a lease that is over is another’s to take, and cannot be renewed', async () => {
  const { store } = await temporaryStore()
  expect(await takeLease(store, { name, holder: 'a', lifeMs: 1 })).toBe(true)
  await sleep(20)
  expect(await renewLease(store, { name, holder: 'a', lifeMs: longMs })).toBe(false)
  expect(await takeLease(store, { name, holder: 'b', lifeMs: longMs })).toBe(true)
  expect(await takeLease(store, { name, holder: 'a', lifeMs: longMs })).toBe(false)
})

test('of many who ask at once one gets it, again and again; a tenant’s leases are its own', async () => {
  const { store, place } = await temporaryStore()
  for (let round = 0; round < 10; round++) {
    const holders = Array.from({ length: 8 }, (_, i) => `${i}`)
    const got = await Promise.all(holders.map((holder) => takeLease(store, { name, holder, lifeMs: longMs })))
    expect(got.filter(Boolean)).toHaveLength(1)
    await releaseLease(store, { name, holder: holders[got.indexOf(true)]! })
  }
  await takeLease(store, { name, holder: 'a', lifeMs: longMs })
  const other = await openStore({ ...placeFor(place, { now: Date.now }), tenantId: 'other' })
  expect(await takeLease(other, { name, holder: 'b', lifeMs: longMs })).toBe(true)
  await other.close()
})

test('the clock of leases is the database’s, whatever the caller’s says', async () => {
  const { store } = await temporaryStore()
  const [ahead, behind] = [
    { ...store, now: () => 9e12 },
    { ...store, now: () => 0 },
  ]
  expect(await takeLease(behind, { name, holder: 'a', lifeMs: longMs })).toBe(true)
  expect(await takeLease(ahead, { name, holder: 'b', lifeMs: longMs })).toBe(false)
})
