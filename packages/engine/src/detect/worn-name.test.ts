import { expect, test } from 'vitest'
import { brandMentions } from '../brand/mentions.ts'
import { fold } from '../text/fold.ts'
import { isOnlyBrand, isOnlyRole, isWholeName, isWrittenAsBrand } from './worn-name.ts'

const mentionsOf = (name: string) => brandMentions(fold(name), { displayName: true })

test.each([
  ['Amazon', true],
  ['【Amazon.co.jp】', true],
  ['Amazonカスタマーサービス', true],
  ['三井住友カード株式会社', true],
  ['えきねっと（JR東日本）', true],
  ['楽天市場からのお知らせ', true],
  ['Amazon #x9k', true],
  ['Amazon Gift Winner', true],
  ['no-reply@mercari', true],
  ['PayPal Kundenservice', true],
  ['DocuSign via HR', true],
  ['Taro via DocuSign', true],
  ['Microsoft Authenticator', true],
  ['Amazon釣具店', false],
  ['ドコモショップ松本店', false],
  ['ヤマト運輸労働組合', false],
  ['Netflix fans of Oslo', false],
])('isOnlyBrand(%s) is %s', (name, wanted) => expect(isOnlyBrand(fold(name), mentionsOf(name))).toBe(wanted))

test.each([
  ['サポートセンター', true],
  ['no-reply', true],
  ['Customer Support', true],
  ['', false],
  ['田中', false],
  ['Tanaka Support', false],
])('isOnlyRole(%s) is %s', (name, wanted) => expect(isOnlyRole(fold(name).value)).toBe(wanted))

test.each([
  ['ANA', true, true],
  ['「ANA」', true, true],
  ['ＡＮＡ', true, true],
  ['Visa', true, true],
  ['Ana', true, false],
  ['Line', true, false],
  ['Ana Costa', false, false],
])('%s is the whole name: %s; written as the brand: %s', (name, whole, written) => {
  const folded = fold(name)
  const [mention] = mentionsOf(name)
  expect(mention !== undefined && isWholeName(folded, mention)).toBe(whole)
  expect(mention !== undefined && isWrittenAsBrand(folded, mention)).toBe(written)
})
