import type { Detector } from '../detector.ts'

export const attachmentTypeMismatch: Detector = {
  symbol: 'ATTACHMENT_TYPE_MISMATCH',
  aspect: 'target',
  about: { ja: '添付ファイルの中身が、名前や表示と違います', en: 'An attachment is not what it is labelled as' },
  detect: ({ message }) => {
    const index = message.attachments.findIndex((a) => a.marks.includes('type-mismatch'))
    return index < 0
      ? null
      : {
          value: 1,
          spans: [{ place: 'attachment', index, start: 0, end: message.attachments[index]!.fileName.length }],
        }
  },
}
