import { expect, test } from 'vitest'
import { problemTexts } from '../problem-texts.ts'
import { splitLines } from './lines.ts'
import { decodeBase64, readRows } from './rows.ts'

test.each([
  ['aGVsbG8=', 'hello'],
  ['aGVsbG8', 'hello'], // without padding
  ['aGVs\r\nbG8=', 'hello'],
  ['', ''],
  ['aGVsb', null], // a single letter left over
  ['aGVs=G8=', null],
  ['a GV%sbG8=', null],
  ['こんにちは', null],
  ['aGVsbG8===', null],
])('decodeBase64(%j)', (text, want) => expect(decodeBase64(text)?.toString() ?? null).toBe(want))

const t = problemTexts('en')
const read = async (text: string, chunkBytes = 10) => {
  async function* chunks() {
    const bytes = Buffer.from(text)
    for (let i = 0; i < bytes.length; i += chunkBytes) yield bytes.subarray(i, i + chunkBytes)
  }
  const out: string[] = []
  for await (const input of readRows(chunks(), 'x.jsonl', t)) {
    out.push('problem' in input ? `${input.where}: ${input.problem}` : `${input.id} ${Buffer.from(input.bytes)}`)
  }
  return out
}

test('readRows() names each bad row and reads the rest', async () => {
  const mail = Buffer.from('To: a\n').toString('base64')
  const rows = [
    `{"id":"a","raw_b64":"${mail}"}`,
    'no json',
    '',
    '{"id":"c"}',
    '[]',
    'null',
    '{"id":"d","raw_b64":"a%b"}',
    '{"id":"e","raw_b64":""}',
    `{"raw_b64":"${mail}"}`,
    `{"id":7,"raw_b64":"${mail}"}\r`,
    '{"id":"no mail","raw_b64":"aGVsbG8="}',
  ]
  expect(await read(rows.join('\n'))).toEqual([
    'a To: a\n',
    `x.jsonl#2: ${t.notJson}`,
    `x.jsonl#4: ${t.noRaw}`,
    `x.jsonl#5: ${t.noRaw}`,
    `x.jsonl#6: ${t.noRaw}`,
    `x.jsonl#7: ${t.badBase64}`,
    `x.jsonl#8: ${t.emptyRaw}`,
    'x.jsonl#9 To: a\n',
    '7 To: a\n',
    `x.jsonl#11: ${t.notMail}`,
  ])
})

test.each([1, 3, 8, 100])('splitLines() in chunks of %i, and passes over a line above the limit', async (size) => {
  async function* chunks() {
    const bytes = Buffer.from('one\n\nthis one is too long\ntwo')
    for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size)
  }
  const lines: string[] = []
  for await (const line of splitLines(chunks(), 8)) lines.push(line.toString())
  expect(lines).toEqual(['one', '', 'too-large', 'two'])
})
