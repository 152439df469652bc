import { resolveMx, resolveSrv } from 'node:dns/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { discover } from './discover.ts'
import { discoveryBy } from './discovery-world.ts'

vi.mock('node:dns/promises', () => ({ resolveMx: vi.fn(async () => []), resolveSrv: vi.fn(async () => []) }))
afterEach(() => vi.unstubAllGlobals())

test.each([
  [false, 0],
  [true, 7],
])('with the setting dns %s a domain that is not listed is asked %i times', async (dns, times) => {
  vi.clearAllMocks()
  const fetched = vi.fn(async () => new Response(null, { status: 404 }))
  vi.stubGlobal('fetch', fetched)
  expect(await discover('a@unlisted.test', discoveryBy({ dns }))).toBeNull()
  const calls = [fetched, vi.mocked(resolveSrv), vi.mocked(resolveMx)].map(({ mock }) => mock.calls.length)
  expect(calls.reduce((sum, count) => sum + count, 0)).toBe(times)
  expect(await discover('a@gmail.com', discoveryBy({ dns }))).toMatchObject({ foundBy: 'list' })
})
