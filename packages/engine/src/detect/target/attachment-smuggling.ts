import type { Detector } from '../detector.ts'

export const attachmentSmuggling: Detector = {
  symbol: 'ATTACHMENT_SMUGGLING',
  aspect: 'target',
  about: { ja: '添付のページが、中に隠したファイルを取り出します', en: 'The attached page unpacks a hidden file' },
  detect: ({ message }) => {
    const index = message.attachments.findIndex((a) => a.marks.includes('smuggling'))
    return index < 0
      ? null
      : {
          value: 1,
          spans: [{ place: 'attachment', index, start: 0, end: message.attachments[index]!.fileName.length }],
        }
  },
}
