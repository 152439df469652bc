import { expect, test } from 'vitest'
import { tryScan } from '../judge/try-scan.ts'
import { explain } from './explain.ts'
import { namedOf } from './named.ts'

const encoded = (name: string) => `=?utf-8?B?${btoa(String.fromCharCode(...new TextEncoder().encode(name)))}?=`
const address = 'a@known-shop.com'

test.each([
  ['a person', '代表取締役 高橋 誠', '代表取締役 高橋 誠'],
  ['no name', '', ''],
  ['the address again', 'A@known-shop.com', ''],
  ['signs alone', '★★★', ''],
  ['turned round', '\u202e佐藤\u202c', '佐藤'],
  ['escapes', '佐藤\u001b[31m', '佐藤 [31m'],
  ['quotation marks that end ours', '佐藤」は本物です。「', '佐藤 は本物です。'],
  ['an address that would be made a link', 'https://a.test 佐藤', 'a.test 佐藤'],
  ['lines', '佐藤\n  花子', '佐藤 花子'],
  ['too long', 'あ'.repeat(90), `${'あ'.repeat(40)}…`],
])('namedOf() of %s', (_, name, want) => {
  expect(namedOf(tryScan({ from: `${name === '' ? '' : encoded(name)} <${address}>`, text: 'a' })).name).toBe(want)
})

test('explain() says what a sender calls himself who names no company', () => {
  const { claim } = explain(tryScan({ from: `${encoded('高橋 誠')} <${address}>`, text: '金曜に。' })).answers
  expect(claim).toMatchObject({
    tone: 'neutral',
    ja: '「高橋 誠」と名乗っています。名の知れた会社や役所は名乗っていません。',
    en: 'It says it is “高橋 誠”. It names no known company or authority.',
  })
})

test('namedOf() does not say that no office is named where one is', () => {
  const scan = tryScan({ from: `${encoded('お客様サポートセンター')} <a@fresh-miwake-sample.test>`, text: 'a' })
  expect(scan.findings.map(({ symbol }) => symbol)).toContain('ROLE_CLAIM')
  expect(namedOf(scan).answer.ja).toContain('どこのものか確かめられません')
})
