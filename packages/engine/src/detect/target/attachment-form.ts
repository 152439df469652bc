import type { Detector } from '../detector.ts'
import { isGood } from '../links.ts'

/** Where a page sends what is typed: its forms, and what its scripts name. */
const sends = new Set(['form', 'script', 'meta-refresh'])

export const attachmentForm: Detector = {
  symbol: 'ATTACHMENT_FORM',
  aspect: 'target',
  about: {
    ja: '添付のページに、入力した内容を外へ送るフォームがあります',
    en: 'An attached page has a form that sends what is typed in it elsewhere',
  },
  detect: ({ message, standingOf }) => {
    const index = message.attachments.findIndex(({ marks, links }) => {
      if (!marks.includes('form-password') && !marks.includes('external-form')) return false
      // Services that encrypt mail send such pages, and all of them lead to the service.
      const targets = links.filter(({ source }) => sends.has(source))
      return targets.length === 0 || !targets.every(({ target }) => isGood(standingOf(target.host)))
    })
    return index < 0
      ? null
      : {
          value: 1,
          spans: [{ place: 'attachment', index, start: 0, end: message.attachments[index]!.fileName.length }],
          data: { password: message.attachments[index]!.marks.includes('form-password') },
        }
  },
}
