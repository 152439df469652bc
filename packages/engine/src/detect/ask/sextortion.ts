import type { Detector } from '../detector.ts'
import { distinctHits } from '../phrase-strength.ts'

/** A coin address alone is no threat, a threat alone no demand: both are wanted. */
export const sextortion: Detector = {
  symbol: 'SEXTORTION',
  aspect: 'ask',
  about: {
    ja: '録画やハッキングで脅し、送金を求めています',
    en: 'It threatens with recordings or hacking and wants money',
  },
  phrases: [
    'ハッキングしました',
    'ハッキングし',
    'あなたのデバイス',
    'あなたのカメラ',
    'ウェブカメラ',
    'ビットコイン',
    'btc*送金',
    'ビットコイン*送金',
    '自慰',
    'マスターベーション',
    'あなたの動画',
    'あなたの秘密',
    '連絡先すべて',
    '連絡先全員',
    'マルウェアを',
    'トロイの木馬',
    'hacked your',
    'i hacked',
    'your device',
    'webcam',
    'your camera',
    'masturbat',
    'masturbating',
    'masturbation',
    'compromising video',
    'recorded you',
    'recorded a video',
    'bitcoin wallet',
    'btc wallet',
    'bitcoin address',
    'my bitcoin',
    'send bitcoin',
    'in bitcoin',
    'your contacts',
    'trojan',
    'malware on',
    'remote access',
    'spyware',
    'darknet',
    'your password is',
    'pervert',
  ],
  detect: (view) => {
    const spans = view.phraseHits('SEXTORTION')
    const coins = /bitcoin|btc|ビットコイン|仮想通貨|\b(?:bc1|[13])[a-z0-9]{25,59}\b/.test(view.text.value)
    const distinct = distinctHits(view, spans)
    return coins && distinct >= 3 ? { value: Math.min(1, distinct / 5), spans } : null
  },
}
