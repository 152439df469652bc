import type { Detector } from '../detector.ts'

export const attachmentDocument: Detector = {
  symbol: 'ATTACHMENT_DOCUMENT',
  aspect: 'target',
  about: { ja: '文書ファイルが添付されています', en: 'A document is attached' },
  detect: ({ message }) => {
    const index = message.attachments.findIndex((a) => ['ole', 'ooxml', 'rtf'].includes(a.kind))
    return index < 0
      ? null
      : {
          value: 1,
          spans: [{ place: 'attachment', index, start: 0, end: message.attachments[index]!.fileName.length }],
        }
  },
}
