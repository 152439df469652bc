import { expect, test } from 'vitest'
import { readInput } from './input.ts'

test.each([
  ['a whole mail', 'From: a@example.com\nSubject: x\n\nhello', 'mail'],
  ['a mail with Windows line ends', 'Received: from a\r\n\tby b\r\nSubject: x\r\n\r\nhello', 'mail'],
  ['a header alone', 'Return-Path: <a@example.com>\nReceived: from x\n by y\nDate: z', 'mail'],
  ['running text', 'お客様のアカウントを停止しました。\nhttps://example.test/a', 'text'],
  ['text with one colon line', 'Subject: 至急ご確認ください', 'text'],
  ['a link', 'https://example.test/login?id=3', 'link'],
  ['a link without scheme', 'www.example.test/a', 'link'],
  ['an address', 'a@example.com', 'text'],
] as const)('readInput(): %s', (_, pasted, want) => expect(readInput(pasted)?.kind).toBe(want))

test('readInput() of nothing is nothing', () => expect(readInput(' \n\uFEFF ')).toBeNull())

test('readInput() gives a link its scheme and keeps text out of the header', () => {
  const decode = (pasted: string) => new TextDecoder().decode(readInput(pasted)!.bytes)
  expect(decode('www.example.test/a')).toContain('\r\n\r\nhttp://www.example.test/a')
  expect(decode('こんにちは').split('\r\n\r\n')[1]).toBe('こんにちは\r\n')
})
