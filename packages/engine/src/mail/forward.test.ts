import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDefectLog } from './defects.ts'
import { findForwards } from './forward.ts'

const find = (text: string) => findForwards(text, createDefectLog())

test.each<[string, string, string, string, string, string]>([
  // name, text, where the forward starts, from, subject, date
  [
    'Gmail',
    'FYI\n\n---------- Forwarded message ---------\nFrom: Shop <a@example.com>\nDate: Tue, 3 Nov 2026\nSubject: Pay\nTo: <b@example.com>\n\nhello',
    '----------',
    'Shop <a@example.com>',
    'Pay',
    'Tue, 3 Nov 2026',
  ],
  [
    'Outlook',
    'see below\n\n-----Original Message-----\nFrom: Shop\nSent: Monday\nTo: B\nSubject: Pay\n\nhello',
    '-----Orig',
    'Shop',
    'Pay',
    'Monday',
  ],
  [
    'Outlook without a line',
    'see\n\nFrom: Shop\nSent: Monday\nTo: B\nSubject: Pay\n\nhello',
    'From:',
    'Shop',
    'Pay',
    'Monday',
  ],
  [
    'Outlook, Japanese',
    '確認お願いします。\n\n________________________________\n差出人: ショップ <a@example.com>\n送信日時: 2026年11月3日 10:00\n宛先: b@example.com\n件名: 重要\n\n本文',
    '____',
    'ショップ <a@example.com>',
    '重要',
    '2026年11月3日 10:00',
  ],
  [
    'Thunderbird, Japanese',
    '転送\n\n-------- 転送されたメッセージ --------\n件名: \t重要\n日付: \tTue, 3 Nov 2026\n差出人: \tショップ\n宛先: \tb@example.com\n\n本文',
    '--------',
    'ショップ',
    '重要',
    'Tue, 3 Nov 2026',
  ],
  [
    'iPhone, Japanese',
    '転送します\n\niPhoneから送信\n\n転送されたメッセージ:\n\n差出人: ショップ\n日時: 2026年11月3日\n宛先: b@example.com\n件名: 重要\n\n本文',
    '転送された',
    'ショップ',
    '重要',
    '2026年11月3日',
  ],
  ['full-width colons', '\n差出人：ショップ\n送信日時：昨日\n件名：重要\n', '差出人', 'ショップ', '重要', '昨日'],
  [
    'Apple Mail',
    'Begin forwarded message:\n\nFrom: Shop\nSubject: Pay\nDate: today\nTo: B\n\nhello',
    'Begin',
    'Shop',
    'Pay',
    'today',
  ],
  [
    'quoted with marks',
    'see\n> -----Original Message-----\n> From: Shop\n> Date: today\n> Subject: Pay\n>\n> hello',
    '> -----',
    'Shop',
    'Pay',
    'today',
  ],
  ['bold labels', '*From:* Shop\n*Sent:* today\n*To:* B\n*Subject:* Pay\n\nhello', '*From', 'Shop', 'Pay', 'today'],
  [
    'labels above their values',
    '-----Original Message-----\nFrom:\nShop\nSent:\ntoday\nSubject:\nPay\n\nhello',
    '-----',
    'Shop',
    'Pay',
    'today',
  ],
  [
    'two lines under a separator',
    '-----元のメッセージ-----\n差出人: ショップ\n件名: 重要\n\n本文',
    '-----元',
    'ショップ',
    '重要',
    '',
  ],
  [
    'German',
    'siehe\n\nVon: Laden\nGesendet: Montag\nAn: B\nBetreff: Zahlen\n\nhallo',
    'Von',
    'Laden',
    'Zahlen',
    'Montag',
  ],
  ['French', 'De : Magasin\nEnvoyé : lundi\nÀ : B\nObjet : Payer\n\nbonjour', 'De', 'Magasin', 'Payer', 'lundi'],
  ['Chinese', '发件人: 商店\n发送时间: 今天\n收件人: B\n主题: 付款\n\n你好', '发件人', '商店', '付款', '今天'],
  ['Korean', '보낸 사람: 가게\n날짜: 오늘\n받는 사람: B\n제목: 결제\n\n안녕', '보낸', '가게', '결제', '오늘'],
])('findForwards() reads the block of %s', (_, text, starts, from, subject, date) => {
  const found = find(text)
  expect(found.map((each) => [each.from, each.subject, each.date])).toEqual([[from, subject, date]])
  expect(text.slice(found[0]!.start).startsWith(starts)).toBe(true)
  expect(found[0]!.end).toBe(text.length)
})

test('findForwards() gives a forward within a forward after it', () => {
  const text = 'a\n\nFrom: One\nDate: x\nSubject: first\n\nb\n\nFrom: Two\nDate: y\nSubject: second\n\nc'
  expect(find(text).map((each) => each.subject)).toEqual(['first', 'second'])
})

test.each([
  ['prose with a colon', 'Please note:\nFrom: our shop you get more.\nThanks'],
  ['an order form', '件名: 商品\n数量: 2\n価格: 300円'],
  ['a signature line', 'hello\n-- \nTo: be or not'],
  ['empty', ''],
])('findForwards() finds none in %s', (_, text) => expect(find(text)).toEqual([]))

test('findForwards() keeps within the text and stays linear', () => {
  const line = fc.constantFrom(
    'From: a',
    '差出人: b',
    'Subject:',
    '件名：c',
    'Date: x',
    '-----',
    '',
    '> To: d',
    'text',
    '   ',
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const text = lines.join('\n')
      for (const each of find(text)) {
        expect(each.start).toBeGreaterThanOrEqual(0)
        expect(each.start).toBeLessThan(each.end)
        expect(each.end).toBe(text.length)
      }
    }),
  )
  const start = performance.now()
  for (const piece of ['Subject:\n', 'From: a,\n', 'From:\n', '-----\n', '\n', ' \n', '>'])
    find(piece.repeat(200_000 / piece.length))
  expect(performance.now() - start).toBeLessThan(3_000)
})
