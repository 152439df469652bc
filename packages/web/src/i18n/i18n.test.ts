import { expect, test } from 'vitest'
import { chooseLang, fill, messagesOf } from './i18n.ts'

/** Every wording of a table, by its path. */
const leaves = (value: unknown, path: string): readonly (readonly [string, string])[] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`))

const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort()

const ja = leaves(messagesOf('ja'), '')
const en = new Map(leaves(messagesOf('en'), ''))

test('both languages fill the same holes', () => {
  expect(ja.filter(([path, text]) => holes(text).join() !== holes(en.get(path) ?? '').join())).toEqual([])
})

test('no wording is empty but the ones that say nothing on purpose', () => {
  const empty = [...ja, ...en].filter(([, text]) => text.trim() === '').map(([path]) => path)
  expect([...new Set(empty)]).toEqual(['.look.kindLimits.mail'])
})

test('nothing of English is left in Japanese', () => {
  const japanese = /[ぁ-んァ-ン一-龯]/
  const same = [...en].filter(([path, text]) => japanese.test(text) && path !== '.app.reading')
  expect(same).toEqual([])
})

test('an absence of clues is never called safe', () => {
  expect(messagesOf('ja').look.nothingNot).toBe('「安全」という意味ではありません。')
  expect(messagesOf('en').look.nothing).not.toMatch(/safe/)
})

test('fill() leaves a hole without a value', () => {
  expect(fill('{a} と {b}', { a: 1 })).toBe('1 と {b}')
})

test.each([
  ['en', ['ja-JP'], 'en'],
  [null, ['fr', 'en-US', 'ja'], 'en'],
  [null, ['ja-JP'], 'ja'],
  ['xx', [], 'ja'],
] as const)('chooseLang(%s, %j)', (stored, preferred, want) => expect(chooseLang(stored, preferred)).toBe(want))
