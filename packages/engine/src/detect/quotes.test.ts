import { expect, test } from 'vitest'
import type { Forwarded } from '../mail/message.ts'
import { quotedRanges } from './quotes.ts'

const inline = (start: number, end: number): Forwarded => ({
  form: 'inline',
  start,
  end,
  from: '',
  subject: '',
  date: '',
  to: '',
})
const quoted = (text: string, forwarded: readonly Forwarded[] = []) =>
  quotedRanges({ text, forwarded }).map(({ start, end }) => text.slice(start, end))

test.each<[string, string, readonly string[]]>([
  ['lines under whose they are', 'Hi\nA <a@example.com> wrote:\n> 1\n> 2\n> 3\nBye', ['> 1\n> 2\n> 3\n']],
  ['at the end', 'Hi\n田中さんは書きました：\n\n> 1\n> 2\n> 3', ['> 1\n> 2\n> 3']],
  ['nobody named', 'See:\n> 1\n> 2\n> 3\n', []],
  ['an arrow', 'A wrote:\n> https://example.com/\n', []],
  ['marks inside lines', 'A wrote: a > b\nc > d\ne > f\n', []],
  ['none', 'Hello', []],
])('quotedRanges() of %s', (_name, text, wanted) => expect(quoted(text)).toEqual(wanted))

test('quotedRanges() of a header block reaches to the end', () => {
  const text = 'A wrote:\n> 1\n> 2\n> 3\nFrom: x\n> a\n> b\n> c'
  const start = text.indexOf('From')
  expect(quoted(text, [inline(start, text.length)])).toEqual(['> 1\n> 2\n> 3\n', text.slice(start)])
})

test('quotedRanges() is linear in lines and marks', () => {
  for (const piece of ['>', '\n>', '> a\n', 'wrote:\n> 1\n> 2\n> 3\n']) {
    const started = performance.now()
    expect(quoted(piece.repeat(200_000 / piece.length)).length).toBeLessThanOrEqual(20)
    expect(performance.now() - started).toBeLessThan(500)
  }
})
