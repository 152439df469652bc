import { expect, test } from 'vitest'
import { fold } from '../text/fold.ts'
import { brandMentions, lookAlikeEntries } from './mentions.ts'

/** What a reader would say the text names: an ambiguous word only with its context. */
const named = (text: string) =>
  brandMentions(fold(text))
    .filter((mention) => !mention.ambiguous || mention.inContext)
    .map((mention) => mention.brand)

test.each<[string, readonly string[]]>([
  ['楽天カードからのお知らせ', ['rakuten-card']],
  ['楽天からのお知らせ', ['rakuten']],
  ['三井住友カードと三井住友銀行', ['smbc-card', 'smbc']],
  ['ＪＣＢカードのご利用', ['jcb']],
  ['【三 井 住 友 カ ー ド】重要', ['smbc-card']],
  ['A m a z o n からのお知らせ', ['amazon']],
  ['アマゾンアカウントの確認', ['amazon']],
  ['オリコカードのご請求', ['orico']],
  ['Your Chase account is locked', ['chase']],
  ['ANAのマイルが失効します', ['ana']],
  ['au IDの確認', ['au']],
  ['VISAカードのご利用', ['visa']],
  ['Apple IDの請求', ['apple']],
  ['Amazon.co.jp をご利用いただき', ['amazon']],
  ['1Password family', ['service:1Password']],
  ['JALマイレージバンク会員', ['jal']],
  ['ETC利用照会サービスが無効です', ['etc-meisai']],
])('brandMentions(%s) names %j', (text, ids) => expect(named(text)).toEqual(ids))

test.each([
  'visa application form',
  'I am on the line with them',
  'au revoir, à bientôt',
  'Apple pie with cream',
  'I bought an apple today',
  'Ana Maria Costa e Santa Ana',
  'a Ana mandou um abraço',
  '楽天家の父',
  'chase the ball into the bank',
  'stop and zoom in',
  'slack off',
  'orange juice and an orange',
  'push-ups and sit ups',
  'going, doing, seeing',
  'アマゾン川の流域',
  'ニトリル手袋',
  'オリコンチャート',
  'アップルパイ',
  'マイナスイオンの効果',
  'オンラインで確認',
  '宇宙戦艦ヤマト',
  'ライフスタイル',
  'next, make it up and link',
  '佐川さんに会った',
])('brandMentions(%s) names nobody', (text) => expect(named(text)).toEqual([]))

test.each([
  'https://amazon.example.test/amazon/login',
  'www.amazon.co.jp',
  'amazon-login.example.test',
  'support@amazon.co.jp',
  'see example.com/rakuten/ for more',
  'paypal_invoice.pdf',
])('brandMentions() leaves out what is a part of an address: %s', (text) => expect(named(text)).toEqual([]))

test('brandMentions() counts names in an address where the text is a display name', () => {
  const ids = brandMentions(fold('support@amazon.co.jp'), { displayName: true }).map(({ brand }) => brand)
  expect(ids).toEqual(['amazon'])
})

test('brandMentions() gives offsets in the folded text', () => {
  const folded = fold('お知らせ：ＶＰＡＳＳ ID')
  const [mention] = brandMentions(folded)
  expect(mention).toMatchObject({ brand: 'smbc-card', spelling: 'Vpass', ambiguous: false })
  expect(folded.value.slice(mention!.start, mention!.end)).toBe('vpass')
})

test('brandMentions() reports ambiguous words apart from their context', () => {
  expect(brandMentions(fold('ANA'))).toMatchObject([{ brand: 'ana', ambiguous: true, inContext: false }])
  expect(brandMentions(fold('ANA マイル'))).toMatchObject([{ brand: 'ana', ambiguous: true, inContext: true }])
})

test.each([
  ['三 井 住 友 カ ー ド', { spaced: true }],
  ['A m a z o n', { spaced: true }],
  ['Ama\u200bzon', { disguised: true }],
  ['𝐀𝐦𝐚𝐳𝐨𝐧', { disguised: true }],
  ['Ⓐⓜⓐⓩⓞⓝ', { disguised: true }],
])('brandMentions(%s) says how it is written', (text, how) => {
  expect(brandMentions(fold(text))).toMatchObject([how])
})

test.each(['Ａｍａｚｏｎ', 'Amazon', 'アマゾン', 'ｱﾏｿﾞﾝ'])('brandMentions(%s): width is no disguise', (text) => {
  const [mention] = brandMentions(fold(text))
  expect(mention).toMatchObject({ brand: 'amazon' })
  expect(mention).not.toHaveProperty('disguised')
  expect(mention).not.toHaveProperty('spaced')
})

test('brandMentions() keeps to its bounds on a hostile text', () => {
  expect(brandMentions(fold('amazon '.repeat(20_000))).length).toBeLessThanOrEqual(400)
  expect(brandMentions(fold(`https://${'amazon.'.repeat(20_000)}test`))).toEqual([])
  expect(brandMentions(fold('LINE '.repeat(20_000))).length).toBeLessThanOrEqual(10)
})

test('lookAlikeEntries() has own domains and host words, no shared domain', () => {
  const entry = lookAlikeEntries().find(({ brand }) => brand === 'smbc-card')
  expect(entry?.domains).toContain('vpass.ne.jp')
  expect(entry?.domains).not.toContain('otp-auth.net')
  expect(entry?.words).toContain('vpass')
})
