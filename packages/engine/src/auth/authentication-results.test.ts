import fc from 'fast-check'
import { expect, test } from 'vitest'
import { limits } from '../limits.ts'
import { parseAuthenticationResults } from './authentication-results.ts'

/** 'method=result ptype.property=value ...', one string a result. */
const short = (value: string): readonly string[] | null => {
  const parsed = parseAuthenticationResults(value)
  if (!parsed) return null
  return parsed.results.map(({ method, result, properties }) =>
    [
      `${method}=${result}`,
      ...properties.map((each) => `${each.ptype}${each.ptype ? '.' : ''}${each.property}=${each.value}`),
    ].join(' '),
  )
}

test.each<[name: string, value: string, id: string, results: readonly string[]]>([
  [
    'Gmail',
    ' mx.google.com;       dkim=pass header.i=@example.com header.s=s1 header.b="iC/sHh=V";       spf=pass (google.com: domain of b+1=u@bounce.example.com designates 192.0.2.1 as permitted sender) smtp.mailfrom="b+1=u@bounce.example.com";       dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=example.com',
    'mx.google.com',
    [
      'dkim=pass header.i=@example.com header.s=s1 header.b=iC/sHh=V',
      'spf=pass smtp.mailfrom=b+1=u@bounce.example.com',
      'dmarc=pass header.from=example.com',
    ],
  ],
  [
    'Microsoft, no authserv-id',
    'spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=example.com; dkim=pass (signature was verified) header.d=example.com;dmarc=bestguesspass action=none header.from=example.com;compauth=pass reason=109',
    '',
    [
      'spf=pass smtp.mailfrom=example.com',
      'dkim=pass header.d=example.com',
      'dmarc=bestguesspass action=none header.from=example.com',
      'compauth=pass',
    ],
  ],
  [
    'OpenDKIM',
    'mx.example.jp;\tdkim=pass (2048-bit key; unprotected) header.d=example.com header.i=@example.com header.a=rsa-sha256 header.s=s1 header.b=L+CL2nN+; dkim-atps=neutral',
    'mx.example.jp',
    [
      'dkim=pass header.d=example.com header.i=@example.com header.a=rsa-sha256 header.s=s1 header.b=L+CL2nN+',
      'dkim-atps=neutral',
    ],
  ],
  [
    'OpenDMARC',
    'OpenDMARC; dmarc=fail (p=reject dis=none) header.from=example.com',
    'opendmarc',
    ['dmarc=fail header.from=example.com'],
  ],
  [
    'rspamd',
    'mx.example.jp; dkim=pass header.d=example.com header.s=s1 header.b=abc; spf=softfail (mx.example.jp: 192.0.2.1 is neither permitted nor denied by domain of a@example.com) smtp.mailfrom=a@example.com; dmarc=fail reason="SPF not aligned (relaxed), No valid DKIM" header.from=example.com (policy=quarantine)',
    'mx.example.jp',
    [
      'dkim=pass header.d=example.com header.s=s1 header.b=abc',
      'spf=softfail smtp.mailfrom=a@example.com',
      'dmarc=fail header.from=example.com',
    ],
  ],
  [
    'Yahoo!',
    'atlas-production.v2-mail-prod1-gq1.example.com; dkim=pass header.i=@example.com header.s=s1; spf=pass smtp.mailfrom=example.com; dmarc=pass(p=REJECT) header.from=example.com;',
    'atlas-production.v2-mail-prod1-gq1.example.com',
    [
      'dkim=pass header.i=@example.com header.s=s1',
      'spf=pass smtp.mailfrom=example.com',
      'dmarc=pass header.from=example.com',
    ],
  ],
  [
    'Yahoo! JAPAN, properties behind semicolons',
    'mta706.mail.example.jp  from=example.com; domainkeys=neutral (no sig); dkim=pass (ok); header.i=@example.com; dmarc=pass (p=none,sp=none,pct=100,domain=example.com); header.from=example.com',
    'mta706.mail.example.jp',
    ['from=example.com', 'domainkeys=neutral', 'dkim=pass header.i=@example.com', 'dmarc=pass header.from=example.com'],
  ],
  [
    'Japanese provider, Sender ID and capitals',
    'msgw01.provider.example; spf=Pass smtp.mail=a@example.com; sender-id=pass header.From=a@example.com; dkim=none',
    'msgw01.provider.example',
    ['spf=pass smtp.mail=a@example.com', 'sender-id=pass header.from=a@example.com', 'dkim=none'],
  ],
  [
    'Cisco, property without ptype',
    'mail.example.jp; spf=None smtp.pra=a@example.com; spf=Pass smtp.mailfrom=a@example.com; spf=None smtp.helo=postmaster@mx.example.com; dmarc=pass (p=none dis=none) d=example.com',
    'mail.example.jp',
    [
      'spf=none smtp.pra=a@example.com',
      'spf=pass smtp.mailfrom=a@example.com',
      'spf=none smtp.helo=postmaster@mx.example.com',
      'dmarc=pass d=example.com',
    ],
  ],
  [
    'RFC 8601 appendix B.7, comments everywhere',
    "foo.example.net (foobar) 1 (baz);  dkim (Because I like it) / 1 (One yay) = (wait for it) fail  policy (A dot can go here) . (like that) expired  (this surprised me) = (as I wasn't expecting it) 1362471462",
    'foo.example.net',
    ['dkim=fail policy.expired=1362471462'],
  ],
  ['RFC 8601 appendix B.2, nothing done', 'example.org 1; none', 'example.org', []],
  ['quoted authserv-id', '"mx example"; spf=pass', 'mx example', ['spf=pass']],
  [
    'folded lines left in',
    'mx.example;\r\n\tspf=fail\r\n smtp.helo=a.example',
    'mx.example',
    ['spf=fail smtp.helo=a.example'],
  ],
  [
    'semicolon in a comment',
    'mx.example; spf=pass (a; dkim=pass) smtp.mailfrom=b.example',
    'mx.example',
    ['spf=pass smtp.mailfrom=b.example'],
  ],
  [
    'empty value before a property',
    'mx.example; spf=none smtp.mailfrom= smtp.helo=a.example',
    'mx.example',
    ['spf=none smtp.mailfrom= smtp.helo=a.example'],
  ],
  [
    'null sender',
    'mx.example; spf=none smtp.mailfrom="" smtp.helo=a.example',
    'mx.example',
    ['spf=none smtp.mailfrom= smtp.helo=a.example'],
  ],
  [
    'quoted local part',
    'mx.example; spf=fail smtp.mailfrom="a; dkim=pass"@b.example',
    'mx.example',
    ['spf=fail smtp.mailfrom=a; dkim=pass@b.example'],
  ],
  [
    'sender written into a comment closes it',
    'mx.example; spf=fail (domain of "x) dmarc=pass header.from=bank.example ("@evil.example) smtp.mailfrom=evil.example; dmarc=fail header.from=bank.example',
    'mx.example',
    ['spf=fail smtp.mailfrom=evil.example', 'dmarc=fail header.from=bank.example'],
  ],
  [
    'unbalanced comment swallows nothing',
    'mx.example; spf=fail (domain of x(y@evil.example) smtp.mailfrom=evil.example; dmarc=fail header.from=bank.example',
    'mx.example',
    ['spf=fail smtp.mailfrom=evil.example', 'dmarc=fail header.from=bank.example'],
  ],
])('parseAuthenticationResults() reads %s', (_name, value, id, results) => {
  expect(parseAuthenticationResults(value)?.authservId).toBe(id)
  expect(short(value)).toEqual(results)
})

