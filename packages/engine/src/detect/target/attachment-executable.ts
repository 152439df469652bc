import type { Attachment, AttachmentKind } from '../../mail/message.ts'
import type { Detector } from '../detector.ts'

const programs: ReadonlySet<AttachmentKind> = new Set(['exe', 'elf', 'script', 'msi', 'hta', 'chm', 'lnk'])

/** By what it is, or by the name of what an archive holds: names stay readable where the rest needs a password. */
const runs = ({ kind, marks }: Attachment): 'itself' | 'inside' | null => {
  if (programs.has(kind) || marks.includes('executable')) return 'itself'
  if (marks.includes('executable-inside')) return 'inside'
  return marks.includes('encrypted') && marks.includes('disk-image-inside') ? 'inside' : null
}

export const attachmentExecutable: Detector = {
  symbol: 'ATTACHMENT_EXECUTABLE',
  aspect: 'target',
  about: { ja: '開くとプログラムが動く添付ファイルがあります', en: 'An attachment runs a program when opened' },
  detect: ({ message }) => {
    const index = message.attachments.findIndex((a) => runs(a) !== null)
    return index < 0
      ? null
      : {
          value: 1,
          spans: [{ place: 'attachment', index, start: 0, end: message.attachments[index]!.fileName.length }],
          data: { inside: runs(message.attachments[index]!) === 'inside' },
        }
  },
}
