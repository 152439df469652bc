/** What looking at pictures (QR) and PDFs costs, apart from the scan: it happens only where the rest leaves a verdict open. */
import { type Message, parseMessage } from '@miwake/engine'
import { pdfCandidates, readPdfLinks } from '../src/gather/pdf.ts'
import { qrCandidates, readQr } from '../src/gather/qr.ts'
import type { Mail } from './peers.ts'

/** CPU milliseconds a mail that has such things, and how many of all mails have; null where none has. */
export type LookCost = { readonly cpuMs: number; readonly mails: number } | null

const sampleMax = 60

type Way = {
  readonly has: (message: Message, bytes: Uint8Array) => boolean
  readonly look: (message: Message, bytes: Uint8Array) => Promise<unknown>
}
const ways: Readonly<Record<'qr' | 'pdf', Way>> = {
  qr: {
    has: (message, bytes) => message.html.qrTables.length > 0 || qrCandidates(message, bytes).length > 0,
    look: (message, bytes) => readQr(qrCandidates(message, bytes), message.html.qrTables),
  },
  pdf: {
    has: (message, bytes) => pdfCandidates(message, bytes).length > 0,
    look: (message, bytes) => readPdfLinks(pdfCandidates(message, bytes)),
  },
}

export const measureLooking = async (
  mails: readonly Mail[],
): Promise<{ readonly qr: LookCost; readonly pdf: LookCost }> => ({
  qr: await cost(mails, ways.qr),
  pdf: await cost(mails, ways.pdf),
})

const cost = async (mails: readonly Mail[], { has, look }: Way): Promise<LookCost> => {
  const having = mails
    .map(({ bytes }) => ({ bytes, message: parseMessage(bytes) }))
    .filter(({ message, bytes }) => has(message, bytes))
  const some = having.slice(0, sampleMax)
  const first = some[0]
  if (first === undefined) return null
  await look(first.message, first.bytes)
  const before = process.cpuUsage()
  for (const { message, bytes } of some) await look(message, bytes)
  const { user, system } = process.cpuUsage(before)
  return { cpuMs: (user + system) / 1000 / some.length, mails: having.length }
}