test('parseAuthenticationResults() keeps versions, reasons and comments with their result', () => {
  const parsed = parseAuthenticationResults(
    'mx.example 1; spf/1=fail reason="a \\"b\\"" (one) smtp.helo=h.example (two); (three) dkim=none (four)',
  )
  expect(parsed?.version).toBe('1')
  expect(parsed?.results.map(({ version, reason, comments }) => ({ version, reason, comments }))).toEqual([
    { version: '1', reason: 'a "b"', comments: ['one', 'two'] },
    { version: '', reason: '', comments: ['four'] },
  ])
})

test.each(['', '   ', ';;;', '(only a comment)', '((('])('parseAuthenticationResults(%j) is null', (value) => {
  expect(parseAuthenticationResults(value)).toBeNull()
})

test.each(['(', '"', '("', '\\', '=', 'a=b;', 'a.', 'a . ', '(a)', 'a=b (c) ', 'a/1=b c.d=e '])(
  'parseAuthenticationResults() is quick on 64 kB of %j',
  (piece) => {
    const value = `mx.example; ${piece.repeat(limits.fieldBytes / piece.length)}`
    const start = performance.now()
    parseAuthenticationResults(value)
    expect(performance.now() - start).toBeLessThan(500)
  },
)

test('parseAuthenticationResults() is total', () => {
  const piece = fc.constantFrom(
    'mx.example',
    ';',
    '=',
    '(',
    ')',
    '"',
    '\\',
    ' ',
    '\t',
    'dkim',
    'pass',
    '.',
    '/',
    '1',
    '@',
    'é',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (pieces) => {
      const parsed = parseAuthenticationResults(pieces.join(''))
      for (const result of parsed?.results ?? []) expect(result.method).toBe(result.method.toLowerCase())
    }),
  )
})
