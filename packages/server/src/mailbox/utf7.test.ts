import { expect, test } from 'vitest'
import { decodeUtf7, encodeUtf7 } from './utf7.ts'

test.each([
  ['INBOX', 'INBOX'],
  ['迷惑メール', '&j,dg0TDhMPww6w-'],
  ['R&D', 'R&-D'],
  ['~peter/mail/台北/日本語', '~peter/mail/&U,BTFw-/&ZeVnLIqe-'],
  ['😀', '&2D3eAA-'],
])('modified UTF-7 of %s', (name, encoded) => {
  expect(encodeUtf7(name)).toBe(encoded)
  expect(decodeUtf7(encoded)).toBe(name)
})

test('decodeUtf7() leaves what it cannot read', () => {
  expect(decodeUtf7('a&b')).toBe('a&b')
  expect(decodeUtf7('&A-')).toBe('&A-')
})
