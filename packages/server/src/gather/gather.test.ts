import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { type AuthFacts, type AuthTrust, originOf, parseMessage } from '@miwake/engine'
import fc from 'fast-check'
import { dkimSign, sealMessage } from 'mailauth'
import { beforeAll, describe, expect, test } from 'vitest'
import { type GatherInput, gatherFacts } from './gather.ts'
import { type DnsTable, tableResolver } from './resolver.ts'

const now = new Date('2026-01-02T00:00:00Z')
const nobody: AuthTrust = { authservIds: [], topmost: false, arcSealers: [] }
const hop = { ip: '192.0.2.7', helo: 'mail.example.com', mailFrom: 'bounce@example.com' }
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

const plain = [
  'From: Shop <info@example.com>',
  'To: u@isp.test',
  'Subject: Your order',
  'Date: Thu, 1 Jan 2026 00:00:00 +0000',
  'Message-ID: <1@example.com>',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Thank you.',
  '',
].join('\r\n')

const pair = generateKeyPairSync('rsa', { modulusLength: 2_048 })
const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString()
const keyRecord = (key: KeyObject): string =>
  `v=DKIM1; k=rsa; p=${key.export({ type: 'spki', format: 'der' }).toString('base64')}`

const sign = async (
  text: string,
  signingDomain: string,
  options: { readonly maxBodyLength?: number; readonly expires?: Date } = {},
): Promise<string> => {
  const one = {
    signingDomain,
    selector: 's1',
    privateKey: pem(pair.privateKey),
    signTime: new Date('2026-01-01T00:00:00Z'),
    ...options,
  }
  // The types ask for one signature at the top; the code reads the list only.
  const { signatures, errors } = await dkimSign(text, { ...one, signatureData: [one] })
  if (errors.length > 0) throw new Error(JSON.stringify(errors))
  return signatures + text
}

const zone: DnsTable = {
  'TXT example.com': ['v=spf1 ip4:192.0.2.0/28 -all'],
  'TXT _dmarc.example.com': ['v=DMARC1; p=reject'],
  'TXT s1._domainkey.example.com': [keyRecord(pair.publicKey)],
  'TXT s1._domainkey.mailer.test': [keyRecord(pair.publicKey)],
  'TXT s1._domainkey.list.test': [keyRecord(pair.publicKey)],
}

const gather = async (text: string, input: Partial<GatherInput> = {}): Promise<AuthFacts | 'unknown'> => {
  const bytes = bytesOf(text)
  const message = parseMessage(bytes)
  const facts = await gatherFacts({
    message,
    bytes,
    trust: nobody,
    dns: tableResolver(zone),
    now: () => now,
    trustedHop: null,
    warn: (what, error) => {
      throw new Error(what, { cause: error })
    },
    ...input,
  })
  return facts.auth
}
const verified = async (text: string, input: Partial<GatherInput> = {}): Promise<AuthFacts> => {
  const auth = await gather(text, input)
  if (auth === 'unknown') throw new Error('nothing verified')
  return { ...auth, dkim: auth.dkim === 'unknown' ? auth.dkim : auth.dkim.map(({ selector: _, ...rest }) => rest) }
}
const proofOf = (text: string, auth: AuthFacts | 'unknown') => {
  const { proven, by } = originOf(parseMessage(bytesOf(text)).from, auth)
  return { proven, by }
}

let signed = ''
beforeAll(async () => {
  signed = await sign(plain, 'example.com')
})

