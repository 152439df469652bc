import { expect, test } from 'vitest'
import type { AuthFacts } from '../facts/facts.ts'
import type { HeaderField } from '../mail/message.ts'
import { type AuthTrust, authFromHeader } from './trusted.ts'

/** One field a line, `Name: value`. */
const header = (...lines: readonly string[]): readonly HeaderField[] =>
  lines.map((line) => {
    const colon = line.indexOf(':')
    const raw = line.slice(colon + 1)
    return { name: line.slice(0, colon).toLowerCase(), value: raw.trim(), raw, startByte: 0, endByte: 0 }
  })

const nobody: AuthTrust = { authservIds: [], topmost: false, arcSealers: [] }
const top: AuthTrust = { ...nobody, topmost: true }
const ids = (...authservIds: readonly string[]): AuthTrust => ({ ...nobody, authservIds })

const known = (facts: AuthFacts | 'unknown'): AuthFacts => {
  if (facts === 'unknown') throw new Error('no trusted field found')
  return facts
}

const own =
  'Authentication-Results: mx.isp.example; dkim=fail header.d=bank.example; spf=pass smtp.mailfrom=x@evil.example; dmarc=fail (p=reject) header.from=bank.example'
const forged =
  'Authentication-Results: mx.isp.example; dkim=pass header.d=bank.example; dmarc=pass header.from=bank.example; bimi=pass header.d=bank.example policy.authority=pass'
const foreign = 'Authentication-Results: mx.sender.example; dmarc=pass header.from=bank.example'
const received = 'Received: from a.example by mx.isp.example; Mon, 1 Jan 2024 00:00:00 +0900'

test('authFromHeader() believes nothing by default', () => {
  expect(authFromHeader(header(own), nobody)).toBe('unknown')
  expect(authFromHeader(header(own), ids('mx.other.example'))).toBe('unknown')
  expect(authFromHeader(header('From: a@bank.example'), top)).toBe('unknown')
})

test('authFromHeader() finds a named authserv-id wherever it stands, without case', () => {
  const facts = known(authFromHeader(header(foreign, received, own), ids('MX.isp.EXAMPLE')))
  expect(facts).toEqual({
    spf: { result: 'pass', domain: 'evil.example' },
    dkim: [{ result: 'fail', domain: 'bank.example' }],
    dmarc: { result: 'fail', domain: 'bank.example', policy: 'reject' },
    arc: 'unknown',
    smime: 'unknown',
    bimi: 'unknown',
    by: 'mx.isp.example',
  })
})

test.each<[name: string, fields: readonly string[], trust: AuthTrust]>([
  ['below, under the named id', [received, own, 'Subject: x', forged], ids('mx.isp.example')],
  ['right below, under the named id', [own, forged], ids('mx.isp.example')],
  ['below a foreign field, topmost', [own, foreign, forged], top],
  ['below the own Received, topmost', [own, received, forged], top],
  ['below, under another id, topmost', [own, 'DKIM-Signature: v=1; d=bank.example', foreign], top],
])('authFromHeader() is not moved by a forged field %s', (_name, fields, trust) => {
  const facts = known(authFromHeader(header(...fields), trust))
  expect(facts.dmarc).toEqual({ result: 'fail', domain: 'bank.example', policy: 'reject' })
  expect(facts.dkim).toEqual([{ result: 'fail', domain: 'bank.example' }])
})

test.each([
  ['dmarc=unknown', 'dmarc=pass header.from=bank.example'],
  ['dkim=dkim_ok header.d=bank.example', 'dkim=pass header.d=bank.example'],
  ['spf=sort-of', 'spf=pass smtp.mailfrom=bank.example'],
])('authFromHeader() does not look below a field that says %s', (above, below) => {
  const facts = known(
    authFromHeader(
      header(
        `Authentication-Results: mx.isp.example; ${above}`,
        `Authentication-Results: mx.isp.example; ${below}`,
        'DKIM-Signature: v=1',
      ),
      ids('mx.isp.example'),
    ),
  )
  expect(facts).toMatchObject({ spf: 'unknown', dkim: 'unknown', dmarc: 'unknown' })
})

test('authFromHeader() does not take a pass beside a word nobody knows', () => {
  const facts = known(
    authFromHeader(
      header('Authentication-Results: mx.example; dmarc=unknown; dmarc=pass header.from=bank.example'),
      top,
    ),
  )
  expect(facts.dmarc).toBe('unknown')
})

