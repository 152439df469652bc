/** How much of a display name is a brand's: 'Amazon カスタマーサービス' is a mask, 'Amazon釣具店' a name of its own. */
import type { Mention } from '../brand/mentions.ts'
import { brandById } from '../brand/registry.ts'
import type { Folded } from '../text/fold.ts'

/** What stands beside a brand's name and names nobody else: roles, and what lures. As fold() writes it. */
const roles =
  /カスタマー|お客(?:様|さま|さん)?|顧客|サポート|センター?|セキュリティー?|事務局|公式|運営|会員|通知|お知らせ|ご?案内|ご?連絡|重要|緊急|至急|自動|配信|送信|メール|株式会社|有限会社|ホールディングス|銀行|カード|クレジット|ポイント|サービス|アカウント|情報|管理|担当|窓口|デスク|ヘルプ|チーム|グループ|ジャパン|日本|本社|本部|ご?利用|照会|ご?確認|認証|更新|登録|変更|決済|お?支払い?|ご?請求|発送|配[送達]|ご?注文|注意|不正|検知|対策|安全|安心|プライム|マイレージ|マイル|ネット|バンキング|バンク|ダイレクト|オンライン|ショッピング|ショップ|ストア|口座|証券|保険|生命|損保|料金|受信料|荷物|宅急便|宅配|ログイン|本人|通販|市場|システム|アプリ|ウォレット|ペイ|クラブ|トップ|キャンペーン|電力|ガス|エナジー|航空|鉄道|高速|道路|郵便|運輸|急便|急行|新幹線|インターナショナル|コーポレーション|からの?|より|です|プレゼント|当選|ギフト|クーポン|特典|景品|アンケート|返金|還付|[のをはがにへと様部課係局社御中]/g
const latinRoles =
  /\b(?:customers?|clients?|members?(?:hip)?|users?|care|service|services|support|help ?desk|help|desk|teams?|accounts?|billing|invoices?|payments?|pay|orders?|shipping|shipment|delivery|tracking|security|secure|safety|fraud|alerts?|notices?|notifications?|notify|notif|info|information|updates?|verification|verify|confirm|confirmation|official|center|centre|department|dept|cards?|credit|prime|plus|premium|points?|rewards?|bank|banking|online|mobile|app|web|site|net|mail|e-?mail|no-?reply|do-?not-?reply|reply|auto|system|admin|id|login|sign-?in|important|urgent|new|message|news|newsletter|japan|jp|usa|us|uk|international|global|inc|ltd|llc|corp|corporation|company|group|co|com|ne|or|org|store|shop|wallet|my|your|our|the|of|for|from|by|and|at|gifts?|giveaway|prizes?|winners?|offers?|deals?|promo|promotions?|surveys?|bonus|free|claim|exclusive|special|surprise|coupons?|vouchers?|cash|refunds?|mystery|lottery|awards?|authenticator|authentication|documents?|docs|voicemail|fax|payroll|finance|hr|it|via|portal|server|storage|cloud|drive|box|kit|tech|parcels?|packages?|logistics|freight|insurance|policy|welcome|greetings?|dear|hello|kundenservice|kundendienst|sicherheit|konto|service client|securite|sécurité|seguridad|segurança|soporte|suporte|atendimento|cliente|conta|cuenta|servizio|clienti|assistenza|klantenservice|brasil|brazil|deutschland|france|italia|españa)\b/g
const identifiers = /[#№]\s?[a-z\d-]+|[a-z]*\d[a-z\d-]*/g
const notLetters = /[^\p{L}]+/gu

/** What is left of a name when roles, numbers and marks are gone. */
const ownWords = (name: string): string =>
  name.replace(identifiers, ' ').replace(latinRoles, ' ').replace(roles, ' ').replace(notLetters, '')

/** 'サポートセンター', 'no-reply': says what, not who. */
export const isOnlyRole = (name: string): boolean => name !== '' && ownWords(name) === ''

/** A single letter left is a particle or a slip. */
const strayMax = 1

/** Whether a name says nothing beside brands and roles. @param mentions brandMentions() of it, as a display name. */
export const isOnlyBrand = (name: Folded, mentions: readonly Mention[]): boolean => {
  let rest = ''
  let at = 0
  // 'Taro via DocuSign' is how the brand's own notices are called, whoever is named before it.
  if (mentions.some(({ brand, start }) => brandById(brand) !== null && /\bvia\s*$/.test(name.value.slice(0, start))))
    return true
  for (const { brand, start, end, ambiguous } of mentions) {
    // Services are called by common words too.
    if (start < at || (ambiguous && brandById(brand) === null)) continue
    rest += `${name.value.slice(at, start)} `
    at = end
  }
  return ownWords(rest + name.value.slice(at)).length <= strayMax
}

/** A name that is nothing but the mention. */
export const isWholeName = (name: Folded, { start, end }: Mention): boolean =>
  name.value.slice(0, start).replace(notLetters, '') === '' && name.value.slice(end).replace(notLetters, '') === ''

/** Written as the brand writes itself: 'ANA' and 'Visa', but Ana and Line are people. */
export const isWrittenAsBrand = (name: Folded, { brand, spelling }: Mention): boolean => {
  const written = name.original
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}&. -]+/gu, '')
    .trim()
  const names = brandById(brand)?.name
  return written === spelling || written === names?.ja || written === names?.en
}
