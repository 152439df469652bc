import fc from 'fast-check'
import { expect, test } from 'vitest'
import { skeleton, visualSkeleton } from './confusable.ts'

test.each([
  ['pаypal', 'paypal'],
  ['PayPaI', 'paypal'],
  ['l1oyds', 'lloyds'],
  ['goog1e', 'google'],
  ['micr0s0ft', 'microsoft'],
  ['5oftbank', 'softbank'],
  ['ԝеllѕfаrgо', 'wellsfargo'],
  ['сһаѕе', 'chase'],
  ['ΗSBC', 'hsbc'],
  ['Ꭰocomo', 'docomo'],
  ['micrօsoft', 'microsoft'],
  ['ämàzøn', 'amazon'],
  ['ＡＭＡＺＯＮ', 'amazon'],
  ['a\u200bmazon', 'amazon'],
  ['ⓐⓜⓐⓩⓞⓝ', 'amazon'],
  ['力ード', 'カード'],
  ['ア力ウント', 'アカウント'],
  ['サ一ビス', 'サービス'],
  ['楽天力一ド', '楽天カード'],
  ['二ュース', 'ニュース'],
  ['ヘルプ', 'へルプ'],
  ['三井住友力ード', '三井住友カード'],
])('skeleton(%j) is that of %j', (disguised, plain) => expect(skeleton(disguised)).toBe(skeleton(plain)))

test.each([
  ['amazon', 'arnazon'],
  ['rakuten', 'rakutan'],
  ['カード', 'ガード'],
  ['docomo', 'dokomo'],
  ['example.com', 'example.co'],
  ['ラクテン', 'ラクテソ'],
])('skeleton(%j) is not that of %j', (a, b) => expect(skeleton(a)).not.toBe(skeleton(b)))

test.each([
  ['arnazon', 'amazon'],
  ['vvellsfargo', 'wellsfargo'],
  ['clocomo', 'docomo'],
  ['c1ocomo', 'docomo'],
  ['аrnаzоn', 'amazon'],
])('visualSkeleton(%j) is that of %j', (disguised, plain) => {
  expect(visualSkeleton(disguised)).toBe(visualSkeleton(plain))
  expect(skeleton(disguised)).not.toBe(skeleton(plain))
})

test('skeleton() is its own skeleton, on any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
      const once = skeleton(text)
      expect(skeleton(once)).toBe(once)
    }),
    { numRuns: 2_000 },
  )
})
