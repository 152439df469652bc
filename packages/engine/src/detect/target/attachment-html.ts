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
    if (index < 0) return null
    const { marks, links, fileName } = message.attachments[index]!
    // A report or a saved article neither runs nor leads anywhere.
    const idle = links.length === 0 && !marks.some((mark) => active.has(mark))
    return {
      value: idle ? idleValue : 1,
      spans: [{ place: 'attachment', index, start: 0, end: fileName.length }],
    }
  },
}

const active: ReadonlySet<string> = new Set([
  'script',
  'event-handler',
  'form',
  'meta-refresh',
  'iframe',
  'data-download',
  'long-base64',
])
const idleValue = 0.3
