import type { Detector } from '../detector.ts'

export const attachmentExecutable: Detector = {
  symbol: 'ATTACHMENT_EXECUTABLE',
  aspect: 'target',
  about: { ja: '開くとプログラムが動く添付ファイルがあります', en: 'An attachment runs a program when opened' },
  detect: ({ message }) => {
    const index = message.attachments.findIndex(
      (a) =>
        ['exe', 'elf', 'script', 'msi', 'hta', 'chm', 'lnk'].includes(a.kind) ||
        a.marks.includes('executable') ||
        a.marks.includes('executable-inside'),
    )
    return index < 0
      ? null
      : {
          value: 1,
          spans: [{ place: 'attachment', index, start: 0, end: message.attachments[index]!.fileName.length }],
        }
  },
}