test('authFromHeader() takes no method from a field below that the topmost run does not hold', () => {
  const facts = known(authFromHeader(header(own, received, forged), top))
  expect(facts.bimi).toBe('unknown')
})

test('authFromHeader() merges what OpenDKIM and OpenDMARC write one field each', () => {
  const facts = known(
    authFromHeader(
      header(
        'Return-Path: <a@example.com>',
        'Received: by mx.isp.example',
        'DMARC-Filter: OpenDMARC Filter v1.4.2 mx.isp.example 4F1',
        'Authentication-Results: mx.isp.example; dmarc=pass (p=quarantine dis=none) header.from=example.com',
        'Authentication-Results: mx.isp.example; spf=pass smtp.mailfrom=example.com',
        'ARC-Seal: i=1; d=isp.example',
        'DKIM-Filter: OpenDKIM Filter v2.11.0 mx.isp.example 4F1',
        'Authentication-Results: mx.isp.example;\tdkim=pass (2048-bit key) header.d=example.com header.i=@example.com',
      ),
      top,
    ),
  )
  expect(facts.dmarc).toEqual({ result: 'pass', domain: 'example.com', policy: 'quarantine' })
  expect(facts.spf).toEqual({ result: 'pass', domain: 'example.com' })
  expect(facts.dkim).toEqual([{ result: 'pass', domain: 'example.com' }])
})

test.each([
  ['a Received', received],
  ['a field of the sender', 'Subject: x'],
])('authFromHeader() takes no method from a named field below the server’s own run, ended by %s', (_name, between) => {
  const spfOnly = 'Authentication-Results: mx.isp.example; spf=pass smtp.mailfrom=x@evil.example'
  const facts = known(authFromHeader(header(spfOnly, between, forged), ids('mx.isp.example')))
  expect(facts.spf).toEqual({ result: 'pass', domain: 'evil.example' })
  expect(facts.dmarc).toBe('unknown')
  expect(facts.bimi).toBe('unknown')
})

test('authFromHeader() merges several named ids, as iCloud writes one for each method', () => {
  const facts = known(
    authFromHeader(
      header(
        'Authentication-Results: bimi.icloud.example; bimi=skipped reason="insufficient dmarc"',
        'Authentication-Results: dmarc.icloud.example; dmarc=pass header.from=example.com',
        'X-DMARC-Policy: v=DMARC1; p=none',
        'Authentication-Results: dkim-verifier.icloud.example; dkim=pass (2048-bit key) header.d=example.com',
        'Authentication-Results: spf.icloud.example; spf=pass smtp.mailfrom=a@example.com',
      ),
      ids('bimi.icloud.example', 'dmarc.icloud.example', 'dkim-verifier.icloud.example', 'spf.icloud.example'),
    ),
  )
  expect(facts.bimi).toEqual({ result: 'none', domain: '' })
  expect(facts.dmarc).toEqual({ result: 'pass', domain: 'example.com', policy: 'unknown' })
  expect(facts.spf).toEqual({ result: 'pass', domain: 'example.com' })
})

test('authFromHeader() names Microsoft, which writes no authserv-id, top', () => {
  const facts = known(
    authFromHeader(
      header(
        'Authentication-Results: spf=softfail (sender IP is 192.0.2.1) smtp.mailfrom=evil.example; dkim=none (message not signed) header.d=none;dmarc=fail action=oreject header.from=bank.example;compauth=fail reason=000',
      ),
      top,
    ),
  )
  expect(facts.by).toBe('top')
  expect(facts.dkim).toEqual([])
  expect(facts.dmarc).toEqual({ result: 'fail', domain: 'bank.example', policy: 'reject' })
})

