import { webcrypto, X509Certificate } from 'node:crypto'
import { type AuthFacts, parseMessage } from '@miwake/engine'
import * as asn1js from 'asn1js'
import {
  AltName,
  Attribute,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  Extension,
  ExtKeyUsage,
  GeneralName,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs'
import { beforeAll, expect, test } from 'vitest'
import { loadKnowledge } from '../knowledge.ts'
import { scanMail } from './scan-mail.ts'
import { verifySmime } from './smime.ts'
import { readRoots } from './smime-roots.ts'

type Keys = { readonly publicKey: CryptoKey; readonly privateKey: CryptoKey }
type Issued = { readonly certificate: Certificate; readonly keys: Keys; readonly x509: X509Certificate }

const signedAt = new Date('2026-01-01T00:00:00Z')
const now = new Date('2026-06-01T00:00:00Z')
const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2_048,
}

let serial = 1
/** A certificate as a CA would make it. */
const issue = async (options: {
  readonly name: string
  readonly by?: Issued
  readonly email?: string
  readonly ca?: boolean
  readonly pathLength?: number
  readonly until?: Date
  readonly purpose?: string
  readonly nameConstraints?: boolean
  readonly algorithm?: RsaHashedKeyGenParams | EcKeyGenParams
}): Promise<Issued> => {
  const keys = (await webcrypto.subtle.generateKey(options.algorithm ?? rsa, true, ['sign', 'verify'])) as Keys
  const certificate = new Certificate({ version: 2, serialNumber: new asn1js.Integer({ value: serial++ }) })
  const common = (value: string) =>
    new AttributeTypeAndValue({ type: '2.5.4.3', value: new asn1js.Utf8String({ value }) })
  certificate.subject.typesAndValues.push(common(options.name))
  if (options.by) certificate.issuer = options.by.certificate.subject
  else certificate.issuer.typesAndValues.push(common(options.name))
  certificate.notBefore.value = new Date('2025-01-01T00:00:00Z')
  certificate.notAfter.value = options.until ?? new Date('2030-01-01T00:00:00Z')
  const constraints =
    options.pathLength === undefined
      ? { cA: options.ca ?? false }
      : { cA: options.ca ?? false, pathLenConstraint: options.pathLength }
  const extension = (extnID: string, critical: boolean, value: { toBER(): ArrayBuffer }) =>
    new Extension({ extnID, critical, extnValue: value.toBER() })
  certificate.extensions = [extension('2.5.29.19', true, new BasicConstraints(constraints).toSchema())]
  if (options.email) {
    const names = new AltName({ altNames: [new GeneralName({ type: 1, value: options.email })] })
    certificate.extensions.push(extension('2.5.29.17', false, names.toSchema()))
    const usage = new ExtKeyUsage({ keyPurposes: [options.purpose ?? '1.3.6.1.5.5.7.3.4'] })
    certificate.extensions.push(extension('2.5.29.37', false, usage.toSchema()))
  }
  if (options.nameConstraints) {
    // permittedSubtrees [0] { GeneralSubtree { rfc822Name [1] 'other.test' } }
    const der = Buffer.from('3010a00e300c810a6f746865722e74657374', 'hex')
    certificate.extensions.push(
      new Extension({ extnID: '2.5.29.30', critical: true, extnValue: Uint8Array.from(der).buffer }),
    )
  }
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey)
  await certificate.sign((options.by?.keys ?? keys).privateKey, 'SHA-256')
  return { certificate, keys, x509: new X509Certificate(Buffer.from(certificate.toSchema(true).toBER())) }
}

const content = 'Content-Type: text/plain; charset=utf-8\r\n\r\nThe balance is ready.'

