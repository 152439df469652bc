import type { Detector } from '../detector.ts'
import { greetingLines, urlIn } from '../greeting-lines.ts'
import { isDoubtful, linkSpan, visibleLinks } from '../links.ts'
import type { LinkView, View } from '../view.ts'

const textChars = 6000
const linksRead = 10
const lineChars = 200
/** A field of the echo that asks who wrote, with what was written there, maybe on the next line. */
const nameField =
  /^[\s\p{P}\p{S}]{0,4}(?:[^:\n]{0,12}(?:お名前|ご?氏名|姓名|会社名|御社名|貴社名|法人名|団体名|担当者名?|フリガナ|ふりがな)|名前|姓|名|所属|部署名|件名|題名|subject|(?:your |first |last |full )?name|company|vorname|nachname|nom|prénom|nombre|nome|naam)[^:\n]{0,16}?(?:[:\]】)][ \t]*(.*)|)$/u
/** What robots put into fields that want anything: letters and digits in a jumble. */
const jumble = /[:\]】)]\s*(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{5,10}(?:\s?(?:様|さま|号|日|月|年))?$/
/** Words of the sentences that bring a link: nobody is called so. */
const bait =
  /click here|to meet you|liked you|your profile|unread messages|hot video|more info|\b\d[\d.,]* ?(?:btc|bitcoin|usd)\b|\bbtc\b|bitcoin|casino|dating|viagra|you (?:won|earned)|earn \$|クリック|当選|稼げ|無料で/

/**
 * An honest firm's automatic thanks for an inquiry, made to carry a stranger's text to whomever he named as its sender.
 * Firm and frame are true; the echo of name and message is where to look.
 */
export const formBackscatter: Detector = {
  symbol: 'FORM_BACKSCATTER',
  aspect: 'disguise',
  about: {
    ja: '会社の問い合わせフォームの自動返信を悪用し、他人の宣伝やリンクを送っています',
    en: 'A firm’s contact form was abused: its automatic answer carries a stranger’s text',
  },
  phrases: [
    'お問い合わせありがとう',
    'お問合せありがとう',
    'お問い合わせいただ',
    'お問い合わせ頂',
    'お問合せいただ',
    'お問い合わせを頂',
    'お問い合わせをいただ',
    'お問い合わせを承',
    'お問い合わせを受',
    'お問い合わせの受',
    'お問い合わせ受付',
    'お問い合わせ内容',
    'お問合せ内容',
    'お問い合せ',
    'お問合せを',
    'お問い合わせフォーム',
    '問い合わせ内容',
    'お申し込みありがとう',
    'お申込みありがとう',
    'ご登録ありがとう',
    'ご登録有難う',
    '登録を承',
    '新規登録',
    'の登録情報',
    'フォームから送信',
    '資料請求ありがとう',
    'ご予約ありがとう',
    '自動返信',
    '自動で返信',
    '自動的に返信',
    '自動的に送信',
    '自動送信',
    '自動配信',
    '自動で送信',
    '送信内容',
    '送信いたしました',
    '受け付けました',
    '受付いたしました',
    '受付けました',
    '以下の内容で',
    '下記の内容で',
    '下記内容',
    'ご記入いただいた内容',
    'ご入力いただいた内容',
    'メールフォーム',
    'contact form',
    'contact us form',
    '[contact us]',
    'thank you for contacting',
    'thank you for your message',
    'thank you for your inquiry',
    'thank you for your enquiry',
    'thanks for contacting',
    'thanks for your message',
    'we have received your message',
    'we have received your inquiry',
    'we received your message',
    'you have submitted',
    'copy of your message',
    'this is a copy of',
    'this is an automatic reply',
    'vielen dank für ihre nachricht',
    'vielen dank für ihre anfrage',
    'kontaktformular',
    'merci pour votre message',
    'formulaire de contact',
    'gracias por contactar',
    'formulario de contacto',
    'obrigado pelo contato',
    'formulário de contato',
    'grazie per averci contattato',
    'modulo di contatto',
    'bedankt voor uw bericht',
    'contactformulier',
  ],
  detect: (view) => {
    const lines = view.text.value.slice(0, textChars).split('\n')
    const named = nameHolds(lines) || greetingLines(view.text.value).some((l) => urlIn(l.text))
    const foreign = strangersLinks(view)
    const spans = foreign.slice(0, 5).map(linkSpan)
    if (named) return { value: 1, spans }
    if (foreign.some((link) => inLatinSentence(view, link))) return { value: 0.9, spans }
    const jumbled = lines.filter((line) => jumble.test(line)).length
    return jumbled >= 2 && foreign.length > 0 ? { value: 0.8, spans } : jumbled >= 4 ? { value: 0.6, spans } : null
  },
}

/** A link or a sales sentence in a name field, or in the line below one left empty. */
const nameHolds = (lines: readonly string[]): boolean =>
  lines.some((line, i) => {
    const match = nameField.exec(line)
    if (!match) return false
    const written = match[1] || (lines[i + 1] ?? '')
    return urlIn(written) || bait.test(written)
  })

const strangersLinks = (view: View): readonly LinkView[] =>
  visibleLinks(view)
    .slice(0, linksRead)
    .filter(({ own, standing }) => !own && (isDoubtful(standing.kind) || standing.kind === 'popular'))

/** In a Japanese mail: the link's own line is a foreign sentence, no label of the firm's. */
const inLatinSentence = ({ lang, message }: View, { link, standing }: LinkView): boolean => {
  if (lang !== 'ja' || link.span === null) return false
  const { start, end } = link.span
  const from = Math.max(message.text.lastIndexOf('\n', start - 1) + 1, start - lineChars)
  const to = message.text.indexOf('\n', end)
  const line = `${message.text.slice(from, start)} ${message.text.slice(end, Math.min(to < 0 ? end + lineChars : to, end + lineChars))}`
  const words = line.match(/[A-Za-z]{2,}/g)?.length ?? 0
  return words >= (isDoubtful(standing.kind) ? 4 : 6)
}
