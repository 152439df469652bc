import { expect, test } from 'vitest'
import { brandById, brandOfDomain, brands, brandsSharing, services } from './registry.ts'

test.each<[string, readonly string[]]>([
  ['vpass.ne.jp', ['smbc-card']],
  ['contact.vpass.ne.jp', ['smbc-card']],
  ['notvpass.ne.jp', []],
  ['vpass.ne.jp.example.com', []],
  ['ne.jp', []],
  ['', []],
  ['amazon.co.jp', ['amazon']],
  ['console.aws.amazon.com', ['aws', 'amazon']],
  ['amazonses.com', []],
  ['m.media-amazon.com', ['amazon']],
  ['jp.mercari.com', ['mercari']],
  ['mail.rakuten-card.co.jp', ['rakuten-card']],
  ['mkrm.rakuten.co.jp', ['rakuten-card', 'rakuten']],
  ['docs.google.com', []],
  ['mail.google.com', ['google']],
  ['otp-auth.net', ['ja-bank', 'regional-banks', 'rokin', 'shinkin', 'smbc-card']],
  ['1password.com', ['service:1Password']],
])('brandOfDomain(%s) is %j', (host, ids) => {
  expect(brandOfDomain(host).map(({ brand }) => brand)).toEqual(ids)
})

test('brandOfDomain() says that customers have mailboxes at a domain: it is not for sending', () => {
  const use = (host: string) => brandOfDomain(host)[0]?.domain.use
  expect(use('docomo.ne.jp')).toEqual(['link'])
  expect(use('yahoo.co.jp')).toEqual(['link'])
  expect(use('mail.yahoo.co.jp')).toEqual(['send', 'link'])
  expect(use('icloud.com')).toEqual(['link'])
  expect(use('gmail.com')).toEqual(['link'])
})

test.each([
  ['smbc-card', 'vpass.ne.jp', 'O'],
  ['amazon', 'amazon.co.jp', 'O'],
  ['eki-net', 'eki-net.com', 'O'],
  ['paypal', 'paypal.com', 'W'],
  ['etc-meisai', 'ml.etc-meisai.jp', 'W'],
  ['jaccs', 'jaccs.co.jp', 'W'],
  ['amazon', 'amazon.ae', 'C'],
])('brandById(%s) has %s with proof %s', (id, domain, proof) => {
  expect(brandById(id)?.domains).toContainEqual(expect.objectContaining({ domain, proof, seen: '2026-11' }))
})

test('brandsSharing() gives the brand and its sisters', () => {
  expect(brandsSharing('mercari')).toEqual(['mercari', 'mercard', 'merpay'])
  expect(brandsSharing('ana')).toEqual(['ana', 'ana-card'])
  expect(brandsSharing('jcb')).toContain('jcb')
  expect(brandsSharing('service:1Password')).toEqual(['service:1Password'])
})

test('brandById() is null for what it does not have', () => {
  expect(brandById('nobody')).toBeNull()
  expect(brandById('constructor')).toBeNull()
})

test('the registry covers the brands that are imitated in Japan', () => {
  expect(brands.length).toBeGreaterThan(250)
  expect(services.length).toBeGreaterThan(2000)
  for (const id of [
    'ja-bank',
    'sbi-securities',
    'saison',
    'docomo',
    'nta',
    'japan-post',
    'tepco',
    'nhk',
    'visa',
    'line',
  ])
    expect(brandById(id), id).not.toBeNull()
})
