import type { Detector } from '../detector.ts'
import { isGood } from '../links.ts'
import { phraseText } from '../phrase-strength.ts'
import type { View } from '../view.ts'

const codes = /code|scratch|picture|back of|reimburse|番号|写真|コード|裏面|撮影|削/i
/** After a phrase: the writer sent the code himself, as shops do. */
const sentByWriter = /^(?:付|信)?(?:り|いた)?(?:ま|致|いたし|させて|しました|済)/
const afterChars = 6

/** A bill to be paid by card codes, 'お支払い方法：クレジットカード、Apple Gift Card': shops that sell cards take them, no debt is settled so. */
const cardNamed = /gift card|ギフト(?:カード|券)|プリペイドカード|apple ?gift|google play/
const paidBefore =
  /(?:支払い?方法|支払い?は|payment methods?|pay(?:able)?(?: it| this| them)? (?:by|with|in|using))[^\n。]{0,24}$/
const paidAfter = /^[^\n。]{0,4}(?:で|にて|による|払い)[^\n。]{0,6}(?:支払|決済|入金|納付)/
const payChars = 48
const dunning: readonly string[] = ['PAYMENT_FAILED', 'DEADLINE', 'ACCOUNT_THREAT', 'AUTHORITY_DEMAND']

const demandsCards = (view: View): boolean => {
  const { origin } = view
  if (origin.proven !== false && isGood(origin.standing)) return false
  if (!dunning.some((symbol) => view.phraseHits(symbol).length > 0)) return false
  return view.phraseHits('GIFT_CARDS').some(({ place, start, end }) => {
    const text = phraseText(view, place).toLowerCase()
    if (!cardNamed.test(text.slice(start, end))) return false
    return (
      paidBefore.test(text.slice(Math.max(0, start - payChars), start)) ||
      paidAfter.test(text.slice(end - 1, end + payChars))
    )
  })
}

export const giftCards: Detector = {
  symbol: 'GIFT_CARDS',
  aspect: 'ask',
  about: {
    ja: 'ギフトカードを買って番号を送る、またはギフトカードで払うよう求めています',
    en: 'It wants gift cards bought and their codes sent, or a debt paid with them',
  },
  phrases: [
    'ギフトカードを購入',
    'ギフト券を購入',
    'プリペイドカードを購入',
    'アマゾンギフト*購入',
    'itunesカード',
    'google playカード',
    '裏面の番号',
    '裏面を削',
    '裏面*削',
    '銀色*削',
    '削って*番号',
    'コードの写真',
    'コード部分*写真',
    '番号の写真',
    'コード*撮影',
    '番号を送って',
    'コードを*教えて',
    '番号を*教えて',
    'アマギフ',
    'amazonギフト*購入',
    'amazonギフト*買',
    'amazonギフトカード',
    'ギフトカード*購入',
    'ギフトカード*買',
    'ギフトカード*用意',
    'ギフト券*買',
    'apple gift',
    'appleギフト',
    'google playギフト',
    'google play ギフト',
    'google play カード',
    'グーグルプレイ*カード',
    'itunesギフト',
    'ビットキャッシュ',
    'bitcash',
    'webmoney*購入',
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
    'scratch the back',
    'send me the codes',
    'pictures of the card',
    'i need you to get',
    'i will reimburse',
    'アップルギフトカード',
    'appleギフトカード',
    '電子マネーを購入',
    'コンビニ*購入',
    'プリペイド*番号',
    'ギフトカードの番号',
    'ギフトカード*写真',
    'カードの写真',
    'コードを写真',
    'pin番号*送',
    '番号を撮影',
    'ギフトカード*コード',
    'gift cards',
    'physical gift cards',
    'e-gift card',
    'egift',
    'card codes',
    'scratch off',
    'scratched',
    'reimburse you',
    'razer gold',
    'steam card',
    'steam cards',
    'back of the card',
    'back of the cards',
    'clear pictures',
    'send me the code',
    'send the codes',
    'purchase some',
    'google play cards',
    'itunes cards',
    'geschenkkarten',
    'gutscheinkarten',
    'cartes cadeaux',
    'tarjetas de regalo',
    'cartões-presente',
    'carte regalo',
    'cadeaubonnen',
    'cadeaukaarten',
    'ギフトカードで',
    'ギフト券で',
    'プリペイドカードで',
    'ギフトカード払い',
    'gift card',
    'pick up*gift cards',
    'email me*codes',
    'send me*codes',
    'text me*codes',
    'photos of the codes',
    'pictures of the codes',
    'photos of the cards',
    'pictures of the cards',
    'photo of the back',
  ],
  detect: (view) => {
    const hits = view.phraseHits('GIFT_CARDS')
    const said = hits
      .filter((s) => !sentByWriter.test(phraseText(view, s.place).slice(s.end, s.end + afterChars)))
      .map((s) => phraseText(view, s.place).slice(s.start, s.end))
    // Shops sell gift cards; only fraud wants their codes.
    const wantsCodes = said.some((s) => codes.test(s))
    return (wantsCodes && said.some((s) => !codes.test(s))) || demandsCards(view) ? { value: 1 } : null
  },
}
