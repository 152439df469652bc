import type { Detector } from '../detector.ts'
import { isDoubtful, linkSpan, visibleLinks } from '../links.ts'
import { phoneNumber } from '../phone-number.ts'

const lure =
  /bitcoin|\bbtc\b|\bprize\b|\bwinner\b|gift card|account (?:suspend|limit|verif)|password expir|payment (?:declin|fail)|(?:renew|charg|debit)ed|当選|至急|未納|未払い|アカウント(?:停止|確認)|本人確認|ギフト|自動更新|ご請求|法的手続|(?:ウイルス|ウィルス).{0,4}感染|\binvoice\b|refund|call (?:us|now|immediately|support)/i
const textChars = 2000

/** Calendars show an invitation without asking: a lure in it comes back as a reminder. */
export const calendarLure: Detector = {
  symbol: 'CALENDAR_LURE',
  aspect: 'target',
  about: {
    ja: '予定表への招待に、誘い文句と見知らぬ連絡先が入っています',
    en: 'A calendar invitation carries a lure and a stranger’s link or number',
  },
  detect: (view) => {
    if (view.message.calendar.length === 0) return null
    const text = view.message.calendar.map((c) => `${c.summary}\n${c.location}\n${c.description}`).join('\n')
    if (!lure.test(text.slice(0, textChars))) return null
    const links = visibleLinks(view).filter(
      ({ link, own, standing }) => link.source === 'calendar' && !own && isDoubtful(standing.kind),
    )
    return links.length > 0 || phoneNumber.test(text.slice(0, textChars))
      ? { value: 1, spans: links.slice(0, 3).map(linkSpan) }
      : null
  },
}
