import type { Detector } from '../detector.ts'

export const fromFreeHost: Detector = {
  symbol: 'FROM_FREE_HOST',
  aspect: 'origin',
  about: {
    ja: '誰でも使えるサービスのドメインから送られています',
    en: 'The sender’s domain is one where anybody can publish',
  },
  detect: ({ origin: { standing, headerFrom } }) =>
    standing.kind === 'free-host' || standing.kind === 'dynamic-dns' || standing.kind === 'shortener'
      ? { value: 1, data: { host: headerFrom } }
      : null,
}
