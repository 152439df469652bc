import { expect, test } from 'vitest'
import type { AuthFacts } from '../facts/facts.ts'
import type { Mailbox } from '../mail/message.ts'
import { type OriginProof, originOf } from './alignment.ts'

const mailbox = (address: string): Mailbox => {
  const at = address.lastIndexOf('@')
  return {
    name: '',
    address,
    localPart: address.slice(0, Math.max(at, 0)),
    domain: at < 0 ? '' : address.slice(at + 1),
  }
}
const from = (...addresses: readonly string[]): readonly Mailbox[] => addresses.map(mailbox)

const nothing: AuthFacts = {
  spf: 'unknown',
  dkim: 'unknown',
  dmarc: 'unknown',
  arc: 'unknown',
  smime: 'unknown',
  bimi: 'unknown',
  by: 'mx.example',
}
const dmarc = (result: 'pass' | 'fail' | 'none' | 'temperror' | 'permerror', domain: string): AuthFacts['dmarc'] => ({
  result,
  domain,
  policy: 'unknown',
})
const dkim = (domain: string, result: 'pass' | 'fail' | 'temperror' = 'pass'): AuthFacts['dkim'] => [{ result, domain }]
const spf = (domain: string, result: 'pass' | 'fail' | 'temperror' | 'none' = 'pass'): AuthFacts['spf'] => ({
  result,
  domain,
})

test.each<
  [name: string, address: string, auth: Partial<AuthFacts>, proven: OriginProof['proven'], by: OriginProof['by']]
>([
  // DMARC
  [
    'dmarc=pass for the very domain',
    'a@shop.example.co.jp',
    { dmarc: dmarc('pass', 'shop.example.co.jp') },
    true,
    'dmarc',
  ],
  ['dmarc=pass naming the parent', 'a@shop.example.co.jp', { dmarc: dmarc('pass', 'example.co.jp') }, true, 'dmarc'],
  [
    'dmarc=pass for another domain',
    'a@bank.test',
    { dmarc: dmarc('pass', 'evil.test'), dkim: [], spf: spf('evil.test') },
    false,
    null,
  ],
  ['dmarc=pass for a sibling', 'a@a.bank.test', { dmarc: dmarc('pass', 'b.bank.test') }, 'unknown', null],
  ['dmarc=pass for a child', 'a@bank.test', { dmarc: dmarc('pass', 'a.bank.test') }, 'unknown', null],
  ['dmarc=pass for a public suffix', 'a@bank.co.jp', { dmarc: dmarc('pass', 'co.jp') }, 'unknown', null],
  [
    'dmarc=pass for a name that only ends alike',
    'a@mybank.test',
    { dmarc: dmarc('pass', 'bank.test') },
    'unknown',
    null,
  ],
  ['dmarc=pass for no domain', 'a@bank.test', { dmarc: dmarc('pass', '') }, 'unknown', null],
  ['dmarc=fail', 'a@bank.test', { dmarc: dmarc('fail', 'bank.test') }, false, null],
  ['dmarc=fail, no domain named', 'a@bank.test', { dmarc: dmarc('fail', '') }, false, null],
  ['dmarc=none alone', 'a@bank.test', { dmarc: dmarc('none', 'bank.test') }, 'unknown', null],
  [
    'dmarc=none, nothing else passes',
    'a@bank.test',
    { dmarc: dmarc('none', 'bank.test'), dkim: [], spf: spf('evil.test') },
    false,
    null,
  ],
  ['dmarc=temperror alone', 'a@bank.test', { dmarc: dmarc('temperror', 'bank.test') }, 'unknown', null],
  // DKIM
  ['DKIM of the domain', 'a@bank.test', { dkim: dkim('bank.test') }, true, 'dkim'],
  ['DKIM of a sub-domain', 'a@bank.test', { dkim: dkim('mail.bank.test') }, true, 'dkim'],
  ['DKIM of the parent', 'a@info.bank.co.jp', { dkim: dkim('bank.co.jp') }, true, 'dkim'],
  ['DKIM of a sender for many', 'a@bank.test', { dkim: dkim('mailer.test'), spf: spf('mailer.test') }, false, null],
  ['DKIM of the public suffix', 'a@bank.co.jp', { dkim: dkim('co.jp'), spf: spf('co.jp') }, false, null],
  [
    'DKIM of a neighbour under a private suffix',
    'a@one.github.io',
    { dkim: dkim('two.github.io'), spf: 'unknown' },
    'unknown',
    null,
  ],
  ['DKIM of a look-alike', 'a@bank.test', { dkim: dkim('bank.test.evil.example'), spf: spf('', 'none') }, false, null],
  ['DKIM failed', 'a@bank.test', { dkim: dkim('bank.test', 'fail'), spf: spf('evil.test') }, false, null],
  [
    'one DKIM of two',
    'a@bank.test',
    {
      dkim: [
        { result: 'fail', domain: 'bank.test' },
        { result: 'pass', domain: 'bank.test' },
      ],
    },
    true,
    'dkim',
  ],
  [
    'DKIM relaxed after dmarc=fail',
    'a@bank.test',
    { dmarc: dmarc('fail', 'bank.test'), dkim: dkim('mail.bank.test') },
    false,
    null,
  ],
  [
    'DKIM exact after dmarc=fail',
    'a@bank.test',
    { dmarc: dmarc('fail', 'bank.test'), dkim: dkim('bank.test') },
    true,
    'dkim',
  ],
  [
    'DKIM temperror of the domain',
    'a@bank.test',
    { dkim: dkim('bank.test', 'temperror'), spf: spf('evil.test') },
    'unknown',
    null,
  ],
  [
    'DKIM temperror of a domain not told',
    'a@bank.test',
    { dkim: dkim('', 'temperror'), spf: spf('evil.test') },
    'unknown',
    null,
  ],
  [
    'DKIM temperror of another',
    'a@bank.test',
    { dkim: dkim('evil.test', 'temperror'), spf: spf('evil.test') },
    false,
    null,
  ],
  ['DKIM where From: is a public suffix itself', 'a@co.jp', { dkim: dkim('co.jp') }, true, 'dkim'],
  // SPF
  ['SPF of a sub-domain', 'a@bank.test', { spf: spf('bounce.bank.test') }, true, 'spf'],
  ['SPF of another, DKIM not told', 'a@bank.test', { spf: spf('evil.test') }, 'unknown', null],
  ['SPF temperror', 'a@bank.test', { dkim: [], spf: spf('bank.test', 'temperror') }, 'unknown', null],
  ['SPF none', 'a@bank.test', { dkim: [], spf: spf('bank.test', 'none') }, false, null],
  // the rest
  [
    'ARC sealer saw a pass',
    'a@bank.test',
    { dmarc: dmarc('fail', 'bank.test'), arc: { result: 'pass', sealer: 'list.test', domain: 'bank.test' } },
    true,
    'dmarc',
  ],
  [
    'ARC sealer saw a pass of another',
    'a@bank.test',
    { dmarc: dmarc('fail', 'bank.test'), arc: { result: 'pass', sealer: 'list.test', domain: 'evil.test' } },
    false,
    null,
  ],
  ['S/MIME of the address', 'a@bank.test', { smime: { result: 'pass', address: 'A@Bank.test' } }, true, 'smime'],
  ['S/MIME of another', 'a@bank.test', { smime: { result: 'pass', address: 'b@bank.test' } }, 'unknown', null],
  ['nothing told', 'a@bank.test', {}, 'unknown', null],
])('originOf() after %s', (_name, address, auth, proven, by) => {
  const proof = originOf(from(address), { ...nothing, ...auth })
  expect({ proven: proof.proven, by: proof.by }).toEqual({ proven, by })
})

