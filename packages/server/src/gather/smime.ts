/** S/MIME signatures (RFC 8551): the content is what was signed, and the certificate is the From: address's. */
import { constants, createHash, type KeyObject, verify as verifySignature, X509Certificate } from 'node:crypto'
import type { AuthFacts, Message } from '@miwake/engine'
import type { SignedData, SignerInfo } from 'pkijs'
import { issuedUnder } from './certificate-chain.ts'
import { signedParts } from './signed-parts.ts'

/** A signature with its certificates is 4 to 12 kB. */
const smimeSignatureBytesMax = 128 * 1024
const certificatesMax = 20
/** Clocks of signers run ahead a little. */
const clockSkewMs = 24 * 3_600_000

/** RFC 8551 §2.1 names; SHA-1 and MD5 prove nothing any more. */
const hashes: ReadonlyMap<string, string> = new Map([
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
])
const contentType = '1.2.840.113549.1.9.3'
const messageDigest = '1.2.840.113549.1.9.4'
const signingTime = '1.2.840.113549.1.9.5'
const dataType = '1.2.840.113549.1.7.1'
const rsaPss = '1.2.840.113549.1.1.10'
/** RFC 8017 rsaEncryption and sha*WithRSAEncryption, RFC 5758 ecdsa-with-SHA*. */
const plainSignature = /^(?:1\.2\.840\.113549\.1\.1\.(?:1|11|12|13)|1\.2\.840\.10045\.4\.3\.[234])$/

const emailProtection = '1.3.6.1.5.5.7.3.4'
const anyPurpose = '2.5.29.37.0'

type Answer = 'pass' | 'fail' | 'unknown'

const attributeOf = (signer: SignerInfo, type: string): unknown => {
  const found = signer.signedAttrs?.attributes.filter((attribute) => attribute.type === type) ?? []
  // RFC 5652 §11: each stands once, with one value.
  return found.length === 1 && found[0]?.values.length === 1 ? found[0].values[0] : null
}

const octets = (value: unknown): Buffer | null => {
  const hex = (value as { valueBlock?: { valueHexView?: Uint8Array } } | null)?.valueBlock?.valueHexView
  return hex ? Buffer.from(hex) : null
}

const signingDate = (signer: SignerInfo): Date | null => {
  const value = attributeOf(signer, signingTime) as { toDate?: () => Date } | null
  return value?.toDate?.() ?? null
}

const strongKey = (key: KeyObject): boolean =>
  key.asymmetricKeyType === 'ec' || (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2_048

/** RFC 5652 §5.4, §5.6 over detached content. */
const checkSigner = (signer: SignerInfo, content: Uint8Array, key: KeyObject): Answer => {
  const hash = hashes.get(signer.digestAlgorithm.algorithmId)
  const attributes = signer.signedAttrs
  const algorithm = signer.signatureAlgorithm.algorithmId
  if (!hash || !attributes || !strongKey(key)) return 'unknown'
  if (algorithm !== rsaPss && !plainSignature.test(algorithm)) return 'unknown'
  const digest = octets(attributeOf(signer, messageDigest))
  const type = attributeOf(signer, contentType) as { valueBlock?: { toString: () => string } } | null
  if (!digest || type?.valueBlock?.toString() !== dataType) return 'unknown'
  if (!createHash(hash).update(content).digest().equals(digest)) return 'fail'
  const signature = octets(signer.signature)
  if (!signature) return 'unknown'
  const pss = algorithm === rsaPss
  const options = pss
    ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
    : { key }
  // A hash named in the signature's algorithm is the digest's (RFC 5754 §3); where it is not, this fails as it should.
  return verifySignature(hash, Buffer.from(attributes.encodedValue), options, signature) ? 'pass' : 'fail'
}

/** The certificate the signer names, by issuer and serial number or by key identifier (RFC 5652 §5.3). */
const certificateOf = async (signed: SignedData, signer: SignerInfo): Promise<number> => {
  const { Certificate, IssuerAndSerialNumber } = await import('pkijs')
  const certificates = signed.certificates ?? []
  return certificates.findIndex((each) => {
    if (!(each instanceof Certificate)) return false
    const { sid } = signer
    if (sid instanceof IssuerAndSerialNumber) {
      return each.issuer.isEqual(sid.issuer) && each.serialNumber.isEqual(sid.serialNumber)
    }
    const wanted = octets(sid)
    const own = each.extensions?.find((extension) => extension.extnID === '2.5.29.14')?.parsedValue
    return wanted !== null && (octets(own)?.equals(wanted) ?? false)
  })
}

const parseSignature = async (bytes: Uint8Array): Promise<SignedData | null> => {
  const { ContentInfo, SignedData } = await import('pkijs')
  const info = ContentInfo.fromBER(Uint8Array.from(bytes).buffer)
  if (info.contentType !== ContentInfo.SIGNED_DATA) return null
  const signed = new SignedData({ schema: info.content })
  // Content inside a detached signature would be what was signed, while a reader sees the part beside it.
  if (signed.encapContentInfo.eContent || signed.signerInfos.length !== 1) return null
  return (signed.certificates?.length ?? 0) <= certificatesMax ? signed : null
}

/**
 * Checks a multipart/signed message. Revocation is not asked: nothing is fetched.
 * @param roots PEM certificates the operator trusts for e-mail. Those of browsers are for hosts and are not used.
 * @returns pass: the signature holds, the certificate names the From: address, was valid when signed and chains to a
 * root. fail: the content is not what was signed. 'unknown' for all else: not signed so, another algorithm, a chain that
 * does not end at a root. Never throws.
 * @see RFC 8551 §3.5.3, RFC 8550
 */
export const verifySmime = async (
  message: Message,
  bytes: Uint8Array,
  roots: readonly X509Certificate[],
  now: Date,
): Promise<AuthFacts['smime']> => {
  const [from] = message.from
  if (message.crypto !== 'smime-signed' || roots.length === 0 || !from || message.from.length !== 1) return 'unknown'
  const parts = signedParts(message, bytes)
  if (!parts || parts.signature.length > smimeSignatureBytesMax) return 'unknown'
  try {
    const signed = await parseSignature(parts.signature)
    const signer = signed?.signerInfos[0]
    if (!signed || !signer) return 'unknown'
    const index = await certificateOf(signed, signer)
    if (index < 0) return 'unknown'
    const chain = (signed.certificates ?? []).flatMap((each) =>
      'tbsView' in each ? [new X509Certificate(Buffer.from(each.toSchema(true).toBER()))] : [],
    )
    const leaf = new X509Certificate(Buffer.from(signed.certificates![index]!.toSchema(true).toBER()))
    const answer = checkSigner(signer, parts.content, leaf.publicKey)
    if (answer !== 'pass') return answer === 'fail' ? { result: 'fail', address: from.address } : 'unknown'
    const at = signingDate(signer) ?? now
    if (at.getTime() > now.getTime() + clockSkewMs) return 'unknown'
    const purposes = leaf.keyUsage as readonly string[] | undefined // extended key usage, in spite of the name
    if (purposes && !purposes.includes(emailProtection) && !purposes.includes(anyPurpose)) return 'unknown'
    if (leaf.checkEmail(from.address) === undefined) return 'unknown'
    return (await issuedUnder(leaf, chain, roots, at)) ? { result: 'pass', address: from.address } : 'unknown'
  } catch {
    // asn1js and OpenSSL throw on what is not DER, not a certificate, or not a key they know.
    return 'unknown'
  }
}
