import { type AuthFacts, authFromHeader, type MethodResult, parseMessage } from '@miwake/engine'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatAuthenticationResults } from './authentication-results.ts'
import type { TrustedHop } from './received.ts'

const nothing: AuthFacts = {
  spf: 'unknown',
  dkim: 'unknown',
  dmarc: 'unknown',
  arc: 'unknown',
  smime: 'unknown',
  bimi: 'unknown',
  by: 'dns',
}
const hop = (mailFrom: string): TrustedHop => ({ ip: '192.0.2.7', helo: 'mail.example.com', mailFrom })
const id = 'mx.example.jp'

test.each<[name: string, auth: AuthFacts | 'unknown', hop: TrustedHop | null, want: string]>([
  ['nothing asked', 'unknown', null, 'mx.example.jp; none'],
  ['nothing learned', nothing, hop(''), 'mx.example.jp; none'],
  ['no signature', { ...nothing, dkim: [] }, null, 'mx.example.jp; dkim=none'],
  [
    'all of it',
    {
      ...nothing,
      spf: { result: 'pass', domain: 'bounce.example.com' },
      dkim: [
        { result: 'pass', domain: 'example.com', selector: 's1' },
        { result: 'temperror', domain: 'mailer.test' },
      ],
      dmarc: { result: 'pass', domain: 'example.com', policy: 'reject' },
      arc: { result: 'pass', sealer: 'list.test', domain: 'example.com' },
    },
    hop('b+1=u@bounce.example.com'),
    'mx.example.jp; spf=pass\n smtp.mailfrom=b+1=u@bounce.example.com; dkim=pass header.d=example.com\n header.s=s1; dkim=temperror header.d=mailer.test; dmarc=pass (p=reject)\n header.from=example.com; arc=pass (sealed by list.test)',
  ],
  [
    'HELO',
    { ...nothing, spf: { result: 'none', domain: 'mail.example.com' } },
    hop(''),
    'mx.example.jp; spf=none smtp.helo=mail.example.com',
  ],
  [
    'an envelope sender in quotes',
    { ...nothing, spf: { result: 'fail', domain: 'evil.test' } },
    hop('"x) dmarc=pass ("@evil.test'),
    'mx.example.jp; spf=fail smtp.mailfrom=evil.test',
  ],
  [
    'letters that are not ASCII',
    { ...nothing, spf: { result: 'fail', domain: 'evil.test' } },
    hop('山田@evil.test'),
    'mx.example.jp; spf=fail smtp.mailfrom=evil.test',
  ],
  [
    'a chain that is broken',
    { ...nothing, arc: { result: 'fail', sealer: '', domain: '' } },
    null,
    'mx.example.jp; arc=fail',
  ],
  [
    'more signatures than can be meant',
    { ...nothing, dkim: [{ result: 'permerror', domain: '' }] },
    null,
    'mx.example.jp; dkim=permerror',
  ],
])('formatAuthenticationResults(): %s', (_name, auth, from, want) => {
  expect(formatAuthenticationResults(auth, from, id)).toBe(want)
})

test('formatAuthenticationResults() makes a token of any authserv-id', () => {
  expect(formatAuthenticationResults('unknown', null, 'a; dkim=pass\nX: y')).toBe('adkimpassXy; none')
  expect(formatAuthenticationResults('unknown', null, '')).toBe('localhost; none')
})

const results: readonly MethodResult[] = [
  'pass',
  'fail',
  'softfail',
  'neutral',
  'none',
  'policy',
  'temperror',
  'permerror',
]
const result = fc.constantFrom(...results)
const domain = fc.oneof(
  fc.domain(),
  fc.constantFrom(
    '',
    'xn--wgv71a119e.test',
    '_a.example.com',
    `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.test`,
  ),
)
const hostile = fc.oneof(
  fc.emailAddress(),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '"; dkim=pass header.d=bank.example',
    'a@b\r\nX: y',
    '<>',
    'x)@evil.test',
    'a;b@evil.test',
    '@',
    'a/b=c@evil.test',
  ),
)
const auths: fc.Arbitrary<AuthFacts> = fc.record({
  spf: fc.oneof(fc.constant('unknown' as const), fc.record({ result, domain })),
  dkim: fc.oneof(
    fc.constant('unknown' as const),
    fc.array(
      fc.record(
        { result: result.filter((each) => each !== 'none'), domain, selector: hostile },
        { requiredKeys: ['result', 'domain'] },
      ),
      { maxLength: 20 },
    ),
  ),
  dmarc: fc.oneof(
    fc.constant('unknown' as const),
    fc.record({
      result,
      domain,
      policy: fc.constantFrom('none' as const, 'quarantine' as const, 'reject' as const, 'unknown' as const),
    }),
  ),
  arc: fc.constant('unknown' as const),
  smime: fc.constant('unknown' as const),
  bimi: fc.constant('unknown' as const),
  by: fc.constant('dns'),
})

test('formatAuthenticationResults() reads back as the same facts, whatever the envelope says', () => {
  const trust = { authservIds: [id], topmost: false, arcSealers: [] }
  fc.assert(
    fc.property(auths, fc.option(fc.record({ ip: hostile, helo: hostile, mailFrom: hostile })), (auth, from) => {
      const text = formatAuthenticationResults(auth, from, id)
      expect(text).toMatch(/^[\x20-\x7e]+(?:\n [\x20-\x7e]+)*$/)
      const lines = `Authentication-Results: ${text}`.split('\n')
      // Longer lines are of one word that cannot be folded, and far below 998.
      for (const line of lines)
        expect(line.length <= 77 || !line.trim().includes(' ') ? line.length : 999).toBeLessThan(400)
      const signed = auth.dkim === 'unknown' ? 'DKIM-Signature: v=1\r\n' : ''
      const mail = `Authentication-Results: ${text.replaceAll('\n', '\r\n')}\r\n${signed}From: a@example.com\r\n\r\n`
      const read = authFromHeader(parseMessage(new TextEncoder().encode(mail)).header, trust)
      if (read === 'unknown') throw new Error(text)
      const { spf, dmarc } = auth
      expect(read.spf).toEqual(spf)
      expect(read.dmarc).toEqual(dmarc)
      expect(read.dkim).toEqual(
        auth.dkim === 'unknown'
          ? 'unknown'
          : auth.dkim.map(({ result: word, domain: d }) => ({ result: word, domain: d })),
      )
    }),
    { numRuns: 3_000 },
  )
})
