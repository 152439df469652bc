/** The CA certificates an operator trusts for S/MIME, from PEM (RFC 7468 §5). */
import { X509Certificate } from 'node:crypto'

export type Roots = {
  readonly roots: readonly X509Certificate[]
  /** Which of the texts hold none, or one that cannot be read; counted from 0. */
  readonly problems: readonly { readonly index: number; readonly problem: 'none' | 'broken' }[]
}

/** The certificates of PEM texts; what else stands there (names, keys) is passed over. Never throws. */
export const readRoots = (pems: readonly string[]): Roots => {
  const roots: X509Certificate[] = []
  const problems: { index: number; problem: 'none' | 'broken' }[] = []
  for (const [index, pem] of pems.entries()) {
    const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
    if (blocks.length === 0) problems.push({ index, problem: 'none' })
    for (const block of blocks) {
      try {
        roots.push(new X509Certificate(block))
      } catch {
        problems.push({ index, problem: 'broken' })
      }
    }
  }
  return { roots, problems }
}
