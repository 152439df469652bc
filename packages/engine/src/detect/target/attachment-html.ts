import type { Detector } from '../detector.ts'

export const attachmentHtml: Detector = {
  symbol: 'ATTACHMENT_HTML',
  aspect: 'target',
  about: {
    ja: '開くと偽のページが表示されることのある添付ファイル（HTML）があります',
    en: 'An attached web page, often a fake sign-in',
  },
  detect: ({ message }) => {
    const index = message.attachments.findIndex(
      (a) => (a.kind === 'html' || (a.kind === 'svg' && a.marks.includes('script'))) && !a.inline,
    )
    return index < 0
      ? null
      : {
          value: 1,
          spans: [{ place: 'attachment', index, start: 0, end: message.attachments[index]!.fileName.length }],
        }
  },
}
