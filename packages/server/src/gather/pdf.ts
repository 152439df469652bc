/** Links in PDF attachments. Gathered only where the rest leaves the verdict open. */
import { decodePart, type Message } from '@miwake/engine'
import { withForwarded } from './forwarded.ts'
import { pdfLimits } from './pdf-limits.ts'
import type { PdfAnswer, PdfJob } from './pdf-worker.ts'
import { createThread } from './thread.ts'

const thread = createThread({
  name: 'pdf-worker',
  heapMb: pdfLimits.heapMb,
  growthMb: pdfLimits.growthMb,
  startTimeoutMs: pdfLimits.startTimeoutMs,
  queueMax: pdfLimits.queueMax,
})

/**
 * Targets of link annotations, each once, as written. Read are annotations only: not addresses in the text, and no
 * QR codes in pictures on the pages.
 * @returns 'unknown' where none was found and some PDF could not be read (password, broken, time, size). Never rejects.
 */
export const readPdfLinks = async (pdfs: readonly Uint8Array[]): Promise<readonly string[] | 'unknown'> => {
  const links = new Set<string>()
  const fitting = pdfs.filter((b) => b.length <= pdfLimits.documentBytes).slice(0, pdfLimits.documents)
  let complete = fitting.length === pdfs.length
  const end = performance.now() + pdfLimits.totalTimeoutMs
  for (const pdf of fitting) {
    const rest = end - performance.now()
    const job: PdfJob = { pdf }
    const answer = rest > 0 ? await thread.ask(job, Math.min(rest, pdfLimits.documentTimeoutMs)) : null
    if (answer === null) {
      complete = false
      continue
    }
    const { read, links: found } = answer as PdfAnswer
    if (!read) complete = false
    for (const link of found) if (links.size < pdfLimits.links) links.add(link)
  }
  return links.size > 0 || complete ? [...links] : 'unknown'
}

/**
 * PDFs of a message and of messages attached to it, at most pdfLimits.documents.
 * @param bytes The message as parsed.
 */
export const pdfCandidates = (message: Message, bytes: Uint8Array): readonly Uint8Array[] => {
  const out: Uint8Array[] = []
  for (const mail of withForwarded(message, bytes)) {
    for (const { kind, part, sizeBytes } of mail.message.attachments) {
      if (kind !== 'pdf' || sizeBytes > pdfLimits.documentBytes) continue
      if (out.length >= pdfLimits.documents) return out
      out.push(decodePart(mail.bytes, part, pdfLimits.documentBytes))
    }
  }
  return out
}
