/** What a mail wants typed in: the one thing to know of it before all else. */
import type { Scan } from '../scan.ts'
import type { Headline } from './answers.ts'
import { type Both, typedWords } from './words.ts'

/** Characters of the text looked through. */
const textChars = 20_000
/** Characters between a thing and the word that has it entered. */
const between = '[^。\\n]{0,12}'
const enter = '(?:入力|再登録|登録|更新|変更|再設定|確認|認証)'

const cardAsked = new RegExp(
  `(?:カード番号|カード情報|クレジットカード|セキュリティコード)${between}${enter}|` +
    '(?:enter|update|confirm|verify|provide)[^.\\n]{0,30}(?:card (?:number|details|information)|credit card|debit card|cvv)',
  'i',
)
const passwordAsked = new RegExp(
  `(?:パスワード|暗証番号)${between}${enter}|(?:enter|update|confirm|verify|provide)[^.\\n]{0,30}(?:password|passcode|\\bPIN\\b)`,
  'i',
)
const cardField = /card|cc-?num|cvv|cvc|カード/i

/**
 * null where it asks for neither. Fields in the mail or in an attached page are proof; of text, only where the mail is thought
 * to be fraud and a detector heard it ask: honest firms too speak of cards and passwords.
 */
export const typedOf = ({ view: { message }, findings }: Scan, headline: Headline): Both | null => {
  const names = new Set(findings.map(({ symbol }) => symbol))
  const fields = message.forms.flatMap((form) => form.fields)
  const isSaid = headline === 'phishing' && (names.has('VERIFY_IDENTITY') || names.has('SIGN_IN_DEMANDED'))
  const text = isSaid ? message.text.slice(0, textChars) : ''
  const card = fields.some((field) => cardField.test(field)) || cardAsked.test(text)
  const password = names.has('PASSWORD_FIELD') || passwordAsked.test(text)
  if (!card && !password) return null
  const what = card && password ? 'both' : card ? 'card' : 'password'
  return typedWords[`${what}${headline === 'phishing' ? 'Demanded' : 'Asked'}`]
}

/** Symbols that say less of the same. */
export const toldByTyped: ReadonlySet<string> = new Set(['PASSWORD_FIELD', 'FORM_IN_MAIL', 'VERIFY_IDENTITY'])
