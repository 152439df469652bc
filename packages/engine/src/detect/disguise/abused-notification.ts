import type { Standing } from '../../domain/standing.ts'
import { namesSum, wantsCall } from '../call-back-phrases.ts'
import { isRegistered } from '../claims.ts'
import type { Detector } from '../detector.ts'
import { isDoubtful, isGood, linkSpan, visibleLinks } from '../links.ts'
import { phoneNumber } from '../phone-number.ts'
import { phraseText } from '../phrase-strength.ts'
import type { LinkView, View } from '../view.ts'

const textChars = 4000
const coins = /\b\d[\d.,]*\s?(?:btc|bitcoins?|eth|usdt)\b|\bbtc\s?[\d.,]*\d\b/
/** Places where strangers write what these mails link to. */
const openHosts: ReadonlySet<string> = new Set(['t.me', 'telegra.ph', 'graph.org', 'wa.me'])
/** Asks that a service's own frame does not make in these mails. */
const asks = [
  'ACCOUNT_THREAT',
  'VERIFY_IDENTITY',
  'UNUSUAL_SIGN_IN',
  'PAYMENT_FAILED',
  'SUBSCRIPTION_EXPIRED',
  'MAILBOX_QUOTA',
  'CLOUD_STORAGE_FULL',
  'CALL_BACK',
  'REFUND',
  'PRIZE',
  'SURVEY_REWARD',
  'CRYPTO_LURE',
  'INVESTMENT',
  'POINTS_EXPIRING',
  'PARCEL',
  'GIFT_CARDS',
  'BANK_CHANGE',
] as const
/** Said in a service's mails about its own accounts too, where no stranger wrote. */
const ownAffairs =
  /ログイン情報|アカウント|ユーザー名|招待状|文書を確認|署名をお願い|username|account|registration|login|appointment|has shared|please sign|benutzername|zugangsdaten|identifiant|usuario|utente|usuário|gebruikersnaam/i
/** A brand named less than this is named in passing. */
const brandStrengthMin = 0.4

/** What a stranger's words want, by how sure it is that they are a lure. */
const values = {
  call: 1,
  asksAndNames: 1,
  asks: 0.8,
  names: 0.6,
  ownPage: 0.6,
  callAlone: 0.6,
  linkAlone: 0.3,
} as const

/**
 * An invoice, an invitation or an account notice that a real service sends, with a stranger's lure in the name, note or
 * title he could fill in. The service proves itself; what he wrote does not.
 */
