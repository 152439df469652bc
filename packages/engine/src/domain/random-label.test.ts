import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomness } from './random-label.ts'

test.each([
  'xkqvtrade',
  'a8f3k2',
  'kfgfylgtyy',
  'lcjsbhokxy',
  'bxzpdzd',
  '7qtq607a2',
  'prcdajdeeeeosajksjkakd118283',
  'ymbwjrwbpmc',
])('randomness(%s) is high', (label) => expect(randomness(label)).toBeGreaterThan(0.6))

test.each([
  'yodobashi',
  'mitsubishi',
  'kuronekoyamato',
  'nhk',
  'jcb',
  'kddi',
  'mhlw',
  'tsukuba',
  'kyushu-railway',
  'rakuten-card',
  'nttdocomo',
  'vpass',
  'stackoverflow',
  'lufthansa',
  'shenzhen',
  'xiaomi',
  '360saudi',
  '7-eleven',
  'mp3gain',
  'web2024',
  'xn--wgv71a119e',
  '',
])('randomness(%s) is low', (label) => expect(randomness(label)).toBeLessThan(0.5))

test('randomness() of labels of four characters stays below what counts as random', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 0, maxLength: 4 }), (label) => {
      expect(randomness(label)).toBeLessThan(0.5)
    }),
  )
})

test('randomness() is total and between 0 and 1', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (label) => {
      const value = randomness(label)
      expect(value).toBeGreaterThanOrEqual(0)
      expect(value).toBeLessThanOrEqual(1)
    }),
  )
})
