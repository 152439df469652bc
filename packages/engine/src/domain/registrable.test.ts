import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostParts, publicSuffix, publicSuffixListVersion, registrableDomain, registryDomain } from './registrable.ts'

test.each([
  ['mail.example.co.jp', 'example.co.jp'],
  ['example.co.jp', 'example.co.jp'],
  ['co.jp', null],
  ['jp', null],
  ['www.example.com', 'example.com'],
  ['foo.github.io', 'foo.github.io'],
  ['a.foo.github.io', 'foo.github.io'],
  ['github.io', null],
  ['www.city.kobe.jp', 'city.kobe.jp'],
  ['a.b.kobe.jp', 'a.b.kobe.jp'],
  ['a.kobe.jp', null],
  ['a.xn--1lqs71d.jp', 'a.xn--1lqs71d.jp'],
  ['localhost', null],
  ['host.unknown-suffix', 'host.unknown-suffix'],
  ['192.0.2.1', null],
  ['[2001:db8::1]', null],
  ['', null],
  ['.', null],
  ['.com', null],
])('registrableDomain(%s)', (host, want) => expect(registrableDomain(host)).toBe(want))

test.each([
  ['www.example.co.jp', 'co.jp'],
  ['co.jp', 'co.jp'],
  ['foo.github.io', 'github.io'],
  ['192.0.2.1', null],
  ['', null],
])('publicSuffix(%s)', (host, want) => expect(publicSuffix(host)).toBe(want))

test('hostParts() takes a host apart', () => {
  expect(hostParts('www.mail.example.co.jp')).toEqual({
    registrable: 'example.co.jp',
    suffix: 'co.jp',
    label: 'example',
    before: 'www.mail',
    icann: true,
    shared: false,
  })
  expect(hostParts('foo.github.io')).toMatchObject({ label: 'foo', icann: false, shared: true })
})

test('registryDomain() leaves the private section out', () => {
  expect(registryDomain('foo.github.io')).toBe('github.io')
  expect(registryDomain('co.jp')).toBe('')
  expect(registryDomain('10.0.0.1')).toBe('')
})

test('registrableDomain() is total and gives a suffix of its host', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.domain()), (host) => {
      const domain = registrableDomain(host)
      return domain === null || host.includes(domain)
    }),
  )
})

test('publicSuffixListVersion names the tldts that is installed', () => {
  const path = createRequire(import.meta.url).resolve('tldts/package.json')
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string }
  expect(publicSuffixListVersion).toBe(`tldts ${version}`)
})
