import { expect, test } from 'vitest'
import type { LinkRow } from '../api/types.ts'
import { gateReasons } from './gate-reasons.ts'

const link = (kind: string, more: Partial<LinkRow> = {}): LinkRow => ({
  shown: 'こちら',
  host: 'www.example.com',
  registrable: 'example.com',
  onward: '',
  standing: { ja: '', en: '', kind, bad: kind === 'unknown' || kind === 'shortener' },
  active: true,
  own: false,
  shownAs: '',
  ...more,
})

test.each([
  ['the proven sender’s own', link('popular', { own: true }), []],
  ['the proven sender’s own, known to nobody else', link('unknown', { own: true }), []],
  ['a brand’s site that is not the sender’s', link('brand'), ['notOwn']],
  ['a site nobody knows', link('unknown'), ['unknown']],
  ['a short link', link('shortener'), ['unknown']],
  ['a mailing service', link('mailer'), ['notOwn']],
  ['the domain of an address that nothing proves', link('popular', { registrable: 'example.org' }), ['unproven']],
  ['an unknown domain in such an address', link('unknown', { registrable: 'example.org' }), ['unknown']],
  ['one that shows another', link('popular', { shownAs: 'example.net' }), ['differs', 'notOwn']],
  ['the own site showing another', link('popular', { own: true, shownAs: 'example.net' }), ['differs']],
])('gateReasons() of %s', (_, row, want) => expect(gateReasons(row, 'example.org')).toEqual(want))

test('gateReasons() of a mail without a sender and a link without a domain takes neither for the other', () =>
  expect(gateReasons(link('popular', { registrable: '' }), '')).toEqual(['notOwn']))
