import type { Detector } from '../detector.ts'

export const fakeReply: Detector = {
  symbol: 'FAKE_REPLY',
  aspect: 'disguise',
  about: { ja: '返信や転送に見せかけた件名です', en: 'The subject pretends to be a reply' },
  detect: ({ message }) =>
    /^(?:re|fwd?|aw|wg|rv|enc|回复|答复)\s?[:：]/i.test(message.subject) &&
    message.inReplyTo.length === 0 &&
    message.references.length === 0
      ? { value: 1 }
      : null,
}
