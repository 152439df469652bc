import { registrableDomain } from '../../domain/registrable.ts'
import type { Detector } from '../detector.ts'

/** Shorter labels are words by chance. */
const labelCharsMin = 4

/** Webmail phishing: 'example.co.jp サポート' to a reader at example.co.jp, from elsewhere. */
export const ownDomainClaim: Detector = {
  symbol: 'OWN_DOMAIN_CLAIM',
  aspect: 'claim',
  about: {
    ja: 'あなたのメールのドメインの管理者を名乗っていますが、別のところから送られています',
    en: 'It poses as your own mail domain’s administrator, from elsewhere',
  },
  detect: ({ message, origin, fromName, subject, standingOf }) => {
    if (origin.headerFrom === '' || fromName.value.includes('@')) return null
    for (const { domain } of message.to.slice(0, 3)) {
      const own = registrableDomain(domain)
      if (own === null || own === origin.registrable || standingOf(domain).kind === 'free-mail') continue
      const label = own.slice(0, own.indexOf('.'))
      const named =
        fromName.value.includes(own) ||
        fromName.value.includes(domain) ||
        (label.length >= labelCharsMin && saysLabel(fromName.value, label))
      if (named) {
        const end = fromName.original.length
        return { value: 1, spans: [{ place: 'from', index: 0, start: 0, end }], data: { shown: own } }
      }
      if (administrative.test(subject.value) && namesHost(subject.value, own)) {
        return { value: 0.6, data: { shown: own } }
      }
    }
    return null
  },
}

const administrative =
  /mail|password|admin|support|help|security|server|team|desk|notif|quota|verif|expir|account|メール|パスワード|管理|サポート|サーバ|通知|センター|容量|アカウント/

/** Not as a part of an address or of a longer host. */
const namesHost = (text: string, host: string): boolean => standsAlone(text, host, /[a-z0-9@.-]/)

/** As a word of its own beside what only an administrator is: 'Example Webmail', not 'Taro (Example)'. */
const saysLabel = (name: string, label: string): boolean =>
  administrative.test(name) && standsAlone(name, label, /[a-z0-9]/)

const standsAlone = (text: string, word: string, joins: RegExp): boolean => {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!joins.test(text[at - 1] ?? '') && !joins.test(text[at + word.length] ?? '')) return true
  }
  return false
}
