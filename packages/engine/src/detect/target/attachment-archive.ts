import type { Detector } from '../detector.ts'

export const attachmentArchive: Detector = {
  symbol: 'ATTACHMENT_ARCHIVE',
  aspect: 'target',
  about: { ja: '圧縮ファイルが添付されています', en: 'An archive is attached' },
  detect: ({ message }) => {
    const index = message.attachments.findIndex((a) =>
      ['zip', 'rar', '7z', 'gzip', 'tar', 'cab', 'lzh'].includes(a.kind),
    )
    return index < 0
      ? null
      : {
          value: 1,
          spans: [{ place: 'attachment', index, start: 0, end: message.attachments[index]!.fileName.length }],
        }
  },
}