const allPass: AuthFacts = {
  ...nothing,
  dmarc: dmarc('pass', 'bank.test'),
  dkim: dkim('bank.test'),
  spf: spf('bank.test'),
}

test.each<[name: string, addresses: readonly string[], auth: AuthFacts | 'unknown', want: OriginProof]>([
  ['one domain twice', ['a@bank.test', 'b@bank.test'], allPass, { proven: true, by: 'dmarc', domain: 'bank.test' }],
  ['two domains', ['a@bank.test', 'b@evil.test'], allPass, { proven: false, by: null, domain: 'bank.test' }],
  [
    'two domains, nothing known',
    ['a@bank.test', 'b@evil.test'],
    'unknown',
    { proven: false, by: null, domain: 'bank.test' },
  ],
  ['parent and child', ['a@bank.test', 'b@a.bank.test'], allPass, { proven: false, by: null, domain: 'bank.test' }],
  ['one without a domain', ['a@bank.test', 'bank'], allPass, { proven: false, by: null, domain: 'bank.test' }],
  ['a single label', ['a@bank'], allPass, { proven: false, by: null, domain: '' }],
  ['no mailbox', [], allPass, { proven: false, by: null, domain: '' }],
  ['no mailbox, nothing known', [], 'unknown', { proven: 'unknown', by: null, domain: '' }],
  ['nothing known', ['a@mail.bank.co.jp'], 'unknown', { proven: 'unknown', by: null, domain: 'bank.co.jp' }],
])('originOf() with %s in From:', (_name, addresses, auth, want) => {
  expect(originOf(from(...addresses), auth)).toEqual(want)
})
