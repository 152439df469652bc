import type { Detector } from '../detector.ts'

/** RFC 5322 §3.6 allows one From:; programs differ in which they show. */
export const fromTwice: Detector = {
  symbol: 'FROM_TWICE',
  aspect: 'origin',
  about: { ja: '差出人（From:）が二つ書かれています', en: 'It has two From: fields' },
  detect: ({ message }) =>
    message.defects.some((d) => d.kind === 'duplicate-header-field' && d.detail === 'from') ||
    new Set(message.from.map((m) => m.domain)).size > 1
      ? { value: 1 }
      : null,
}
