import type { Detector } from '../detector.ts'

/** What a picture has no use for. A foreignObject alone is how drawing programs set text. */
const acts = ['script', 'event-handler', 'redirect', 'meta-refresh', 'form', 'form-password', 'iframe', 'smuggling']
/** Linked shapes are met in honest diagrams, if seldom. */
const coveringValue = 0.5

export const attachmentActiveSvg: Detector = {
  symbol: 'ATTACHMENT_ACTIVE_SVG',
  aspect: 'target',
  about: {
    ja: '添付の画像（SVG）に、別のサイトへ誘導する仕掛けがあります',
    en: 'An attached picture (SVG) runs a script, asks for input or is one large link',
  },
  detect: ({ message }) => {
    const strengthOf = (marks: readonly string[]): number =>
      acts.some((mark) => marks.includes(mark)) ? 1 : marks.includes('covering-link') ? coveringValue : 0
    let value = 0
    let index = -1
    for (const [i, { kind, marks }] of message.attachments.entries()) {
      if (kind !== 'svg' || strengthOf(marks) <= value) continue
      value = strengthOf(marks)
      index = i
    }
    return index < 0
      ? null
      : { value, spans: [{ place: 'attachment', index, start: 0, end: message.attachments[index]!.fileName.length }] }
  },
}
