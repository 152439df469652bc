import { expect, test } from 'vitest'
import { isLoopbackAddress, isOwnHost } from './host.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { createRateLimit } from './rate-limit.ts'
import { isFromOwnPage } from './same-origin.ts'
import { csrfToken, isCsrfToken } from './session.ts'

test.each([
  ['localhost:4649', true],
  ['LOCALHOST', true],
  ['127.0.0.1:4649', true],
  ['[::1]:4649', true],
  ['192.0.2.7', true],
  ['miwake.example.jp', true],
  ['Miwake.Example.JP:443', true],
  ['evil.example', false],
  ['localhost.evil.example', false],
  ['127.0.0.1.evil.example', false],
  ['miwake.example.jp.evil.example', false],
  ['evil.example:4649#localhost', false],
  ['', false],
  [undefined, false],
])('isOwnHost(%s) is %s', (host, want) => expect(isOwnHost(host, ['miwake.example.jp'])).toBe(want))

test.each([
  ['127.0.0.1', true],
  ['127.8.8.8', true],
  ['::1', true],
  ['localhost', true],
  ['::ffff:127.0.0.1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.0.2.1', false],
  ['127.0.0.1.evil.example', false],
])('isLoopbackAddress(%s) is %s', (address, want) => expect(isLoopbackAddress(address)).toBe(want))

const host = 'localhost:4649'
test.each([
  ['the page', { origin: 'http://localhost:4649', secFetchSite: 'same-origin', host }, true],
  ['the page behind a proxy', { origin: 'https://localhost:4649', secFetchSite: undefined, host }, true],
  ['a program', { origin: undefined, secFetchSite: undefined, host }, true],
  ['a foreign page', { origin: 'https://evil.example', secFetchSite: 'cross-site', host }, false],
  ['a foreign page in an old browser', { origin: 'https://evil.example', secFetchSite: undefined, host }, false],
  ['another port of this machine', { origin: 'http://localhost:8080', secFetchSite: 'same-site', host }, false],
  ['a form of a page without referrer', { origin: 'null', secFetchSite: 'same-origin', host }, true],
  ['a form in a sandboxed frame', { origin: 'null', secFetchSite: 'cross-site', host }, false],
  ['a sandboxed frame', { origin: 'null', secFetchSite: undefined, host }, false],
  ['a typed address', { origin: undefined, secFetchSite: 'none', host }, false],
])('isFromOwnPage() of %s', (_, fields, want) => expect(isFromOwnPage(fields)).toBe(want))

test('createRateLimit() lets a burst through, then one by one, and each caller for itself', () => {
  let at = 0
  const limit = createRateLimit({ burst: 2, perMinute: 6, now: () => at })
  expect([limit.take('a'), limit.take('a'), limit.take('a'), limit.take('b')]).toEqual([0, 0, 10_000, 0])
  at = 9_999
  expect(limit.take('a')).toBe(1)
  at = 10_000
  expect([limit.take('a'), limit.take('a')]).toEqual([0, 10_000])
  at = 1_000_000
  expect([limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([0, 0, 10_000])
})

test('verifyPassword() knows the password by its hash, however its letters are composed, and no other', async () => {
  const hash = await hashPassword('パスワードは長い文です', { N: 2 ** 10 })
  expect(hash).not.toContain('パスワード')
  expect(await verifyPassword('パスワードは長い文です'.normalize('NFD'), hash)).toBe(true)
  expect(await verifyPassword('パスワードは長い文でず', hash)).toBe(false)
  expect(await hashPassword('パスワードは長い文です', { N: 2 ** 10 })).not.toBe(hash)
  for (const broken of ['', 'x', 'scrypt$1$1', `${hash}x`.replace('scrypt', 'plain')])
    expect(await verifyPassword('パスワードは長い文です', broken)).toBe(false)
})

test('isCsrfToken() takes the token of that session alone', () => {
  const key = new Uint8Array(32)
  const token = csrfToken(key, 'one')
  expect(isCsrfToken(key, 'one', token)).toBe(true)
  expect(isCsrfToken(key, 'two', token)).toBe(false)
  expect(isCsrfToken(new Uint8Array(32).fill(1), 'one', token)).toBe(false)
  expect(isCsrfToken(key, 'one', undefined)).toBe(false)
  expect(isCsrfToken(key, 'one', '')).toBe(false)
})
