import type { Detector } from '../detector.ts'

export const subjectShouts: Detector = {
  symbol: 'SUBJECT_SHOUTS',
  aspect: 'disguise',
  about: { ja: '件名を記号や大文字で目立たせています', en: 'The subject shouts' },
  detect: ({ message }) => {
    const subject = message.subject
    const latin = subject.replace(/[^A-Za-z]/g, '')
    const shouted = latin.length >= 12 && latin.replace(/[^A-Z]/g, '').length / latin.length > 0.75
    const marks = /[!！]{2,}|[★☆◆■▼●]{2,}|[\u{1f300}-\u{1faff}\u2600-\u27bf]/u.test(subject)
    return shouted || marks ? { value: shouted && marks ? 1 : 0.6 } : null
  },
}