export const abusedNotification: Detector = {
  symbol: 'ABUSED_NOTIFICATION',
  aspect: 'disguise',
  about: {
    ja: '本物のサービスの通知に、他人が書き込んだ誘い文句が入っています',
    en: 'A real service’s notice carries a stranger’s lure',
  },
  phrases: [
    'ユーザー名:',
    'ユーザー名は',
    'アカウントが作成',
    'アカウント登録',
    '招待されました',
    'に招待',
    'コメントしました',
    'メンションしました',
    '共有しました',
    '回答を記録',
    'フォームへの回答',
    '請求書が届',
    '請求書を送信',
    '支払いリクエスト',
    'ログイン情報',
    'invoice from',
    'sent you an invoice',
    'sent you a money request',
    'money request',
    'payment request from',
    'requested a payment',
    'note from',
    'note to customer',
    "seller's note",
    'has invited you',
    'invited you to',
    'you have been invited',
    'invitation to',
    'shared a file',
    'shared a document',
    'shared a folder',
    'shared an item',
    'mentioned you',
    'commented on',
    'login details',
    'your username and password',
    'username:',
    'your new account',
    'new user registration',
    'confirm your registration',
    'thanks for filling out',
    'response to your form',
    'new form submission',
    'appointment confirmation',
    'benutzername:',
    'zugangsdaten',
    'identifiant :',
    'votre identifiant',
    'nombre de usuario:',
    'nome utente:',
    'dettagli login',
    'nome de usuário:',
    'gebruikersnaam:',
    'フォームにご記入',
    '回答のコピー',
    "here's what was received",
    'here is what was received',
    'thanks for filling in',
    'has shared',
    'shared the following',
    'さんがコメント',
    'さんのコメント',
    '共有されました',
    'ワークスペース*招待',
    'join the workspace',
    'join your team',
    'added you to',
    'チームに追加',
    'グループに追加',
    'is inviting you',
    'scheduled zoom meeting',
    'ミーティングに招待',
    'seller note',
    'note from seller',
    'message from seller',
    '販売者からの',
    '売り手からの',
    '支払いを請求',
    '請求書を受け取',
    'お支払いのリクエスト',
    'sent you a document',
    'document for you to sign',
    'review and sign',
    'please sign',
    'signature requested',
    'requested your signature',
    '署名を依頼',
    '署名をお願い',
    '文書を確認',
    'you are receiving this because',
    'power bi',
    'microsoft forms',
    'invitation:',
    '招待:',
    '招待状',
    '予定への招待',
  ],
  detect: (view) => {
    const text = view.text.value.slice(0, textChars)
    const visible = visibleLinks(view)
    const foreign = visible.filter(
      (link) => !isSenders(view, link) && (isDoubtful(link.standing.kind) || openHosts.has(link.link.target.host)),
    )
    const links = foreign.filter(({ standing, link }) => isAnybodys(standing.kind) || openHosts.has(link.target.host))
    const spans = (links.length > 0 ? links : foreign).slice(0, 5).map(linkSpan)
    if ((coins.test(text) || coins.test(view.subject.value)) && (links.length > 0 || urlLike(text))) {
      return { value: 1, spans }
    }
    if (!isService(view.origin.standing)) return null
    const lure = lureOf(view)
    const hasPhone = phoneNumber.test(text) || phoneNumber.test(view.subject.value)
    if (hasPhone && wantsCall(view)) {
      return { value: lure.names || namesSum(view) ? values.call : values.callAlone }
    }
    const isNote = view
      .phraseHits('ABUSED_NOTIFICATION')
      .some(({ place, start, end }) => !ownAffairs.test(phraseText(view, place).slice(start, end)))
    if (lure.asks && foreign.length > 0 && (isNote || lure.names)) {
      return { value: isNote && lure.names ? values.asksAndNames : values.asks, spans }
    }
    // A meeting's dial-in numbers stand beside its service's name.
    if (isNote && lure.names && (foreign.length > 0 || (hasPhone && namesSum(view)))) {
      return { value: values.names, spans }
    }
    const pages = visible.filter((link) => isSenders(view, link) && link.standing.kind === 'free-host')
    if (lure.asks && lure.names && pages.length > 0) {
      return { value: values.ownPage, spans: pages.slice(0, 5).map(linkSpan) }
    }
    return links.length > 0 ? { value: values.linkAlone, spans } : null
  },
}

/** docs.google.com is where anybody writes pages; its mails are Google's. */
const isService = (standing: Standing): boolean =>
  isGood(standing) || (standing.kind === 'free-host' && standing.brand !== null && standing.lookAlike === null)

/** The service's, by whomever the page there is written. */
const isSenders = ({ origin }: View, { own, link }: LinkView): boolean =>
  own || (link.target.registrable !== '' && link.target.registrable === origin.registrable)

const isAnybodys = (kind: string): boolean => kind === 'shortener' || kind === 'free-host'

const lureOf = (view: View): { readonly asks: boolean; readonly names: boolean } => ({
  asks: asks.some((symbol) => view.phraseHits(symbol).length > 0),
  names: view.claims.some(
    ({ brand, strength, ownDomain }) => !ownDomain && strength >= brandStrengthMin && isRegistered(brand),
  ),
})

/** A host name where a user's name should stand: 'www.abcdef.blogspot.hr - 1.2 btc'. */
const urlLike = (text: string): boolean =>
  /\bwww\.[a-z0-9-]+\.[a-z]|\b(?:blogspot|telegra|tinyurl|bit)\.[a-z]{2}/.test(text)
