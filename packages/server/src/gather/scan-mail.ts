/** One mail's bytes to its result: parse, gather, scan, and only where that leaves the verdict open, look at pictures and PDFs. */
import type { X509Certificate } from 'node:crypto'
import { type AuthTrust, type Facts, type Knowledge, parseMessage, type Scan, scan } from '@miwake/engine'
import { gatherFacts } from './gather.ts'
import { pdfCandidates, readPdfLinks } from './pdf.ts'
import { qrCandidates, readQr } from './qr.ts'
import type { World } from './world.ts'

/** Outside this range of the unwanted logit, a picture or a PDF would not change what is done with the mail. */
const openFromLogit = -5
const openToLogit = 4

export type ScanMailOptions = {
  readonly trust: AuthTrust
  readonly knowledge: Knowledge
  /** Own verification by DNS, where the operator asked for it; null: the header alone. */
  readonly dns: World['resolve'] | null
  readonly now: World['now']
  /** Hosts of one's own whose Received fields are believed, for SPF. */
  readonly trustedReceived: readonly string[]
  /** CA certificates for S/MIME; none: signatures are not checked. */
  readonly smimeRoots?: readonly X509Certificate[]
}

export const scanMail = async (bytes: Uint8Array, options: ScanMailOptions): Promise<Scan> => {
  const message = parseMessage(bytes)
  const { trust, knowledge, dns, now, trustedReceived, smimeRoots = [] } = options
  const trustedHop = trustedReceived.length > 0 ? { receivedBy: trustedReceived } : null
  const facts: Facts = await gatherFacts({ message, bytes, trust, dns, now, trustedHop, smimeRoots })
  const first = scan(message, facts, knowledge)
  const { unwanted } = first.verdict.logits
  if (unwanted < openFromLogit || unwanted > openToLogit) return first
  const images = qrCandidates(message, bytes)
  const pdfs = pdfCandidates(message, bytes)
  if (images.length === 0 && message.html.qrTables.length === 0 && pdfs.length === 0) return first
  const [qr, pdfLinks] = await Promise.all([readQr(images, message.html.qrTables), readPdfLinks(pdfs)])
  return scan(message, { ...facts, qr, pdfLinks }, knowledge)
}
