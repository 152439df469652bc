import { sameRegistrable } from '../../domain/same-registrable.ts'
import type { Detector } from '../detector.ts'

const addressInName = /[\w.+-]{1,64}[@＠]([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})/

export const displayNameAddress: Detector = {
  symbol: 'DISPLAY_NAME_ADDRESS',
  aspect: 'claim',
  about: {
    ja: '差出人名に、実際とは別のメールアドレスが書かれています',
    en: 'The sender’s name shows another address than the real one',
  },
  detect: ({ message }) => {
    const [from] = message.from
    const shown = from?.name.match(addressInName)
    if (!from || !shown) return null
    const domain = shown[1]!.toLowerCase()
    if (from.domain === '' || domain === from.domain || sameRegistrable(domain, from.domain)) return null
    const start = shown.index ?? 0
    return {
      value: 1,
      spans: [{ place: 'from', index: 0, start, end: start + shown[0].length }],
      data: { shown: domain, host: from.domain },
    }
  },
}
