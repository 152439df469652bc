import { expect, test } from 'vitest'
import type { MessageRow } from '../api/types.ts'
import { indexOfRow, noPages, pageRows, pagesFor, rowAt, stepTo, withPage, withRow } from './pages.ts'

const row = (id: number): MessageRow => ({
  id,
  mailbox: 1,
  folder: 1,
  role: 'inbox',
  fromName: '',
  fromAddress: 'a@example.com',
  subject: `${id}`,
  receivedAt: 0,
  size: 0,
  seen: true,
  flagged: false,
  verdict: 'ham',
  action: 'deliver',
  p: null,
  chip: 'ham',
})
const fetched = (page: number) => ({
  items: Array.from({ length: pageRows }, (_, i) => row(page * pageRows + i + 1)),
  next: 'c',
  total: 100_000,
  counts: noPages.counts,
  offset: page * pageRows,
})

test.each([
  [0, 20, [0]],
  [190, 210, [0, 1]],
  [49_990, 50_010, [249, 250]],
  [0, 0, [0]],
])('pagesFor(%i, %i)', (start, end, want) => expect(pagesFor(start, end)).toEqual(want))

test('rowAt() finds a row of a page in the middle, and nothing where none was fetched', () => {
  const pages = withPage(noPages, 250, fetched(250))
  expect(rowAt(pages, 50_042)?.id).toBe(50_043)
  expect(rowAt(pages, 3)).toBeNull()
  expect(indexOfRow(pages, 50_043)).toBe(50_042)
  expect(indexOfRow(pages, 1)).toBe(-1)
})

test('withPage() lets the farthest pages go', () => {
  let pages = noPages
  for (let page = 0; page < 200; page++) pages = withPage(pages, page, fetched(page))
  expect(pages.pages.size).toBe(40)
  expect(rowAt(pages, 0)).toBeNull()
  expect(rowAt(pages, 199 * pageRows)?.id).toBe(39_801)
})

test('withRow() replaces a row where it stands', () => {
  const pages = withRow(withPage(noPages, 0, fetched(0)), { ...row(5), seen: false, subject: 'x' })
  expect(rowAt(pages, 4)?.subject).toBe('x')
  expect(rowAt(pages, 5)?.subject).toBe('6')
})

test('stepTo() begins anywhere where the server can', () => {
  expect(stepTo(withPage(noPages, 0, fetched(0)), 250)).toEqual({ page: 250, offset: 50_000 })
})

test('stepTo() walks from the nearest known cursor where the server cannot', () => {
  const { offset: _, ...bare } = fetched(0)
  const pages = withPage(withPage(noPages, 0, bare), 1, { ...bare, next: 'd' })
  expect(stepTo(pages, 1)).toEqual({ page: 1, cursor: 'c' })
  expect(stepTo(pages, 9)).toEqual({ page: 2, cursor: 'd' })
  expect(stepTo(noPages, 9)).toEqual({ page: 0, offset: 0 })
})
