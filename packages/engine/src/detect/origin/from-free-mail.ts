import type { Detector } from '../detector.ts'

export const fromFreeMail: Detector = {
  symbol: 'FROM_FREE_MAIL',
  aspect: 'origin',
  about: { ja: '誰でも取得できるメールアドレスから送られています', en: 'It comes from a mailbox anybody can have' },
  detect: ({ origin }) =>
    origin.standing.kind === 'free-mail' ? { value: 1, data: { host: origin.headerFrom } } : null,
}