/** Signs as a mail program would: detached, with content type, digest and time. */
const sign = async (
  signer: Issued,
  others: readonly Issued[],
  options: { readonly attached?: boolean; readonly at?: Date; readonly hash?: string; readonly text?: string } = {},
): Promise<Buffer> => {
  const hash = options.hash ?? 'SHA-256'
  const data = new TextEncoder().encode(options.text ?? content)
  const digest = await webcrypto.subtle.digest(hash, data)
  const attribute = (type: string, value: asn1js.BaseBlock) => new Attribute({ type, values: [value] })
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: '1.2.840.113549.1.7.1',
      ...(options.attached ? { eContent: new asn1js.OctetString({ valueHex: data.buffer as ArrayBuffer }) } : {}),
    }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({
          issuer: signer.certificate.issuer,
          serialNumber: signer.certificate.serialNumber,
        }),
        signedAttrs: new SignedAndUnsignedAttributes({
          type: 0,
          attributes: [
            attribute('1.2.840.113549.1.9.3', new asn1js.ObjectIdentifier({ value: '1.2.840.113549.1.7.1' })),
            attribute('1.2.840.113549.1.9.5', new asn1js.UTCTime({ valueDate: options.at ?? signedAt })),
            attribute('1.2.840.113549.1.9.4', new asn1js.OctetString({ valueHex: digest })),
          ],
        }),
      }),
    ],
    certificates: [signer, ...others].map((each) => each.certificate),
  })
  await signed.sign(signer.keys.privateKey, 0, hash, data.buffer as ArrayBuffer)
  const info = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) })
  return Buffer.from(info.toSchema().toBER())
}

const mail = (signature: Buffer, from = 'Bank <info@bank.test>', text = content): string =>
  [
    `From: ${from}`,
    'To: u@isp.test',
    'Subject: Balance',
    'MIME-Version: 1.0',
    'Content-Type: multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256; boundary="b1"',
    '',
    'This is an S/MIME signed message.',
    '',
    '--b1',
    text,
    '--b1',
    'Content-Type: application/pkcs7-signature; name="smime.p7s"',
    'Content-Transfer-Encoding: base64',
    '',
    signature.toString('base64').replace(/.{76}/g, '$&\r\n'),
    '--b1--',
    '',
  ].join('\r\n')

const check = (text: string, roots: readonly Issued[]): Promise<AuthFacts['smime']> => {
  const bytes = new TextEncoder().encode(text)
  return verifySmime(
    parseMessage(bytes),
    bytes,
    roots.map((root) => root.x509),
    now,
  )
}

const pass = { result: 'pass', address: 'info@bank.test' }
const fail = { result: 'fail', address: 'info@bank.test' }

let root: Issued
let middle: Issued
let leaf: Issued
let good: Buffer
beforeAll(async () => {
  root = await issue({ name: 'Root', ca: true })
  middle = await issue({ name: 'Middle', ca: true, by: root, pathLength: 0 })
  leaf = await issue({ name: 'Bank', by: middle, email: 'info@bank.test' })
  good = await sign(leaf, [middle])
})

test('verifySmime() passes a signature that chains to a root by way of what came with it', async () => {
  expect(await check(mail(good), [root])).toEqual(pass)
  expect(await check(mail(good).replaceAll('\r\n', '\n'), [root])).toEqual(pass)
  expect(await check(mail(good), [middle])).toEqual(pass)
})

test('verifySmime() fails a changed content', async () => {
  expect(await check(mail(good, undefined, content.replace('ready', 'gone')), [root])).toEqual(fail)
})

test.each<[name: string, text: () => Promise<string>, roots: () => readonly Issued[]]>([
  ['no roots', async () => mail(good), () => []],
  ['another From: address', async () => mail(good, 'Bank <other@bank.test>'), () => [root]],
  ['two From: addresses', async () => mail(good, 'info@bank.test, a@evil.test'), () => [root]],
  ['a missing intermediate', async () => mail(await sign(leaf, [])), () => [root]],
  [
    'content inside the signature, other content beside it',
    async () => mail(await sign(leaf, [middle], { attached: true }), undefined, content.replace('ready', 'gone')),
    () => [root],
  ],
  [
    'a signing time to come',
    async () => mail(await sign(leaf, [middle], { at: new Date('2027-01-01T00:00:00Z') })),
    () => [root],
  ],
  [
    'a signing time before the certificate',
    async () => mail(await sign(leaf, [middle], { at: new Date('2024-01-01T00:00:00Z') })),
    () => [root],
  ],
  ['SHA-1', async () => mail(await sign(leaf, [middle], { hash: 'SHA-1' })), () => [root]],
  [
    'a footer outside of what is signed',
    async () => mail(good).replace('--b1--', '--b1\r\nContent-Type: text/plain\r\n\r\nSign in at once.\r\n--b1--'),
    () => [root],
  ],
  ['bytes that are no CMS', async () => mail(Buffer.from('not CMS at all')), () => [root]],
  ['deep nesting', async () => mail(Buffer.from('3080'.repeat(20_000), 'hex')), () => [root]],
  ['a signature too large', async () => mail(Buffer.concat([good, Buffer.alloc(200_000)])), () => [root]],
  ['no S/MIME', async () => `From: info@bank.test\r\n\r\nHello\r\n`, () => [root]],
])('verifySmime() leaves unknown: %s', async (_name, text, roots) => {
  expect(await check(await text(), roots())).toBe('unknown')
})