describe('gatherFacts() by DNS', () => {
  test('proves a signed mail', async () => {
    const auth = await verified(signed)
    expect(auth).toEqual({
      spf: 'unknown',
      dkim: [{ result: 'pass', domain: 'example.com' }],
      dmarc: { result: 'pass', domain: 'example.com', policy: 'reject' },
      arc: 'unknown',
      smime: 'unknown',
      bimi: { result: 'none', domain: '' },
      by: 'dns',
    })
    expect(proofOf(signed, auth)).toEqual({ proven: true, by: 'dmarc' })
  })

  test('tells the selector of a signature checked here', async () => {
    const auth = await gather(signed)
    expect(auth === 'unknown' ? auth : auth.dkim).toEqual([{ result: 'pass', domain: 'example.com', selector: 's1' }])
  })

  test.each(['192.0.2.7', '::ffff:192.0.2.7'])('asks SPF about the hop a mail server tells: %s', async (ip) => {
    const auth = await verified(plain, { trustedHop: { ...hop, ip } })
    expect(auth.spf).toEqual({ result: 'pass', domain: 'example.com' })
  })

  test('reads LF lines as CRLF', async () => {
    const auth = await verified(signed.replaceAll('\r\n', '\n'))
    expect(auth.dkim).toEqual([{ result: 'pass', domain: 'example.com' }])
  })

  test('asks nothing without DNS', async () => {
    expect(await gather(signed, { dns: null })).toBe('unknown')
  })

  test('a changed body is a fail, and with SPF failing too the origin is disproven', async () => {
    const changed = signed.replace('Thank you.', 'Sign in at once.')
    const auth = await verified(changed, { trustedHop: { ...hop, ip: '198.51.100.1' } })
    expect(auth.dkim).toEqual([{ result: 'fail', domain: 'example.com' }])
    expect(auth.spf).toEqual({ result: 'fail', domain: 'example.com' })
    expect(auth.dmarc).toEqual({ result: 'fail', domain: 'example.com', policy: 'reject' })
    expect(proofOf(changed, auth)).toEqual({ proven: false, by: null })
  })

  test('without a trusted hop an unsigned mail is unknown, as SPF might pass', async () => {
    const auth = await verified(plain)
    expect(auth.spf).toBe('unknown')
    expect(auth.dkim).toEqual([])
    expect(auth.dmarc).toEqual({ result: 'temperror', domain: 'example.com', policy: 'reject' })
    expect(proofOf(plain, auth)).toEqual({ proven: 'unknown', by: null })
  })

  test('SPF from a given hop proves an unsigned mail', async () => {
    const auth = await verified(plain, { trustedHop: hop })
    expect(auth.spf).toEqual({ result: 'pass', domain: 'example.com' })
    expect(proofOf(plain, auth)).toEqual({ proven: true, by: 'dmarc' })
  })

  test('SPF from a named host Received field, not from one above it that is not named', async () => {
    const received = (ip: string, by: string) =>
      `Received: from mail.example.com (mail.example.com [${ip}]) by ${by} with ESMTP; Thu, 1 Jan 2026 00:00:00 +0000\r\n`
    const text = `Return-Path: <bounce@example.com>\r\n${received('203.0.113.1', 'store.isp.test')}${received('192.0.2.7', 'mx.isp.test')}${plain}`
    const named = await verified(text, { trustedHop: { receivedBy: ['mx.isp.test'] } })
    expect(named.spf).toEqual({ result: 'pass', domain: 'example.com' })
    const unnamed = await verified(text, { trustedHop: { receivedBy: ['mx.other.test'] } })
    expect(unnamed.spf).toBe('unknown')
  })

  test('null sender: SPF of the HELO name', async () => {
    const dns = tableResolver({ ...zone, 'TXT mail.example.com': ['v=spf1 ip4:192.0.2.7 -all'] })
    const auth = await verified(plain, { dns, trustedHop: { ...hop, mailFrom: '' } })
    expect(auth.spf).toEqual({ result: 'pass', domain: 'mail.example.com' })
  })

  test('a signature of a sender for many proves nothing', async () => {
    const text = await sign(plain, 'mailer.test')
    const auth = await verified(text, { trustedHop: { ...hop, mailFrom: 'b@mailer.test' } })
    expect(auth.dkim).toEqual([{ result: 'pass', domain: 'mailer.test' }])
    expect(auth.dmarc).toMatchObject({ result: 'fail' })
    expect(proofOf(text, auth)).toEqual({ proven: false, by: null })
  })

  test('a signature over part of the body proves nothing', async () => {
    const text = `${await sign(plain, 'example.com', { maxBodyLength: 5 })}Sign in at once.\r\n`
    const auth = await verified(text, { trustedHop: { ...hop, ip: '198.51.100.1' } })
    expect(auth.dkim).toEqual([{ result: 'policy', domain: 'example.com' }])
    expect(proofOf(text, auth)).toEqual({ proven: false, by: null })
  })

  test('a second From: field spends the signature', async () => {
    const text = `From: Support <evil@example.com>\r\n${signed}`
    const auth = await verified(text)
    expect(auth.dkim).toEqual([{ result: 'policy', domain: 'example.com' }])
    expect(auth.dmarc).toBe('unknown')
    expect(proofOf(text, auth).proven).not.toBe(true)
  })

  test('too many signatures are an answer', async () => {
    const one = signed.slice(0, signed.length - plain.length)
    const auth = await verified(one.repeat(21) + plain)
    expect(auth.dkim).toEqual([{ result: 'permerror', domain: '' }])
  })

  test('many body lengths over a large body are not hashed one by one', async () => {
    const lengths = Array.from(
      { length: 20 },
      (_, n) =>
        `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.com; s=s1; l=${n}; h=from; bh=AA==; b=AA==\r\n`,
    )
    const auth = await verified(lengths.join('') + plain + 'a \t b \r\n'.repeat(400_000))
    expect(auth.dkim).toEqual([{ result: 'permerror', domain: '' }])
  })

  test('no DMARC record: an aligned signature still proves', async () => {
    const dns = tableResolver({ ...zone, 'TXT _dmarc.example.com': 'nxdomain' })
    const auth = await verified(signed, { dns })
    expect(auth.dmarc).toMatchObject({ result: 'none' })
    expect(proofOf(signed, auth)).toEqual({ proven: true, by: 'dkim' })
  })

  test('the organisational domain is found by the DNS tree walk (RFC 9989 §4.10)', async () => {
    const text = await sign(plain.replace('info@example.com', 'info@mail.shop.example.com'), 'example.com')
    const auth = await verified(text)
    expect(auth.dmarc).toEqual({ result: 'pass', domain: 'mail.shop.example.com', policy: 'reject' })
  })

  test('a BIMI record is named and never taken for verified', async () => {
    const dns = tableResolver({
      ...zone,
      'TXT default._bimi.example.com': ['v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/vmc.pem'],
    })
    expect((await verified(signed, { dns })).bimi).toEqual({ result: 'neutral', domain: 'example.com' })
  })

  test('an expired signature is judged by the clock handed in', async () => {
    const text = await sign(plain, 'example.com', { expires: new Date('2026-01-01T12:00:00Z') })
    expect((await verified(text)).dkim).toEqual([{ result: 'neutral', domain: 'example.com' }])
    const before = await verified(text, { now: () => new Date('2026-01-01T06:00:00Z') })
    expect(before.dkim).toEqual([{ result: 'pass', domain: 'example.com' }])
  })
})

