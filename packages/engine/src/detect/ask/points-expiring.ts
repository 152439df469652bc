import type { Detector } from '../detector.ts'
import { phraseStrength } from '../phrase-strength.ts'

export const pointsExpiring: Detector = {
  symbol: 'POINTS_EXPIRING',
  aspect: 'ask',
  about: { ja: 'ポイントの失効や付与を理由にしています', en: 'It says points will expire or are granted' },
  phrases: [
    'ポイントが失効',
    'ポイント失効',
    'ポイントの有効期限',
    'ポイントが消滅',
    'ポイントは消滅',
    'ポイント*期限',
    'ポイント*失効',
    'ポイントを獲得',
    'ポイントが付与',
    'ポイントを付与',
    'ポイント進呈',
    'ポイントプレゼント',
    'マイル*失効',
    'マイル*期限',
    'points expire',
    'points will expire',
    'points are about to',
    'reward points',
    'loyalty points',
    'unused points',
    'pontos expiram',
    'seus pontos',
    'pontos',
  ],
  detect: (view) => ({ value: phraseStrength(view, 'POINTS_EXPIRING') }),
}