test.each<[name: string, make: () => Promise<Buffer>]>([
  [
    'an issuer that is no CA',
    async () => {
      const person = await issue({ name: 'Person', by: middle, email: 'a@evil.test' })
      const forged = await issue({ name: 'Bank', by: person, email: 'info@bank.test' })
      return sign(forged, [person, middle])
    },
  ],
  [
    'a path longer than the CA allows',
    async () => {
      const below = await issue({ name: 'Below', ca: true, by: middle })
      return sign(await issue({ name: 'Bank', by: below, email: 'info@bank.test' }), [below, middle])
    },
  ],
  [
    'an intermediate with name constraints',
    async () => {
      const constrained = await issue({ name: 'Constrained', ca: true, by: root, nameConstraints: true })
      return sign(await issue({ name: 'Bank', by: constrained, email: 'info@bank.test' }), [constrained])
    },
  ],
  [
    'a certificate for web servers',
    async () =>
      sign(await issue({ name: 'Bank', by: middle, email: 'info@bank.test', purpose: '1.3.6.1.5.5.7.3.1' }), [middle]),
  ],
  [
    'a certificate expired when signed',
    async () =>
      sign(
        await issue({ name: 'Bank', by: middle, email: 'info@bank.test', until: new Date('2025-06-01T00:00:00Z') }),
        [middle],
      ),
  ],
  ['a self-signed certificate', async () => sign(await issue({ name: 'Bank', email: 'info@bank.test' }), [])],
  [
    'CAs that sign each other',
    async () => {
      const one = await issue({ name: 'One', ca: true })
      const two = await issue({ name: 'Two', ca: true, by: one })
      const again = await issue({ name: 'One', ca: true, by: two })
      return sign(await issue({ name: 'Bank', by: two, email: 'info@bank.test' }), [one, two, again])
    },
  ],
])('verifySmime() does not accept %s', async (_name, make) => {
  expect(await check(mail(await make()), [root])).toBe('unknown')
})

test('verifySmime() knows ECDSA and RSA-PSS', async () => {
  const curve = await issue({
    name: 'Bank',
    by: middle,
    email: 'info@bank.test',
    algorithm: { name: 'ECDSA', namedCurve: 'P-256' },
  })
  expect(await check(mail(await sign(curve, [middle])), [root])).toEqual(pass)
  const pss = await issue({ name: 'Bank', by: middle, email: 'info@bank.test', algorithm: { ...rsa, name: 'RSA-PSS' } })
  expect(await check(mail(await sign(pss, [middle])), [root])).toEqual(pass)
})

test('readRoots() names what it cannot read', () => {
  const { roots, problems } = readRoots([
    root.x509.toString() + middle.x509.toString(),
    'nothing',
    '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
  ])
  expect(roots.map((each) => each.subject)).toEqual(['CN=Root', 'CN=Middle'])
  expect(problems).toEqual([
    { index: 1, problem: 'none' },
    { index: 2, problem: 'broken' },
  ])
})

test('scanMail() believes a signed mail under the roots it is given, without DNS', async () => {
  const scanned = (smimeRoots: readonly X509Certificate[]) =>
    scanMail(new TextEncoder().encode(mail(good)), {
      trust: { authservIds: [], topmost: false, arcSealers: [] },
      knowledge: loadKnowledge({ withoutModel: true }),
      dns: null,
      now: () => now,
      trustedReceived: [],
      smimeRoots,
    })
  const [believed, asked] = [await scanned(readRoots([root.x509.toString()]).roots), await scanned([])]
  expect([believed.view.origin.proven, believed.view.origin.by]).toEqual([true, 'smime'])
  expect(asked.view.origin.proven).toBe('unknown')
})