describe('gatherFacts() when DNS fails', () => {
  test.each<[name: string, table: DnsTable]>([
    ['SERVFAIL for the key', { 'TXT s1._domainkey.example.com': 'temperror' }],
    ['no answer for the key', { 'TXT s1._domainkey.example.com': 'never' }],
    ['no answer for key and policy', { 'TXT s1._domainkey.example.com': 'never', 'TXT _dmarc.example.com': 'never' }],
  ])('%s: never a fail', async (_name, table) => {
    const auth = await verified(signed, {
      dns: tableResolver({ ...zone, ...table }),
      trustedHop: { ...hop, ip: '198.51.100.1' },
      budget: { queries: 100, queryTimeoutMs: 30, messageTimeMs: 500 },
    })
    expect(auth.dkim).toEqual([{ result: 'temperror', domain: 'example.com' }])
    expect(auth.dmarc).toMatchObject({ result: 'temperror' })
    expect(proofOf(signed, auth)).toEqual({ proven: 'unknown', by: null })
  })

  test('SPF that times out is temperror', async () => {
    const auth = await verified(plain, {
      dns: tableResolver({ ...zone, 'TXT example.com': 'never' }),
      trustedHop: hop,
      budget: { queries: 100, queryTimeoutMs: 30, messageTimeMs: 500 },
    })
    expect(auth.spf).toEqual({ result: 'temperror', domain: 'example.com' })
    expect(proofOf(plain, auth)).toEqual({ proven: 'unknown', by: null })
  })

  test('a key that is not there is an answer', async () => {
    const auth = await verified(signed, {
      dns: tableResolver({ ...zone, 'TXT s1._domainkey.example.com': 'nxdomain' }),
      trustedHop: { ...hop, ip: '198.51.100.1' },
    })
    expect(auth.dkim).toEqual([{ result: 'neutral', domain: 'example.com' }])
    expect(proofOf(signed, auth)).toEqual({ proven: false, by: null })
  })

  test('the budget ends it, whatever the mail asks', async () => {
    const start = performance.now()
    const auth = await verified(signed, {
      dns: () => new Promise(() => {}),
      trustedHop: hop,
      budget: { queries: 100, queryTimeoutMs: 1_000, messageTimeMs: 100 },
    })
    expect(performance.now() - start).toBeLessThan(1_000)
    expect(proofOf(signed, auth)).toEqual({ proven: 'unknown', by: null })
  })

  test('SPF includes without end stop at the RFC 7208 limit', async () => {
    let asked = 0
    const dns: GatherInput['dns'] = async (name, type) => {
      asked++
      const next = Number(name.match(/^(\d+)\./)?.[1] ?? 0) + 1
      if (type === 'TXT' && !name.startsWith('_')) {
        return { status: 'found', records: [`v=spf1 include:${next}.example.com -all`] }
      }
      return { status: 'none', exists: false }
    }
    const auth = await verified(plain, { dns, trustedHop: hop })
    expect(auth.spf).toEqual({ result: 'permerror', domain: 'example.com' })
    expect(asked).toBeLessThan(30)
  })
})

