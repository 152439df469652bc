import type { Detector } from '../detector.ts'

const tricks: ReadonlySet<string> = new Set([
  'double-extension',
  'rlo-name',
  'spaces-before-extension',
  'double-extension-inside',
  'rlo-name-inside',
])

export const attachmentNameTrick: Detector = {
  symbol: 'ATTACHMENT_NAME_TRICK',
  aspect: 'target',
  about: { ja: '添付ファイルの名前が、本当の種類を隠しています', en: 'An attachment’s name hides what it is' },
  detect: ({ message }) => {
    const index = message.attachments.findIndex((a) => a.marks.some((mark) => tricks.has(mark)))
    return index < 0
      ? null
      : {
          value: 1,
          spans: [{ place: 'attachment', index, start: 0, end: message.attachments[index]!.fileName.length }],
        }
  },
}
