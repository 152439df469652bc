import type { Detector } from '../detector.ts'
import { distinctHits } from '../phrase-strength.ts'

export const bossRequest: Detector = {
  symbol: 'BOSS_REQUEST',
  aspect: 'ask',
  about: {
    ja: '上司や取引先を装い、ひそかに急ぎの用を頼んでいます',
    en: 'It poses as a boss or partner with a quiet, urgent errand',
  },
  phrases: [
    '今お時間',
    '今、時間ありますか',
    '席にいますか',
    '急ぎの用件',
    '内密に',
    '極秘',
    '会議中',
    '電話に出られない',
    '折り返し返信',
    'lineグループを作成',
    'グループを作成',
    'line*グループ*qr',
    'are you available',
    'are you free',
    'are you at your desk',
    'are you in the office',
    'quick task',
    'quick favor',
    'small favor',
    'a favor',
    'need a favor',
    'i am in a meeting',
    'in a meeting',
    "can't talk",
    'cannot talk',
    'keep this confidential',
    'keep it confidential',
    'between us',
    'send me your cell',
    'your cell number',
    'your phone number',
    'mobile number',
    'whatsapp number',
    'personal email',
    'reply as soon',
    'let me know when',
    'handle discreetly',
  ],
  detect: (view) => {
    const distinct = distinctHits(view, view.phraseHits('BOSS_REQUEST'))
    return distinct >= 2 || (distinct === 1 && view.text.value.length < 400) ? { value: 1 } : null
  },
}
