/** Links that a mail asks its reader to act on, as against those that stand in a footer or beside a picture. */
import { isNeutralHost } from './claims.ts'
import { visibleLinks } from './links.ts'
import type { LinkView, View } from './view.ts'

/** What is done with an account, an order or a payment; 'read more' is no such thing. */
const action =
  /ログイン|サインイン|ログオン|確認|認証|更新|手続|再開|解除|支払|入金|振込|登録|設定|受け?取|追跡|再配達|照会|キャンセル|取消|申請|回答|復旧|検証|変更|解約|verify|confirm|log ?(?:in|on)\b|sign ?(?:in|on)\b|update|review|\bpay\b|payment|track|restore|unlock|reactivate|activate|claim|cancel|secure|continue|validate|resolve|view (?:your )?(?:order|invoice|statement|message|document|account)/
/** A link that only points: what it is for stands around it. */
const pointing = /^(?:\s*(?:https?:|www\.)|.{0,6}(?:こちら|ここ|リンク|here|click|link|url)|.{0,2}$)/
const beforeChars = 80
const afterChars = 40

/** Symbols of phrases that say an account is in trouble, and of all that concern an account, a payment or a parcel. */
const alarms = ['ACCOUNT_THREAT', 'VERIFY_IDENTITY', 'UNUSUAL_SIGN_IN', 'PAYMENT_FAILED', 'MAILBOX_QUOTA'] as const
const asks = [...alarms, 'SIGN_IN_DEMANDED', 'PARCEL', 'REFUND', 'POINTS_EXPIRING'] as const

const hasPhrase = (view: View, symbols: readonly string[]): boolean =>
  symbols.some((symbol) => view.phraseHits(symbol).length > 0)
export const isAlarming = (view: View): boolean => hasPhrase(view, alarms)
/** How sure it is that a sign-in is what the mail is about: 1 an account in trouble, 0.7 a file behind it, 0.4 one is named. */
export const signInAsked = (view: View): number => {
  if (isAlarming(view)) return 1
  if (!hasPhrase(view, ['SIGN_IN_DEMANDED'])) return 0
  return hasPhrase(view, ['FILE_DEMANDED', 'CLOUD_STORAGE_FULL', 'SUBSCRIPTION_EXPIRED']) ? 0.7 : 0.4
}
export const asksOfAccount = (view: View): boolean => hasPhrase(view, asks)

export const isAsked = ({ text }: View, { link }: LinkView): boolean => {
  const shown = link.shown.toLowerCase()
  // Whoever draws a code wants it read.
  if (link.source === 'qr' || action.test(shown)) return true
  if (link.span?.place !== 'text' || !pointing.test(shown)) return false
  const { original } = text
  const around = original.slice(Math.max(0, link.span.start - beforeChars), link.span.end + afterChars)
  return action.test(around.toLowerCase())
}

/** Visible links but to places every mail links to: what a mail leads to. */
export const leadingLinks = (view: View): readonly LinkView[] =>
  visibleLinks(view).filter(({ own, link }) => own || !isNeutralHost(link.target.host, link.target.registrable))
