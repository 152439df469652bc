import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toAscii } from './idn.ts'
import { brandInLabel, buildLookAlikeIndex, lookAlike, ownerOf } from './look-alike.ts'

const index = buildLookAlikeIndex([
  { brand: 'amazon', domains: ['amazon.co.jp', 'amazon.com'], words: ['amazon'] },
  { brand: 'rakuten', domains: ['rakuten.co.jp', 'rakuten.com'], words: ['rakuten'] },
  { brand: 'rakuten-card', domains: ['rakuten-card.co.jp'], words: [] },
  { brand: 'smbc', domains: ['smbc.co.jp'], words: ['smbc'] },
  { brand: 'smbc-card', domains: ['smbc-card.com', 'vpass.ne.jp'], words: ['vpass', 'smbc'] },
  { brand: 'mercari', domains: ['mercari.com', 'jp.mercari.com'], words: ['mercari'] },
  { brand: 'eki-net', domains: ['eki-net.com'], words: [] },
  { brand: 'kuronekoyamato', domains: ['kuronekoyamato.co.jp'], words: ['yamato'] },
  { brand: 'apple', domains: ['apple.com', 'icloud.com'], words: ['apple', 'icloud'] },
  { brand: 'line', domains: ['line.me'], words: ['line'] },
  { brand: 'visa', domains: ['visa.co.jp'], words: ['visa'] },
  { brand: 'jcb', domains: ['jcb.co.jp'], words: ['jcb'] },
  { brand: 'au', domains: ['au.com'], words: ['au'] },
  { brand: 'ana', domains: ['ana.co.jp'], words: ['ana'] },
  { brand: 'paypay', domains: ['paypay.ne.jp'], words: ['paypay'] },
  { brand: 'resona', domains: ['resonabank.co.jp'], words: [] },
])

test.each([
  // The brand's label under another suffix.
  ['amazon.shop', 'amazon', 'other-suffix'],
  ['www.smbc-card.top', 'smbc-card', 'other-suffix'],
  ['smbccard.xyz', 'smbc-card', 'other-suffix'],
  ['ekinet.top', 'eki-net', 'other-suffix'],
  ['jcb.cc', 'jcb', 'other-suffix'],
  ['line.top', 'line', 'other-suffix'],
  ['rakuten.github.io', 'rakuten', 'other-suffix'],
  // The same to the eye.
  ['amaz0n.com', 'amazon', 'skeleton'],
  ['xn--mazon-3ve.com', 'amazon', 'skeleton'],
  ['rnercari.com', 'mercari', 'skeleton'],
  ['kuronekoyarnato.com', 'kuronekoyamato', 'skeleton'],
  ['app1e.com', 'apple', 'skeleton'],
  ['srnbc.jp', 'smbc', 'skeleton'],
  [toAscii('\u0430m\u0430zon.com'), 'amazon', 'skeleton'],
  [toAscii('rákuten.com'), 'rakuten', 'skeleton'],
  // Words around the brand.
  ['amazon-support.top', 'amazon', 'hyphen'],
  ['support-amazon-jp.com', 'amazon', 'hyphen'],
  ['amazonlogin.com', 'amazon', 'hyphen'],
  ['amazon2024.net', 'amazon', 'hyphen'],
  ['amazon-co-jp.top', 'amazon', 'hyphen'],
  ['rakutencard-login.com', 'rakuten-card', 'hyphen'],
  ['mysmbc-card.shop', 'smbc-card', 'hyphen'],
  ['jcbrewards.top', 'jcb', 'hyphen'],
  ['my-jcb-login.com', 'jcb', 'hyphen'],
  ['line-account-login.com', 'line', 'hyphen'],
  ['visa-card-update.net', 'visa', 'hyphen'],
  ['au-pay-login.com', 'au', 'hyphen'],
  ['paypaynejpwib729.example.com'.replace('example.com', 'web.app'), 'paypay', 'hyphen'],
  // Before somebody else's domain.
  ['amazon.co.jp.phish.test', 'amazon', 'sub-domain'],
  ['www.amazon.phish.test', 'amazon', 'sub-domain'],
  ['amazon-co-jp.phish.test', 'amazon', 'sub-domain'],
  ['login.rakuten-card.phish.test', 'rakuten-card', 'sub-domain'],
  ['jcb.co.jp.phish.test', 'jcb', 'sub-domain'],
  ['au.com.phish.test', 'au', 'sub-domain'],
  ['amaz0n.phish.test', 'amazon', 'sub-domain'],
  // Slips.
  ['rakutan.com', 'rakuten', 'edit'],
  ['mecrari.com', 'mercari', 'edit'],
  ['kuronekoyamat.cc', 'kuronekoyamato', 'edit'],
  ['kuronokoyamata.top', 'kuronekoyamato', 'edit'],
  ['resonabanck.info', 'resona', 'edit'],
  ['my-amazom.com', 'amazon', 'edit'],
])('lookAlike(%s)', (host, brand, way) => expect(lookAlike(host, index)).toMatchObject({ brand, way }))

