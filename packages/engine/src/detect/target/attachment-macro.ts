import type { Detector } from '../detector.ts'

export const attachmentMacro: Detector = {
  symbol: 'ATTACHMENT_MACRO',
  aspect: 'target',
  about: { ja: 'マクロ（自動実行）を含む文書が添付されています', en: 'An attached document holds macros' },
  detect: ({ message }) => {
    const index = message.attachments.findIndex(
      (a) => ['ole-macro', 'ooxml-macro'].includes(a.kind) || a.marks.includes('auto-open'),
    )
    return index < 0
      ? null
      : {
          value: 1,
          spans: [{ place: 'attachment', index, start: 0, end: message.attachments[index]!.fileName.length }],
        }
  },
}
