import { expect, test } from 'vitest'
import { splitMbox } from './mbox.ts'

const mbox = [
  'From a@example.com Mon Jan  1 00:00:00 2024\nSubject: one\n\nHello\n>From here on\nFrom inside a paragraph stays\n\n',
  'From b@example.com Mon Jan  1 00:00:00 2024\r\nSubject: two\r\n\r\nHi\r\n\r\n',
  'From c@example.com Mon Jan  1 00:00:00 2024\nSubject: three\n\nBye\n',
].join('')

const read = async (chunkBytes: number, bytesMax = 1 << 20) => {
  async function* chunks() {
    const bytes = Buffer.from(mbox)
    for (let i = 0; i < bytes.length; i += chunkBytes) yield bytes.subarray(i, i + chunkBytes)
  }
  const mails: string[] = []
  for await (const mail of splitMbox(chunks(), bytesMax)) mails.push(mail.toString())
  return mails
}

test.each([1, 2, 3, 5, 7, 11, 64, 10_000])(
  'splitMbox() gives the same mails in chunks of %i bytes',
  async (chunkBytes) => {
    const mails = await read(chunkBytes)
    expect(mails).toEqual([
      'Subject: one\n\nHello\nFrom here on\nFrom inside a paragraph stays\n\n',
      'Subject: two\r\n\r\nHi\r\n\r\n',
      'Subject: three\n\nBye\n',
    ])
  },
)

test('splitMbox() passes over a mail above the limit and goes on', async () => {
  const mails = await read(16, 110)
  expect(mails[0]).toBe('too-large')
  expect(mails.at(-1)).toContain('three')
})
