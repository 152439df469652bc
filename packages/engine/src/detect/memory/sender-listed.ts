import type { Detector } from '../detector.ts'

/** The domain of From: counts even where nobody proved it: who writes a bad name on a mail means no good. */
export const senderListed: Detector = {
  symbol: 'SENDER_LISTED',
  aspect: 'memory',
  about: {
    ja: '送信元が、迷惑メールの送信元の一覧に載っています',
    en: 'The sending server or domain stands in a list of senders of unwanted mail',
  },
  detect: ({ facts: { lists }, origin }) => {
    if (lists === 'unknown') return null
    const list =
      lists.sender[0] ??
      lists.domains.find(({ domain }) => domain === origin.registrable || domain === origin.headerFrom)?.list
    return list === undefined ? null : { value: 1, data: { list } }
  },
}
