import type { Detector } from '../detector.ts'

export const attachmentRedirect: Detector = {
  symbol: 'ATTACHMENT_REDIRECT',
  aspect: 'target',
  about: {
    ja: '開くとすぐ別のサイトへ移る添付ファイルがあります',
    en: 'An attached page leads to another site as soon as it is opened',
  },
  detect: ({ message }) => {
    const index = message.attachments.findIndex(
      ({ marks }) => marks.includes('leads-on') || marks.includes('meta-refresh'),
    )
    return index < 0
      ? null
      : {
          value: 1,
          spans: [{ place: 'attachment', index, start: 0, end: message.attachments[index]!.fileName.length }],
        }
  },
}
