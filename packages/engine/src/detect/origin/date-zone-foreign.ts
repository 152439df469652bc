import type { Detector } from '../detector.ts'
import { headerValue } from '../header-value.ts'

/** Support only: partners in China and Taiwan write honest Japanese mail from that zone. */
export const dateZoneForeign: Detector = {
  symbol: 'DATE_ZONE_FOREIGN',
  aspect: 'origin',
  about: {
    ja: '日本語のメールですが、時計が中国などの時間帯（+0800）です',
    en: 'Japanese mail whose clock is set to China’s time zone (+0800)',
  },
  detect: ({ message, lang }) =>
    lang === 'ja' && /\+0800\s*(?:\(|$)/.test(headerValue(message, 'date')) ? { value: 1 } : null,
}
