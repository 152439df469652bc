import type { Detector } from '../detector.ts'
import { headerValue } from '../header-value.ts'

/** Chinese mail programs hardly used in Japan. Support only: Chinese partners write honest Japanese mail with them. */
export const mailerFoxmail: Detector = {
  symbol: 'MAILER_FOXMAIL',
  aspect: 'origin',
  about: {
    ja: '日本語のメールですが、中国で使われるソフトで送られています',
    en: 'Japanese mail sent with a program used in China',
  },
  detect: ({ message, lang }) =>
    lang === 'ja' && /^(?:foxmail|coremail|supmailer|alimail|netease)/i.test(headerValue(message, 'x-mailer'))
      ? { value: 1 }
      : null,
}
