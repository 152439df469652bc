import { expect, test } from 'vitest'
import { cached, dnsLimits, tableResolver, withBudget } from './resolver.ts'
import type { DnsAnswer, Resolve } from './world.ts'

const found = (...records: readonly string[]): DnsAnswer => ({ status: 'found', records })

test.each<[name: string, type: 'A' | 'TXT', want: DnsAnswer]>([
  ['a.test', 'A', found('192.0.2.1')],
  ['A.Test.', 'A', found('192.0.2.1')],
  ['a.test', 'TXT', { status: 'none', exists: true }],
  ['b.test', 'A', { status: 'none', exists: false }],
  ['gone.test', 'A', { status: 'none', exists: false }],
  ['down.test', 'A', { status: 'temperror', reason: 'SERVFAIL' }],
  ['empty.test', 'A', { status: 'none', exists: true }],
])('tableResolver() on %s %s', async (name, type, want) => {
  const resolve = tableResolver({
    'A a.test': ['192.0.2.1'],
    'A gone.test': 'nxdomain',
    'A down.test': 'temperror',
    'A empty.test': [],
  })
  expect(await resolve(name, type)).toEqual(want)
})

test('withBudget() makes a question without an answer temperror', async () => {
  const resolve = withBudget(tableResolver({ 'A slow.test': 'never' }), {
    queries: 10,
    queryTimeoutMs: 20,
    messageTimeMs: 1_000,
  })
  expect(await resolve('slow.test', 'A')).toEqual({ status: 'temperror', reason: 'timeout' })
})

test('withBudget() asks no more than its number of questions', async () => {
  let asked = 0
  const counting: Resolve = async () => {
    asked++
    return found('192.0.2.1')
  }
  const resolve = withBudget(counting, { queries: 2, queryTimeoutMs: 100, messageTimeMs: 1_000 })
  const answers = await Promise.all(['a.test', 'b.test', 'c.test'].map((name) => resolve(name, 'A')))
  expect(answers.map((answer) => answer.status)).toEqual(['found', 'found', 'temperror'])
  expect(asked).toBe(2)
})

test('withBudget() asks nothing more when its time is over', async () => {
  const resolve = withBudget(tableResolver({ 'A slow.test': 'never', 'A a.test': ['192.0.2.1'] }), {
    queries: 10,
    queryTimeoutMs: 1_000,
    messageTimeMs: 30,
  })
  expect((await resolve('slow.test', 'A')).status).toBe('temperror')
  expect(await resolve('a.test', 'A')).toEqual({ status: 'temperror', reason: 'no time left for DNS' })
})

test('withBudget() takes a resolver that throws for a failure', async () => {
  const throwing: Resolve = () => Promise.reject(Object.assign(new Error('no'), { code: 'ESERVFAIL' }))
  const answer = await withBudget(throwing)('a.test', 'A')
  expect(answer).toEqual({ status: 'temperror', reason: 'ESERVFAIL' })
})

test('cached() asks once while the answer holds, and once for all who ask at the same time', async () => {
  let asked = 0
  let time = 0
  const resolve = cached(
    async () => {
      asked++
      return { answer: found(String(asked)), keepMs: 1_000 }
    },
    () => new Date(time),
  )
  await Promise.all([resolve('a.test', 'A'), resolve('A.test.', 'A')])
  expect(asked).toBe(1)
  time = 999
  expect(await resolve('a.test', 'A')).toEqual(found('1'))
  time = 1_001
  expect(await resolve('a.test', 'A')).toEqual(found('2'))
  expect(await resolve('a.test', 'TXT')).toEqual(found('3'))
})

test('cached() forgets the oldest beyond its size', async () => {
  let asked = 0
  const resolve = cached(
    async () => ({ answer: found(String(++asked)), keepMs: 1_000 }),
    () => new Date(0),
  )
  for (let n = 0; n <= dnsLimits.cacheEntries; n++) await resolve(`${n}.test`, 'A')
  const before = asked
  await resolve('1.test', 'A')
  expect(asked).toBe(before)
  await resolve('0.test', 'A')
  expect(asked).toBe(before + 1)
})

test('cached() keeps within its bytes, however long the answers, and what is asked for stays', async () => {
  const asked: string[] = []
  const long = 'x'.repeat(10_000)
  const resolve = cached(
    async (name) => {
      asked.push(name)
      return { answer: found(name === 'small.test' ? 'a' : long), keepMs: 1_000 }
    },
    () => new Date(0),
    { entries: 1_000, bytes: 200_000 },
  )
  await resolve('small.test', 'TXT')
  for (let n = 0; n < 100; n++) {
    await resolve(`${n}.test`, 'TXT')
    await resolve('small.test', 'TXT')
  }
  expect(asked.filter((name) => name === 'small.test')).toHaveLength(1)
  asked.length = 0
  for (let n = 99; n >= 0; n--) await resolve(`${n}.test`, 'TXT')
  // 20 kB each, two bytes a character: nine fit beside the small one.
  expect(100 - asked.length).toBe(9)
})

test('cached() gives up an answer larger than all it may keep, and goes on', async () => {
  let asked = 0
  const resolve = cached(
    async () => ({ answer: found('x'.repeat(100_000 * (++asked % 2))), keepMs: 1_000 }),
    () => new Date(0),
    { entries: 1_000, bytes: 100_000 },
  )
  await resolve('a.test', 'TXT')
  await resolve('a.test', 'TXT')
  await resolve('a.test', 'TXT')
  expect(asked).toBe(2)
})

test('cached() takes a query that rejects for a failure, and asks again when its time is over', async () => {
  let time = 0
  let asked = 0
  const resolve = cached(
    async () => {
      asked++
      throw Object.assign(new Error('no'), { code: 'ECONNREFUSED' })
    },
    () => new Date(time),
  )
  expect(await resolve('a.test', 'A')).toEqual({ status: 'temperror', reason: 'ECONNREFUSED' })
  await resolve('a.test', 'A')
  expect(asked).toBe(1)
  time = dnsLimits.cacheFailureMs + 1
  await resolve('a.test', 'A')
  expect(asked).toBe(2)
})
