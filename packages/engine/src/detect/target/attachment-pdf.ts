import type { Detector } from '../detector.ts'

export const attachmentPdf: Detector = {
  symbol: 'ATTACHMENT_PDF',
  aspect: 'target',
  about: { ja: 'PDFが添付されています', en: 'A PDF is attached' },
  detect: ({ message }) => {
    const index = message.attachments.findIndex((a) => a.kind === 'pdf')
    return index < 0
      ? null
      : {
          value: 1,
          spans: [{ place: 'attachment', index, start: 0, end: message.attachments[index]!.fileName.length }],
        }
  },
}
