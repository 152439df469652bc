import type { Detector } from '../detector.ts'
import { headerValue } from '../header-value.ts'

/** RFC 2369, 8058. Structure: honest newsletters and spam have it alike. */
export const listUnsubscribe: Detector = {
  symbol: 'LIST_UNSUBSCRIBE',
  aspect: 'origin',
  about: { ja: '配信停止の仕組みが付いています', en: 'It carries a way to unsubscribe' },
  detect: ({ message }) => (headerValue(message, 'list-unsubscribe') === '' ? null : { value: 1 }),
}
