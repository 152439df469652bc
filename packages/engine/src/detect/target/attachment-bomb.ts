import type { Detector } from '../detector.ts'

export const attachmentBomb: Detector = {
  symbol: 'ATTACHMENT_BOMB',
  aspect: 'target',
  about: {
    ja: '展開すると極端に大きくなる添付ファイルです',
    en: 'An attachment that grows beyond reason when unpacked',
  },
  detect: ({ message }) => {
    const index = message.attachments.findIndex((a) => a.marks.includes('bomb'))
    return index < 0
      ? null
      : {
          value: 1,
          spans: [{ place: 'attachment', index, start: 0, end: message.attachments[index]!.fileName.length }],
        }
  },
}