describe('gatherFacts() with header results', () => {
  const trust: AuthTrust = { ...nobody, authservIds: ['mx.isp.test'] }
  const field = (results: string): string => `Authentication-Results: mx.isp.test; ${results}\r\n`

  test('asks of a forged result, though it stands where the trusted ones do', async () => {
    const forged = field('dkim=pass header.d=example.com; spf=none; dmarc=pass header.from=example.com') + plain
    const auth = await verified(forged, { trust, trustedHop: { ...hop, ip: '198.51.100.1' } })
    expect(auth).toMatchObject({ spf: { result: 'fail' }, dkim: [], dmarc: { result: 'fail' }, by: 'mx.isp.test+dns' })
    expect(proofOf(forged, auth)).toEqual({ proven: false, by: null })
    const believed = await verified(forged, { trust, dns: null })
    expect(proofOf(forged, believed).proven).toBe(true)
  })

  test('overrules a fail that it can refute', async () => {
    const text = field('dkim=fail header.d=example.com; spf=none; dmarc=fail header.from=example.com') + signed
    const auth = await verified(text, { trust })
    expect(auth).toMatchObject({ dkim: [{ result: 'pass' }], spf: { result: 'none' }, dmarc: { result: 'pass' } })
  })

  test.each<[name: string, table: DnsTable]>([
    ['no answer', { 'TXT s1._domainkey.example.com': 'never', 'TXT _dmarc.example.com': 'never' }],
    ['SERVFAIL', { 'TXT s1._domainkey.example.com': 'temperror', 'TXT _dmarc.example.com': 'temperror' }],
  ])('leaves the header its word where DNS has none: %s', async (_name, table) => {
    const results =
      'dkim=pass header.d=example.com; spf=pass smtp.mailfrom=example.com; dmarc=pass header.from=example.com'
    const auth = await verified(field(results) + signed, {
      trust,
      dns: tableResolver({ ...zone, ...table }),
      budget: { queries: 100, queryTimeoutMs: 30, messageTimeMs: 500 },
    })
    expect(auth).toMatchObject({
      spf: { result: 'pass', domain: 'example.com' },
      dkim: [{ result: 'pass', domain: 'example.com' }],
      dmarc: { result: 'pass' },
    })
  })

  test('a signature the header names and the mail does not bear is none', async () => {
    const results = 'dkim=pass header.d=victim.test; dkim=pass header.d=example.com'
    const auth = await verified(field(results) + signed, {
      trust,
      dns: tableResolver({ ...zone, 'TXT s1._domainkey.example.com': 'temperror' }),
    })
    expect(auth.dkim).toEqual([{ result: 'pass', domain: 'example.com' }])
  })

  test('fills what the header leaves open, and keeps what only it can tell', async () => {
    const auth = await verified(field('spf=pass smtp.mailfrom=b@mailer.test') + signed, { trust })
    expect(auth.spf).toEqual({ result: 'pass', domain: 'mailer.test' })
    expect(auth.dkim).toEqual([{ result: 'pass', domain: 'example.com' }])
    expect(auth.by).toBe('mx.isp.test+dns')
  })

  test('replaces a temperror', async () => {
    const results = 'dkim=temperror header.d=example.com; spf=none; dmarc=temperror header.from=example.com'
    const auth = await verified(field(results) + signed, { trust })
    expect(auth.dkim).toEqual([{ result: 'pass', domain: 'example.com' }])
  })

  test('a crash of the checker leaves what the header says', async () => {
    const told: string[] = []
    const bytes = bytesOf(field('spf=none') + signed)
    const message = parseMessage(bytes)
    const broken = new Proxy(bytes, {
      get: (target, key) => {
        if (key === 'buffer') throw new Error('broken')
        return Reflect.get(target, key, target)
      },
    })
    const facts = await gatherFacts({
      message,
      bytes: broken,
      trust,
      dns: tableResolver(zone),
      now: () => now,
      trustedHop: null,
      warn: (what) => told.push(what),
    })
    expect(facts.auth).toMatchObject({ by: 'mx.isp.test', spf: { result: 'none' } })
    expect(told).toEqual(['authentication'])
  })
})

