import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildLookAlikeIndex } from './look-alike.ts'
import { type Standing, standingOf } from './standing.ts'
import { standingBits as bits, readStandingTable } from './standing-table.ts'
import { formatStandingTable, standingEntry } from './standing-write.ts'

const lookAlikes = buildLookAlikeIndex([
  { brand: 'amazon', domains: ['amazon.co.jp', 'amazon.com'], words: ['amazon'] },
  { brand: 'docomo', domains: ['docomo.ne.jp'], words: ['docomo'] },
  { brand: 'google', domains: ['google.com'], words: ['google'] },
  { brand: 'send-firm', domains: ['mailer-firm.com'], words: [] },
])
const table = readStandingTable(
  formatStandingTable({ built: '2026-01-02', sources: [] }, [
    standingEntry('google.com', 1 | bits.service),
    standingEntry('docs.google.com', bits.freeHost),
    standingEntry('mail.google.com', bits.service),
    standingEntry('amazon.com', 1),
    standingEntry('popular-site.com', 2),
    standingEntry('amazonia-travel.com', 3),
    standingEntry('amazan.com', 4),
    standingEntry('known-service.jp', bits.service),
    standingEntry('github.io', bits.freeHost),
    standingEntry('page-builder.com', bits.freeHost),
    standingEntry('tiny-link.com', bits.shortener),
    standingEntry('mailer-firm.com', bits.mailer),
    standingEntry('other-mailer.com', bits.mailer),
    standingEntry('free-mail-firm.com', 2 | bits.freeMail),
    standingEntry('duckdns.org', bits.freeHost),
    standingEntry('famous-blog.github.io', 3),
  ]),
)!

const want = (fields: Partial<Standing> & Pick<Standing, 'kind' | 'domain'>): Standing => ({
  rank: 0,
  restricted: false,
  vetted: false,
  brand: null,
  lookAlike: null,
  ...fields,
})

