import type { Detector } from '../detector.ts'

export const recipientHidden: Detector = {
  symbol: 'RECIPIENT_HIDDEN',
  aspect: 'origin',
  about: { ja: '宛先に、だれの名前もありません', en: 'It names no recipient' },
  detect: ({ message }) =>
    message.to.every(({ address }) => address === '') && message.cc.every(({ address }) => address === '')
      ? { value: 1 }
      : null,
}
