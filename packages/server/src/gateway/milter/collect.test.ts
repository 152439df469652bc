import { expect, test } from 'vitest'
import { createByteBudget } from '../byte-budget.ts'
import { headerBytesMax, openCollector } from './collect.ts'

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const b = (value: string) => Buffer.from(value, 'latin1')

test.each([
  ['the blank as it came', true, 'Subject', ' hi', 'Subject: hi\r\n'],
  ['no blank', true, 'Subject', 'hi', 'Subject:hi\r\n'],
  ['a tab', true, 'Subject', '\thi', 'Subject:\thi\r\n'],
  ['a server that leaves the blank out', false, 'Subject', 'hi', 'Subject: hi\r\n'],
  ['folded by LF', true, 'Subject', ' a\n\tb\n c', 'Subject: a\r\n\tb\r\n c\r\n'],
  ['folded by CRLF', true, 'Subject', ' a\r\n b', 'Subject: a\r\n b\r\n'],
  ['LF first', true, 'Subject', '\n a', 'Subject:\r\n a\r\n'],
  ['bytes beyond ASCII', true, 'Subject', ' \xe3\x81\x82', 'Subject: \xe3\x81\x82\r\n'],
])('a field comes out as it was: %s', (_, leadingSpace, name, value, want) => {
  const collector = openCollector(1_000, createByteBudget(100_000))
  collector.field(b(name), b(value), leadingSpace)
  expect(text(collector.end().bytes)).toBe(`${want}\r\n`)
})

test('body pieces follow the empty line', () => {
  const collector = openCollector(1_000, createByteBudget(100_000))
  collector.field(b('A'), b(' 1'), true)
  collector.body(b('one\r\ntw'))
  collector.body(b('o\r\n'))
  expect(text(collector.end().bytes)).toBe('A: 1\r\n\r\none\r\ntwo\r\n')
})

test('of a larger mail the beginning is kept, one of just that size is whole', () => {
  const collector = openCollector(5, createByteBudget(100_000))
  expect(collector.body(b('12345'))).toBe('more')
  expect(collector.end().isCut).toBe(false)
  collector.drop()
  expect(collector.body(b('123'))).toBe('more')
  expect(collector.body(b('456'))).toBe('full')
  expect(collector.end()).toMatchObject({ isCut: true })
})

test('room is shared, is held until drop(), and given back by it', () => {
  const room = createByteBudget(250)
  const one = openCollector(1_000, room)
  const two = openCollector(1_000, room)
  expect(one.body(Buffer.alloc(800))).toBe('more')
  one.end()
  expect(two.body(Buffer.alloc(800))).toBe('room')
  one.drop()
  expect(two.body(Buffer.alloc(800))).toBe('more')
})

test('the header has a limit of its own', () => {
  const collector = openCollector(10, createByteBudget(10 * headerBytesMax))
  const value = Buffer.alloc(1_000_000, 'x')
  for (let i = 0; i < 8; i++) expect(collector.field(b('A'), value, true)).toBe('more')
  expect(collector.field(b('A'), value, true)).toBe('header')
})
