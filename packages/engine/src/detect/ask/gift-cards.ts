import type { Detector } from '../detector.ts'
import { distinctHits } from '../phrase-strength.ts'

export const giftCards: Detector = {
  symbol: 'GIFT_CARDS',
  aspect: 'ask',
  about: {
    ja: 'ギフトカードを買って番号を送るよう求めています',
    en: 'It wants gift cards bought and their codes sent',
  },
  phrases: [
    'ギフトカードを購入',
    'ギフト券を購入',
    'プリペイドカードを購入',
    'アマゾンギフト*購入',
    'itunesカード',
    'google playカード',
    '裏面の番号',
    'コードを送',
    '番号を写真',
    'buy gift cards',
    'purchase gift cards',
    'get gift cards',
    'some gift cards',
    'itunes gift card',
    'steam gift card',
    'google play gift',
    'amazon gift cards',
    'apple gift card',
    'scratch',
    'scratch the back',
    'send me the codes',
    'pictures of the card',
    'i need you to get',
    'i will reimburse',
  ],
  detect: (view) => (distinctHits(view, view.phraseHits('GIFT_CARDS')) >= 2 ? { value: 1 } : null),
}
