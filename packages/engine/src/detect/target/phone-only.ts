import type { Detector } from '../detector.ts'
import { phoneNumber } from '../phone-number.ts'

/** A receipt with nothing to click and a number to ring: nobody can check where it leads. */
export const phoneOnly: Detector = {
  symbol: 'PHONE_ONLY',
  aspect: 'target',
  about: {
    ja: 'リンクがなく、支払いや注文の話から電話だけへ誘導しています',
    en: 'It speaks of a payment and offers a telephone number only',
  },
  phrases: [
    'ご請求',
    'ご注文',
    '自動更新',
    'ご契約',
    '決済',
    'お支払い',
    '利用料金',
    '未払い',
    '未納',
    '会費',
    'invoice',
    'receipt',
    'your order',
    'order number',
    'order id',
    'subscription',
    'renewal',
    'charged',
    'deducted',
    'debited',
    'billed',
    'purchase',
    'rechnung',
    'abonnement',
    'facture',
    'factura',
    'fatura',
    'fattura',
    'factuur',
  ],
  detect: ({ links, message, text }) =>
    links.length === 0 &&
    message.forms.length === 0 &&
    message.attachments.every((a) => a.inline) &&
    phoneNumber.test(text.value)
      ? { value: 1 }
      : null,
}