test.each<[name: string, value: string, want: AuthFacts['spf']]>([
  ['address', 'spf=pass smtp.mailfrom=a@Bounce.Example.COM.', { result: 'pass', domain: 'bounce.example.com' }],
  ['domain in brackets', 'spf=pass smtp.mailfrom=<a@example.com>', { result: 'pass', domain: 'example.com' }],
  ['null sender', 'spf=pass smtp.mailfrom=<> smtp.helo=mx.example.com', { result: 'pass', domain: 'mx.example.com' }],
  ['no property', 'spf=pass (looks fine)', { result: 'pass', domain: '' }],
  ['hardfail', 'spf=hardfail smtp.mailfrom=example.com', { result: 'fail', domain: 'example.com' }],
  [
    'mail from before helo',
    'spf=none smtp.helo=mx.example.com; spf=pass smtp.mailfrom=example.com',
    { result: 'pass', domain: 'example.com' },
  ],
  [
    'worst of two',
    'spf=pass smtp.mailfrom=bank.example; spf=fail smtp.mailfrom=bank.example',
    { result: 'fail', domain: 'bank.example' },
  ],
  ['Sender ID only', 'spf=pass smtp.pra=a@bank.example', 'unknown'],
  ['unknown word', 'spf=excellent smtp.mailfrom=bank.example', 'unknown'],
  ['not a domain', 'spf=pass smtp.mailfrom=a@bank.example/../x', { result: 'pass', domain: '' }],
  [
    'U-label in UTF-8 bytes',
    'spf=pass smtp.mailfrom=a@\xe4\xbe\x8b.example',
    { result: 'pass', domain: 'xn--fsq.example' },
  ],
])('authFromHeader() reads SPF: %s', (_name, value, want) => {
  expect(known(authFromHeader(header(`Authentication-Results: mx.example; ${value}`), top)).spf).toEqual(want)
})

test.each<[name: string, value: string, signed: boolean, want: AuthFacts['dkim']]>([
  [
    'every signature',
    'dkim=pass header.d=mailer.example; dkim=fail (body hash did not verify) header.d=example.com; dkim=temperror header.i=@a.example.com',
    true,
    [
      { result: 'pass', domain: 'mailer.example' },
      { result: 'fail', domain: 'example.com' },
      { result: 'temperror', domain: 'a.example.com' },
    ],
  ],
  [
    'd= before i=',
    'dkim=pass header.i=@a.example.com header.d=example.com',
    true,
    [{ result: 'pass', domain: 'example.com' }],
  ],
  [
    'timeout is no fail',
    'dkim=timeout (key query timeout) header.d=example.com',
    true,
    [{ result: 'temperror', domain: 'example.com' }],
  ],
  ['none', 'dkim=none', true, []],
  ['Yahoo! words', 'dkim=perm_fail header.i=@example.com', true, [{ result: 'permerror', domain: 'example.com' }]],
  ['nothing said, nothing signed', 'spf=pass', false, []],
  ['nothing said, though signed', 'spf=pass', true, 'unknown'],
])('authFromHeader() reads DKIM: %s', (_name, value, signed, want) => {
  const fields = header(`Authentication-Results: mx.example; ${value}`, ...(signed ? ['DKIM-Signature: v=1'] : []))
  expect(known(authFromHeader(fields, top)).dkim).toEqual(want)
})

test.each<[value: string, result: string, policy: string]>([
  ['dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=example.com', 'pass', 'reject'],
  ['dmarc=pass (policy=quarantine) header.from=example.com', 'pass', 'quarantine'],
  ['dmarc=fail policy.dmarc=none header.from=example.com', 'fail', 'none'],
  ['dmarc=fail polrec.p=reject header.from=example.com', 'fail', 'reject'],
  ['dmarc=pass action=none header.from=example.com', 'pass', 'unknown'],
  ['dmarc=fail action=quarantine header.from=example.com', 'fail', 'quarantine'],
  ['dmarc=fail action=none header.from=example.com', 'fail', 'none'],
  ['dmarc=bestguesspass action=none header.from=example.com', 'none', 'unknown'],
  ['dmarc=pass header.from=example.com; dmarc=fail header.from=example.com', 'fail', 'unknown'],
  ['dmarc=pass (sp=reject) header.from=example.com', 'pass', 'unknown'],
])('authFromHeader() reads %s', (value, result, policy) => {
  const facts = known(authFromHeader(header(`Authentication-Results: mx.example; ${value}`), top))
  expect(facts.dmarc).toEqual({ result, domain: 'example.com', policy })
})

test.each<[value: string, result: string]>([
  ['bimi=pass header.d=example.com header.selector=default policy.authority=pass', 'pass'],
  ['bimi=pass header.d=example.com header.selector=default policy.authority=none', 'neutral'],
  ['bimi=pass header.d=example.com', 'neutral'],
])('authFromHeader() takes BIMI for evidence only with a mark certificate: %s', (value, result) => {
  const facts = known(authFromHeader(header(`Authentication-Results: mx.example; ${value}`), top))
  expect(facts.bimi).toEqual({ result, domain: 'example.com' })
})

