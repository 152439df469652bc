/** Whether a certificate was issued under a root, by way of certificates that came with it (RFC 5280 §6). */
import type { X509Certificate } from 'node:crypto'

/** Certificates between leaf and root; public e-mail hierarchies have one or two. */
const intermediatesMax = 4
/** Issuers tried in all: certificates that came with a mail can cross-sign each other in any number of ways. */
const stepsMax = 40

const basicConstraints = '2.5.29.19'
/** Critical extensions of an intermediate that are checked here or by OpenSSL's checkIssued (keyUsage). */
const understood: ReadonlySet<string> = new Set([basicConstraints, '2.5.29.15', '2.5.29.37', '2.5.29.32'])
const nameConstraints = '2.5.29.30'
/** md2, md4, md5, sha1 with RSA; ecdsa-with-SHA1. */
const weakSignature = /^(?:1\.2\.840\.113549\.1\.1\.[2-5]|1\.2\.840\.10045\.4\.1)$/

const validAt = (certificate: X509Certificate, at: Date): boolean =>
  certificate.validFromDate <= at && at <= certificate.validToDate

/**
 * An intermediate that may issue for `below` more intermediates. Name constraints (RFC 5280 §4.2.1.10) are not worked
 * out, so an intermediate that has some is not accepted.
 */
const mayIssue = async (certificate: X509Certificate, below: number): Promise<boolean> => {
  if (!certificate.ca) return false
  const { Certificate } = await import('pkijs')
  const parsed = Certificate.fromBER(Uint8Array.from(certificate.raw).buffer)
  for (const { extnID, critical, parsedValue } of parsed.extensions ?? []) {
    if (extnID === nameConstraints || (critical && !understood.has(extnID))) return false
    const path: unknown = extnID === basicConstraints ? parsedValue?.pathLenConstraint : undefined
    if (typeof path === 'number' && path < below) return false
    if (path !== undefined && typeof path !== 'number') return false
  }
  return true
}

const weaklySigned = async (certificate: X509Certificate): Promise<boolean> => {
  const { Certificate } = await import('pkijs')
  const parsed = Certificate.fromBER(Uint8Array.from(certificate.raw).buffer)
  return weakSignature.test(parsed.signatureAlgorithm.algorithmId)
}

/** `issuer` signed `subject`, and OpenSSL finds names, key identifiers and key usage to fit. */
const issued = (subject: X509Certificate, issuer: X509Certificate): boolean =>
  subject.checkIssued(issuer) && subject.verify(issuer.publicKey)

/**
 * @param others Certificates that came with the leaf, in any order, trusted for nothing.
 * @param at All certificates must be valid then.
 * @throws where a certificate cannot be read.
 */
export const issuedUnder = async (
  leaf: X509Certificate,
  others: readonly X509Certificate[],
  roots: readonly X509Certificate[],
  at: Date,
): Promise<boolean> => {
  let steps = stepsMax
  const climb = async (subject: X509Certificate, below: number): Promise<boolean> => {
    if (!validAt(subject, at) || (await weaklySigned(subject))) return false
    for (const root of roots) {
      if (validAt(root, at) && issued(subject, root)) return true
    }
    if (below >= intermediatesMax) return false
    for (const issuer of others) {
      if (steps-- <= 0) return false
      if (issuer.fingerprint256 === subject.fingerprint256 || !issued(subject, issuer)) continue
      if ((await mayIssue(issuer, below)) && (await climb(issuer, below + 1))) return true
    }
    return false
  }
  return await climb(leaf, 0)
}
