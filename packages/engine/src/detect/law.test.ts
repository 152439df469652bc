import { expect, test } from 'vitest'
import { detectors } from './index.ts'
import { type Cases, rowsOf, symbolsOf } from './try-mail.ts'

const ad = '春のセールのご案内です。全品割引、送料無料でお届けします。この機会をお見逃しなく。'
const sale = 'クーポンを進呈するキャンペーンの広告です。無料相談も受け付けています。'
const optOut = '配信停止をご希望の方はこちらからお手続きください。'
const address = '株式会社高原 〒100-0001 東京都千代田区千代田1-1'
const letter = '明日の保護者会の資料をお送りします。ご出席をお願いいたします。'

const cases: Cases = {
  AD_WITHOUT_OPT_OUT: {
    hits: [
      { subject: 'セールのお知らせ', text: ad },
      { subject: 'キャンペーン', text: `${sale}\n${address}` },
      {
        subject: 'ご担当者様へ',
        text: '突然のご連絡失礼いたします。貴社の新規開拓をお手伝いします。お返事をお待ちしております。',
      },
      { subject: '新作', text: 'スーパーコピー時計、N級品の専門店です。代金引換も承ります。' },
    ],
    misses: [
      { subject: 'セールのお知らせ', text: `${ad}\n${optOut}` },
      { subject: 'セール', text: ad, header: ['List-Unsubscribe: <https://example.com/u>'] },
      { subject: '保護者会', text: letter },
      { subject: '御礼', text: '貴社ますますご清栄のこととお慶び申し上げます。先日はありがとうございました。' },
      { subject: 'ご担当者様へ', text: `突然のご連絡失礼いたします。貴社へのご提案です。\n${optOut}` },
    ],
  },
  AD_WITHOUT_SENDER: {
    hits: [
      { subject: 'セールのお知らせ', text: ad },
      { subject: 'キャンペーン', text: `${sale}\n${optOut}` },
    ],
    misses: [
      { subject: 'セールのお知らせ', text: `${ad}\n${address}` },
      { subject: '保護者会', text: letter },
      { subject: 'Sale', text: 'Everything must go: 50% off all week, order now.' },
    ],
  },
}

const law = detectors.filter((d) => d.aspect === 'law')

test('law/ has cases for every detector', () => {
  expect(Object.keys(cases).sort()).toEqual(law.map((d) => d.symbol).sort())
  for (const { hits, misses } of Object.values(cases)) expect(Math.min(hits.length, misses.length)).toBeGreaterThan(1)
})

test.each(rowsOf(cases))('%s: %s', (symbol, _row, trial, wanted) => {
  expect(symbolsOf(trial).has(symbol)).toBe(wanted)
})