test.each([
  // The brands' own.
  'amazon.co.jp',
  'www.amazon.co.jp',
  'jp.mercari.com',
  'smbc-card.com',
  // Near misses.
  'amazonia.org',
  'amazonas.gov.br',
  'apply.com',
  'pineapple.com',
  'applesauce.net',
  'applegate.com',
  'maple.com',
  'online.com',
  'airline.com',
  'centerline.com',
  'line-dance.org',
  'finish-line.net',
  'visa-free-travel.com',
  'visage.com',
  'advisa.com',
  'banana.com',
  'ana-maria.com',
  'anaheim.net',
  'au-lait.fr',
  'aurora.com',
  'smbclub.org',
  'mercury.com',
  'mercado.com',
  'raketen.de',
  'yamatotakeru.jp',
  'hicloud.com',
  'cloud.com',
  'paypal.com',
  'example.co.jp',
  'line.example.co.jp',
  'visa.example.com',
  'au.example.com',
  // No labels to look at.
  '192.0.2.1',
  'co.jp',
  'localhost',
  '',
  '.',
])('lookAlike() leaves %j alone', (host) => expect(lookAlike(host, index)).toBeNull())

test('lookAlike() says whether a whole domain of the brand stands in the host', () => {
  expect(lookAlike('amazon.co.jp.phish.test', index)?.domain).toBe(true)
  expect(lookAlike('amazon.phish.test', index)?.domain).toBe(false)
})

test.each([
  ['www.amazon.co.jp', 'amazon.co.jp', { brand: 'amazon', domain: 'amazon.co.jp' }],
  ['item.jp.mercari.com', 'mercari.com', { brand: 'mercari', domain: 'jp.mercari.com' }],
  ['notamazon.co.jp', 'notamazon.co.jp', null],
])('ownerOf(%s)', (host, registrable, want) => expect(ownerOf(host, registrable, index)).toEqual(want))

test.each([
  ['amazon-support', 'amazon'],
  ['Amazon.co.jp_info', 'amazon'],
  ['no-reply', undefined],
  ['info', undefined],
  ['mercari', 'mercari'],
  ['r\u0430kuten.info', 'rakuten'],
  ['online.support', undefined],
])('brandInLabel(%s)', (text, brand) => expect(brandInLabel(text, index)?.brand).toBe(brand))

test('lookAlike() and brandInLabel() are total', () => {
  const label = fc.oneof(
    fc.constantFrom('amazon', 'amaz0n', 'rn', 'vv', '-', 'xn--', 'co', 'jp', 'com', 'login', '1', 'line'),
    fc.string({ unit: 'binary', maxLength: 8 }),
  )
  fc.assert(
    fc.property(fc.array(label, { maxLength: 40 }), fc.constantFrom('.', '-', ''), (labels, glue) => {
      const host = labels.join(glue)
      lookAlike(host, index)
      brandInLabel(host, index)
    }),
  )
})

test('lookAlike() never names a brand for its own sub-domains', () => {
  fc.assert(
    fc.property(fc.domain(), fc.constantFrom('amazon.co.jp', 'line.me', 'jp.mercari.com'), (before, own) => {
      expect(lookAlike(`${before}.${own}`, index)).toBeNull()
    }),
  )
})

test('lookAlike() finds every brand domain put before another', () => {
  for (const own of index.owners.keys()) {
    expect(lookAlike(`www.${own}.phish.test`, index)).toMatchObject({ way: 'sub-domain', domain: true })
  }
})
