import type { Detector } from '../detector.ts'
import { phraseText } from '../phrase-strength.ts'

/** What stands right before a phrase that speaks of the reader's own account: 引落口座の変更手続き, your new bank account. */
const readersOwn = /(?:引き?落とし|引き?落し?|振替|受取|返金先?|還元先|登録|お客様の?|ご利用の?|ご指定の?|your) ?$/
/** What stands right after a phrase that speaks of opening one. */
const opening = /^[をの]?(?:開設|お申し?込み|口座開設)/
const besideChars = 8

/** Where money is to be paid: a number with its bank's words, an IBAN, a SWIFT code. In folded text. */
const account =
  /口座番号[^\d\n]{0,12}\n?[^\d\n]{0,12}\d{4,8}|(?:普通|当座)(?:預金|口座)?[^\d\n]{0,10}\d{6,8}\b|銀行.{0,12}(?:支店|本店|営業部)|\b(?:swift|bic)\b[^\n]{0,24}\b[a-z]{4}[a-z]{2}[a-z\d]{2}(?:[a-z\d]{3})?\b|\biban\b[^\n\d]{0,24}\d{2}|\b[a-z]{2}\d{2}(?: ?[a-z\d]{4}){3,7}\b|\b(?:account|a\/c) ?(?:no|number|#)[^\n\d]{0,12}\d{5,}|\b(?:sort code|routing (?:no|number)|aba)\b[^\n\d]{0,12}\d{2}/
const enclosed = /添付|別紙|同封|\battach|\benclos/
/** An account stands near the talk of it; a mail's tail is quoted history. */
const textChars = 6000

export const bankChange: Detector = {
  symbol: 'BANK_CHANGE',
  aspect: 'ask',
  about: { ja: '振込先の口座が変わったと言っています', en: 'It says the bank account to pay to has changed' },
  phrases: [
    '振込先が変更',
    '振込先を変更',
    '振込先の変更',
    '振込先変更',
    '口座が変更',
    '口座を変更',
    '口座変更',
    '新しい口座',
    '新口座',
    '入金先*変更',
    '送金先*変更',
    '振込口座*変更',
    'new bank account',
    'new bank details',
    'new account details',
    'change of bank',
    '振込先口座*変更',
    '振込先等*変更',
    'お支払い先*変更',
    'use the new account',
    'use our new account',
    'use our new bank',
    'to our new account',
    'to the new account',
    'new account for the outstanding',
    'account details have changed',
    'bank information has changed',
    'old account is no longer',
    'previous account is no longer',
    'do not use the old account',
    'changed our bank',
    'bank details have changed',
    'bank account has changed',
    'updated bank',
    'updated banking',
    'updated account details',
    'new banking information',
    'change in our banking',
    'payment instructions have',
    'neue bankverbindung',
    'bankverbindung geändert',
    'nouveau rib',
    'nouvelles coordonnées bancaires',
    'novos dados bancários',
    'nueva cuenta bancaria',
    'お振込先*変更',
    '振込口座が変わ',
    '口座番号が変更',
    '支払先*変更',
    '口座情報*変更',
    '従来の口座',
    '旧口座',
    '口座*使用できません',
    '新しい振込先',
    '新しい銀行口座',
    '今後は下記の口座',
    '今後*下記口座',
    '入金口座*変更',
    'bank account is under audit',
    'account is under audit',
    'new beneficiary account',
    'change our bank',
    'change in bank',
    'change of banking',
    'banking details have',
    'revised bank',
    'updated wire',
    'wire instructions have',
    'new wire instructions',
    'different bank account',
    'no longer using our',
    'new iban',
    'neue kontoverbindung',
    'geänderte bankverbindung',
    'neue iban',
    'bankverbindung hat sich',
    'nova conta bancária',
    'dados bancários atualizados',
    'alteração de dados bancários',
    'mudança de conta bancária',
    'changement de rib',
    'nouveau compte bancaire',
    'coordonnées bancaires ont changé',
    'nouvel iban',
    'cambio de cuenta bancaria',
    'nuevos datos bancarios',
    'nuestra nueva cuenta',
    'nuovo iban',
    'nuove coordinate bancarie',
    'cambio iban',
    'nieuw rekeningnummer',
    'nieuwe bankgegevens',
    'gewijzigd rekeningnummer',
  ],
  detect: (view) => {
    const spans = view.phraseHits('BANK_CHANGE').filter((span) => {
      const said = phraseText(view, span.place)
      const before = said.slice(Math.max(0, span.start - besideChars), span.start).toLowerCase()
      return !readersOwn.test(before) && !opening.test(said.slice(span.end, span.end + besideChars))
    })
    if (spans.length === 0) return null
    const text = view.text.value.slice(0, textChars)
    const isGiven = account.test(text) || (view.message.attachments.some((a) => !a.inline) && enclosed.test(text))
    return { value: isGiven ? 1 : 0.5, spans }
  },
}
