import { parseMessage } from '@miwake/engine'
import { expect, test } from 'vitest'
import { pdfCandidates } from './pdf.ts'
import { qrCandidates } from './qr.ts'

/** The header of a PNG of the given size; enough to be a candidate. */
const png = (side: number): Buffer => {
  const out = Buffer.alloc(40)
  out.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
  out.writeUInt32BE(side, 16)
  out.writeUInt32BE(side, 20)
  return out
}

const partOf = (type: string, disposition: string, content: Buffer): string =>
  `--b\r\nContent-Type: ${type}\r\nContent-Disposition: ${disposition}\r\nContent-Transfer-Encoding: base64\r\n\r\n${content.toString('base64')}\r\n`

const mailOf = (...parts: readonly string[]): string =>
  `From: a@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${parts.join('')}--b--\r\n`

const attached = (mail: string): string =>
  `--b\r\nContent-Type: message/rfc822\r\n\r\n${mail.replaceAll('--b', '--c').replace('boundary=b', 'boundary=c')}\r\n`

test('qrCandidates() takes pictures large enough, inline ones first, those of attached messages too', () => {
  const bytes = Buffer.from(
    mailOf(
      partOf('text/plain', 'inline', Buffer.from('hello')),
      partOf('image/png', 'attachment; filename=a.png', png(200)),
      partOf('image/png', 'inline; filename=b.png', png(300)),
      partOf('image/png', 'inline; filename=dot.png', png(1)),
      attached(mailOf(partOf('image/png', 'inline; filename=c.png', png(400)))),
    ),
  )
  const sides = qrCandidates(parseMessage(bytes), bytes).map((c) => Buffer.from(c.bytes).readUInt32BE(16))
  expect(sides).toEqual([300, 400, 200])
})

test('pdfCandidates() tells a PDF by its content', () => {
  const bytes = Buffer.from(
    mailOf(
      partOf('application/octet-stream', 'attachment; filename=a.dat', Buffer.from('%PDF-1.7 a')),
      partOf('application/pdf', 'attachment; filename=b.pdf', Buffer.from('MZ not a pdf')),
    ),
  )
  expect(pdfCandidates(parseMessage(bytes), bytes).map((b) => Buffer.from(b).toString())).toEqual(['%PDF-1.7 a'])
})