describe('gatherFacts() with ARC', () => {
  const sealed = async (text: string): Promise<string> => {
    const seal = await sealMessage(text, {
      signingDomain: 'list.test',
      selector: 's1',
      privateKey: pem(pair.privateKey),
      authResults: 'list.test; dmarc=pass (p=reject) header.from=example.com',
      cv: 'none',
      signTime: new Date('2026-01-01T00:00:00Z'),
    })
    return seal.toString() + text
  }
  const changed = plain.replace('Thank you.', 'Thank you.\r\n-- \r\nThe list')

  test('takes the result of a listed sealer', async () => {
    const text = await sealed(changed)
    const auth = await verified(text, {
      trust: { ...nobody, arcSealers: ['list.test'] },
      trustedHop: { ...hop, ip: '198.51.100.1' },
    })
    expect(auth.dmarc).toMatchObject({ result: 'fail' })
    expect(auth.arc).toEqual({ result: 'pass', sealer: 'list.test', domain: 'example.com' })
    expect(proofOf(text, auth)).toEqual({ proven: true, by: 'dmarc' })
  })

  test('not of another, and not over a changed body', async () => {
    const text = await sealed(changed)
    expect((await verified(text)).arc).toBe('unknown')
    const auth = await verified(text.replace('The list', 'The thief'), {
      trust: { ...nobody, arcSealers: ['list.test'] },
    })
    expect(auth.arc).toEqual({ result: 'fail', sealer: '', domain: '' })
  })

  test('a chain that breaks overrules a forged arc=pass; one whose key cannot be fetched does not', async () => {
    const text = `Authentication-Results: mx.isp.test; arc=pass; dmarc=fail header.from=example.com\r\n${await sealed(changed)}`
    const trust: AuthTrust = { ...nobody, authservIds: ['mx.isp.test'], arcSealers: ['list.test'] }
    const spoilt = await verified(text.replace('The list', 'The thief'), { trust })
    expect([spoilt.arc, proofOf(text, spoilt).proven]).toEqual([{ result: 'fail', sealer: '', domain: '' }, false])
    const dns = tableResolver({ ...zone, 'TXT s1._domainkey.list.test': 'temperror' })
    expect((await verified(text, { trust, dns })).arc).toMatchObject({ result: 'pass', sealer: 'list.test' })
  })
})

test('gatherFacts() ends with facts on any bytes', async () => {
  const piece = fc.constantFrom(
    'From: ',
    'DKIM-Signature: ',
    'ARC-Seal: i=1; ',
    '\r\n',
    '\n',
    'd=example.com; ',
    ';',
    '=',
    '@',
    '\0',
    'é',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), async (pieces) => {
      const auth = await gather(pieces.join(''), { trustedHop: hop })
      // Several From: domains are nobody's, whatever DNS says, so it is not asked.
      expect(auth === 'unknown' ? 'dns' : auth.by).toBe('dns')
    }),
    { numRuns: 200 },
  )
})