test('authFromHeader() does not let an encoded word in a trusted field become a method', () => {
  const raw =
    ' mx.example; spf=fail smtp.mailfrom=a=?utf-8?q?=3B_dmarc=3Dpass_header=2Efrom=3Dbank.example?=@evil.example'
  const field: HeaderField = {
    name: 'authentication-results',
    value: ' mx.example; spf=fail smtp.mailfrom=a; dmarc=pass header.from=bank.example@evil.example',
    raw,
    startByte: 0,
    endByte: 0,
  }
  const facts = known(authFromHeader([field], top))
  expect(facts.dmarc).toBe('unknown')
  expect(facts.spf).toEqual({ result: 'fail', domain: 'evil.example' })
})

test('authFromHeader() takes no pass for a message with two From: fields', () => {
  const passed =
    'Authentication-Results: mx.example; dkim=pass header.d=bank.example; dmarc=pass header.from=bank.example; spf=none'
  const facts = known(authFromHeader(header(passed, 'From: a@bank.example', 'From: b@bank.example'), top))
  expect(facts.dkim).toEqual([{ result: 'policy', domain: 'bank.example' }])
  expect(facts.dmarc).toEqual({ result: 'policy', domain: 'bank.example', policy: 'unknown' })
})

const seal = (i: number, d: string): string =>
  `ARC-Seal: i=${i}; a=rsa-sha256; cv=${i > 1 ? 'pass' : 'none'}; d=${d}; s=x; b=AAAA`
const saw = (i: number, result: string): string =>
  `ARC-Authentication-Results: i=${i}; mx${i}.example; spf=pass smtp.mailfrom=example.com; dmarc=${result} (p=reject) header.from=example.com`
const arcPass = 'Authentication-Results: mx.example; arc=pass (i=2); dmarc=fail header.from=example.com'

test.each<[name: string, fields: readonly string[], sealers: readonly string[], want: AuthFacts['arc']]>([
  [
    'a listed sealer',
    [arcPass, seal(1, 'list.example'), saw(1, 'pass')],
    ['List.example'],
    { result: 'pass', sealer: 'list.example', domain: 'example.com' },
  ],
  ['nobody listed', [arcPass, seal(1, 'list.example'), saw(1, 'pass')], [], 'unknown'],
  ['a sealer not listed', [arcPass, seal(1, 'evil.example'), saw(1, 'pass')], ['list.example'], 'unknown'],
  [
    'the newest sealer not listed, who may have changed everything',
    [arcPass, seal(2, 'evil.example'), saw(2, 'pass'), seal(1, 'list.example'), saw(1, 'pass')],
    ['list.example'],
    'unknown',
  ],
  [
    'a run of listed sealers, the older one saw it pass',
    [arcPass, seal(2, 'list.example'), saw(2, 'fail'), seal(1, 'forwarder.example'), saw(1, 'pass')],
    ['list.example', 'forwarder.example'],
    { result: 'pass', sealer: 'forwarder.example', domain: 'example.com' },
  ],
  [
    'the older sealer not listed',
    [arcPass, seal(2, 'list.example'), saw(2, 'fail'), seal(1, 'evil.example'), saw(1, 'pass')],
    ['list.example'],
    { result: 'fail', sealer: 'list.example', domain: 'example.com' },
  ],
  [
    'two sets of one number',
    [arcPass, seal(1, 'list.example'), seal(1, 'list.example'), saw(1, 'pass')],
    ['list.example'],
    'unknown',
  ],
  ['a gap', [arcPass, seal(2, 'list.example'), saw(1, 'pass')], ['list.example'], 'unknown'],
  ['no trusted arc=pass', [own, seal(1, 'list.example'), saw(1, 'pass')], ['list.example'], 'unknown'],
  [
    'arc=fail',
    ['Authentication-Results: mx.example; arc=fail', seal(1, 'list.example'), saw(1, 'pass')],
    ['list.example'],
    'unknown',
  ],
])('authFromHeader() reads ARC: %s', (_name, fields, arcSealers, want) => {
  expect(known(authFromHeader(header(...fields), { ...top, arcSealers })).arc).toEqual(want)
})
