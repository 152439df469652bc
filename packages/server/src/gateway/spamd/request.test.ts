import { expect, test } from 'vitest'
import { headBytesMax, parseHead } from './request.ts'

const parse = (text: string, ended = false) => parseHead(Buffer.from(text, 'latin1'), ended)

test('parseHead() reads a head in either line end, and where the mail begins', () => {
  const text =
    'TELL SPAMC/1.5\r\nUser: taro@example.test\r\nContent-length: 12\nMessage-class: spam\r\nSet: local, remote\r\n'
  expect(parse(`${text}Compress: zlib\r\nX-Other: 1\r\n\r\nbody`)).toEqual({
    status: 'head',
    bodyStart: text.length + 30,
    head: {
      command: 'TELL',
      version: 15,
      contentLength: 12,
      isPacked: true,
      user: 'taro@example.test',
      messageClass: 'spam',
      set: ['local', 'remote'],
      remove: [],
    },
  })
})

test.each([
  ['PING SPAMC/1.2\r\n', 'head'],
  ['PING SPAMC/1.5\r\n', 'more'],
  ['PING SPAMC/1.5\r\n\r\n', 'head'],
  ['CHECK SPAMC/1.2\r\n', 'more'],
  ['CHE', 'more'],
  ['CHECK SPAMC/2.0\r\n\r\n', 'bad'],
  ['check SPAMC/1.2\r\n\r\n', 'bad'],
  ['GET / HTTP/1.1\r\n\r\n', 'bad'],
  ['CHECK SPAMC/1.2\r\nContent-length: 1x\r\n\r\n', 'bad'],
  ['CHECK SPAMC/1.2\r\nContent-length: 9999999999999999\r\n\r\n', 'bad'],
  ['CHECK SPAMC/1.2\r\nContent-length: -1\r\n\r\n', 'bad'],
  ['CHECK SPAMC/1.2\r\nCompress: gzip\r\n\r\n', 'bad'],
  ['CHECK SPAMC/1.2\r\nMessage-class: eggs\r\n\r\n', 'bad'],
  ['CHECK SPAMC/1.2\r\nno field\r\n\r\n', 'bad'],
  [`CHECK SPAMC/1.2\r\n${'A: b\r\n'.repeat(256)}\r\n`, 'bad'],
  [`CHECK SPAMC/1.2\r\nA: ${'b'.repeat(headBytesMax - 3)}`, 'more'],
  [`CHECK SPAMC/1.2\r\nA: ${'b'.repeat(headBytesMax + 1)}`, 'bad'],
  ['a'.repeat(headBytesMax + 1), 'bad'],
])('parseHead() of %j', (text, want) => {
  expect(parse(text).status).toBe(want)
  if (want === 'more') expect(parse(text, true).status).toBe('bad')
})
