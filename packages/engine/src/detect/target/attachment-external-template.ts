import type { Detector } from '../detector.ts'

export const attachmentExternalTemplate: Detector = {
  symbol: 'ATTACHMENT_EXTERNAL_TEMPLATE',
  aspect: 'target',
  about: {
    ja: '開くと外部から部品を読み込む文書が添付されています',
    en: 'An attached document loads parts from outside when opened',
  },
  detect: ({ message }) => {
    const index = message.attachments.findIndex(
      (a) => a.kind === 'ooxml-external' || a.marks.includes('external-template'),
    )
    return index < 0
      ? null
      : {
          value: 1,
          spans: [{ place: 'attachment', index, start: 0, end: message.attachments[index]!.fileName.length }],
        }
  },
}
