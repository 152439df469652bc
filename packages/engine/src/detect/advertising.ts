/** What 特定電子メール法 asks of advertising, as far as a mail shows it. Tells the reader; weighs nothing on fraud. */
import { severalOrSubject } from './phrase-strength.ts'
import type { View } from './view.ts'

const adWords =
  /広告|宣伝|セール|キャンペーン|割引|クーポン|送料無料|特別価格|お買い得|ご案内|無料相談|資料請求|サービスのご紹介|集客|売上/
const sellWords = /セール|キャンペーン|割引|クーポン|送料無料|特別価格|お買い得|無料相談|資料請求|集客|売上|格安|激安/
const optOut =
  /配信停止|配信を停止|配信解除|購読解除|購読停止|登録解除|受信拒否|退会は|メール配信.{0,6}不要|配信不要|停止をご希望|解除をご希望|unsubscribe|opt[- ]?out/
const postal =
  /〒\s?\d{3}-?\d{4}|(?:東京都|北海道|(?:京都|大阪)府|[\u4e00-\u9fff]{2,3}県)[\u4e00-\u9fffぁ-んァ-ヶー]{1,12}[市区町村郡]/

/** Detectors whose phrases sell, said twice. */
const sales: readonly string[] = ['COLD_SALES', 'COUNTERFEIT', 'SALES_PITCH']

const sells = ({ text, subject }: View): boolean =>
  adWords.test(`${subject.value}\n${text.value.slice(0, 4000)}`) && sellWords.test(text.value.slice(0, 8000))

/** Japanese mail that sells: a guess by words, good enough to hint at a missing line, not to judge by. */
export const isAdvertising = (view: View): boolean =>
  view.lang === 'ja' && (sells(view) || sales.some((symbol) => severalOrSubject(view, symbol) !== null))

export const hasOptOut = ({ text, message, links }: View): boolean =>
  optOut.test(text.value) ||
  message.header.some((f) => f.name === 'list-unsubscribe') ||
  links.some(({ link }) => /unsub|optout|opt-out|cancel|stop/i.test(link.target.path))

export const hasPostalAddress = ({ text }: View): boolean => postal.test(text.value)
