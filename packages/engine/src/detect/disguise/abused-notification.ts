import type { Detector } from '../detector.ts'
import { isGood, linkSpan, visibleLinks } from '../links.ts'
import { phoneNumber } from '../phone-number.ts'

const textChars = 4000
const coins = /\b\d[\d.,]*\s?(?:btc|bitcoins?|eth|usdt)\b|\bbtc\s?[\d.,]*\d\b/
/** Places where strangers write what these mails link to. */
const openHosts: ReadonlySet<string> = new Set(['t.me', 'telegra.ph', 'graph.org', 'wa.me'])

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
  ],
  detect: (view) => {
    const text = view.text.value.slice(0, textChars)
    const lured = coins.test(text) || coins.test(view.subject.value)
    const links = visibleLinks(view).filter(
      ({ own, standing, link }) =>
        !own && (standing.kind === 'shortener' || standing.kind === 'free-host' || openHosts.has(link.target.host)),
    )
    const spans = links.slice(0, 5).map(linkSpan)
    if (lured && (links.length > 0 || urlLike(text))) return { value: 1, spans }
    if (view.phraseHits('CALL_BACK').length > 0 && isGood(view.origin.standing) && phoneNumber.test(text)) {
      return { value: 1 }
    }
    return links.length > 0 && isGood(view.origin.standing) ? { value: 0.7, spans } : null
  },
}

/** A host name where a user's name should stand: 'www.abcdef.blogspot.hr - 1.2 btc'. */
const urlLike = (text: string): boolean =>
  /\bwww\.[a-z0-9-]+\.[a-z]|\b(?:blogspot|telegra|tinyurl|bit)\.[a-z]{2}/.test(text)