test.each([
  ['www.amazon.co.jp', want({ kind: 'brand', domain: 'amazon.co.jp', brand: 'amazon', restricted: true })],
  ['amazon.com', want({ kind: 'brand', domain: 'amazon.com', brand: 'amazon', rank: 1 })],
  ['mail.google.com', want({ kind: 'brand', domain: 'google.com', brand: 'google', rank: 1 })],
  ['docs.google.com', want({ kind: 'free-host', domain: 'docs.google.com', brand: 'google' })],
  ['x.docs.google.com', want({ kind: 'free-host', domain: 'docs.google.com', brand: 'google' })],
  ['e.mailer-firm.com', want({ kind: 'mailer', domain: 'mailer-firm.com', brand: 'send-firm' })],
  ['e.other-mailer.com', want({ kind: 'mailer', domain: 'other-mailer.com' })],
  ['www.popular-site.com', want({ kind: 'popular', domain: 'popular-site.com', rank: 2 })],
  ['known-service.jp', want({ kind: 'service', domain: 'known-service.jp' })],
  ['www.any-firm.co.jp', want({ kind: 'restricted', domain: 'any-firm.co.jp', restricted: true })],
  [
    'www.city.minato.tokyo.jp',
    want({ kind: 'restricted', domain: 'city.minato.tokyo.jp', restricted: true, vetted: true }),
  ],
  ['city.unknown-name.jp', want({ kind: 'unknown', domain: 'unknown-name.jp' })],
  ['www.tax.gov.au', want({ kind: 'restricted', domain: 'tax.gov.au', restricted: true, vetted: true })],
  ['www.any-club.or.jp', want({ kind: 'restricted', domain: 'any-club.or.jp', restricted: true })],
  ['www.any-office.go.jp', want({ kind: 'restricted', domain: 'any-office.go.jp', restricted: true, vetted: true })],
  ['any-town.lg.jp', want({ kind: 'restricted', domain: 'any-town.lg.jp', restricted: true, vetted: true })],
  ['any-school.ac.jp', want({ kind: 'restricted', domain: 'any-school.ac.jp', restricted: true, vetted: true })],
  ['any-school.edu', want({ kind: 'restricted', domain: 'any-school.edu', restricted: true, vetted: true })],
  ['x.gov.jp', want({ kind: 'unknown', domain: 'gov.jp' })],
  ['shop.unknown-name.ne.jp', want({ kind: 'unknown', domain: 'unknown-name.ne.jp' })],
  ['docomo.ne.jp', want({ kind: 'free-mail', domain: 'docomo.ne.jp', brand: 'docomo' })],
  ['www.docomo.ne.jp', want({ kind: 'brand', domain: 'docomo.ne.jp', brand: 'docomo' })],
  ['free-mail-firm.com', want({ kind: 'free-mail', domain: 'free-mail-firm.com', rank: 2 })],
  ['www.free-mail-firm.com', want({ kind: 'popular', domain: 'free-mail-firm.com', rank: 2 })],
  ['aa.ocn.ne.jp', want({ kind: 'free-mail', domain: 'aa.ocn.ne.jp' })],
  ['foo.github.io', want({ kind: 'free-host', domain: 'foo.github.io' })],
  ['famous-blog.github.io', want({ kind: 'popular', domain: 'famous-blog.github.io', rank: 3 })],
  ['github.io', want({ kind: 'free-host', domain: 'github.io' })],
  ['www.page-builder.com', want({ kind: 'free-host', domain: 'page-builder.com' })],
  ['x.vercel.app', want({ kind: 'free-host', domain: 'x.vercel.app' })],
  ['firm.uk.com', want({ kind: 'unknown', domain: 'firm.uk.com' })],
  ['tiny-link.com', want({ kind: 'shortener', domain: 'tiny-link.com' })],
  ['home.duckdns.org', want({ kind: 'dynamic-dns', domain: 'home.duckdns.org' })],
  ['duckdns.org', want({ kind: 'free-host', domain: 'duckdns.org' })],
  ['amazon.shop', want({ kind: 'look-alike', domain: 'amazon.shop', brand: 'amazon', lookAlike: 'other-suffix' })],
  ['amazan.com', want({ kind: 'popular', domain: 'amazan.com', rank: 4 })],
  ['amazon.popular-site.com', want({ kind: 'popular', domain: 'popular-site.com', rank: 2 })],
  [
    'amazon.co.jp.popular-site.com',
    want({ kind: 'look-alike', domain: 'popular-site.com', rank: 2, brand: 'amazon', lookAlike: 'sub-domain' }),
  ],
  [
    'amazon-login.github.io',
    want({ kind: 'free-host', domain: 'amazon-login.github.io', brand: 'amazon', lookAlike: 'hyphen' }),
  ],
  [
    'amazon-login.duckdns.org',
    want({ kind: 'dynamic-dns', domain: 'amazon-login.duckdns.org', brand: 'amazon', lookAlike: 'hyphen' }),
  ],
  ['192.0.2.1', want({ kind: 'ip', domain: '192.0.2.1' })],
  ['[2001:db8::1]', want({ kind: 'ip', domain: '[2001:db8::1]' })],
  ['shop.test', want({ kind: 'reserved', domain: 'shop.test' })],
  ['www.example.com', want({ kind: 'reserved', domain: 'example.com' })],
  ['localhost', want({ kind: 'reserved', domain: 'localhost' })],
  ['nobody-knows-it.com', want({ kind: 'unknown', domain: 'nobody-knows-it.com' })],
  ['co.jp', want({ kind: 'unknown', domain: 'co.jp' })],
  ['', want({ kind: 'unknown', domain: '' })],
])('standingOf(%s)', (host, standing) => expect(standingOf(host, table, lookAlikes)).toEqual(standing))

test('standingOf() is total', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.domain()), (host) => {
      const { kind, rank } = standingOf(host, table, lookAlikes)
      expect(kind).not.toBe('')
      expect(rank).toBeLessThanOrEqual(5)
    }),
  )
})
