import type { Detector } from '../detector.ts'

export const linksNone: Detector = {
  symbol: 'LINKS_NONE',
  aspect: 'target',
  about: { ja: 'リンクはありません', en: 'It has no links' },
  detect: ({ links, message }) => (links.length === 0 && message.forms.length === 0 ? { value: 1 } : null),
}
