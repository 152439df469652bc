import type { Detector } from '../detector.ts'

export const subjectNumber: Detector = {
  symbol: 'SUBJECT_NUMBER',
  aspect: 'disguise',
  about: { ja: '件名に整理番号のような文字列が付いています', en: 'The subject carries a made-up reference number' },
  detect: ({ subject }) =>
    /(?:\[|【|\(|:|#|no\.?|番号|id)\s?[a-z]{0,4}[-_]?\d{5,}/.test(subject.value) || /\d{8,}/.test(subject.value)
      ? { value: 1 }
      : null,
}
