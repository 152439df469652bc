import type { Detector } from '../detector.ts'

export const attachmentDiskImage: Detector = {
  symbol: 'ATTACHMENT_DISK_IMAGE',
  aspect: 'target',
  about: {
    ja: 'ディスクイメージ形式の添付ファイル（検査をすり抜ける手口）です',
    en: 'An attached disk image, a way past scanners',
  },
  detect: ({ message }) => {
    const index = message.attachments.findIndex(
      (a) => ['iso', 'vhd', 'udf', 'onenote'].includes(a.kind) || a.marks.includes('disk-image-inside'),
    )
    return index < 0
      ? null
      : {
          value: 1,
          spans: [{ place: 'attachment', index, start: 0, end: message.attachments[index]!.fileName.length }],
        }
  },
}
