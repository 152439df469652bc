/**
 * A long list held as pages, fetched where somebody looks. The server begins at any offset; one that only knows cursors
 * is read from the front as far as needed.
 */
import type { Counts, MessagePage, MessageRow } from '../api/types.ts'

export const pageRows = 200
/** Pages kept: enough to scroll to and fro, little enough to forget nothing large. */
const pagesMax = 40

export type Pages = {
  readonly total: number
  readonly counts: Counts
  readonly pages: ReadonlyMap<number, readonly MessageRow[]>
  /** Cursors by the page they lead to, for servers that cannot begin anywhere. */
  readonly cursors: ReadonlyMap<number, string>
  /** Whether the server answers offsets; known from its first page. */
  readonly anywhere: boolean
}

export const noPages: Pages = {
  total: 0,
  counts: { ham: 0, spam: 0, phishing: 0, review: 0 },
  pages: new Map(),
  cursors: new Map(),
  anywhere: false,
}

/** Pages that rows [start, end) stand on. */
export const pagesFor = (start: number, end: number): readonly number[] => {
  const first = Math.floor(start / pageRows)
  const last = Math.floor(Math.max(start, end - 1) / pageRows)
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}

export const rowAt = (pages: Pages, index: number): MessageRow | null =>
  pages.pages.get(Math.floor(index / pageRows))?.[index % pageRows] ?? null

/** The page put in its place; those farthest from it are let go. */
export const withPage = (old: Pages, page: number, fetched: MessagePage): Pages => {
  const pages = new Map(old.pages)
  pages.set(page, fetched.items)
  while (pages.size > pagesMax) {
    const farthest = [...pages.keys()].sort((a, b) => Math.abs(b - page) - Math.abs(a - page))[0]!
    pages.delete(farthest)
  }
  const cursors = new Map(old.cursors)
  if (fetched.next !== null) cursors.set(page + 1, fetched.next)
  return {
    total: fetched.total,
    counts: fetched.counts,
    pages,
    cursors,
    anywhere: page === 0 ? fetched.offset === 0 : old.anywhere,
  }
}

export type Step = { readonly page: number; readonly offset?: number; readonly cursor?: string }

/** What to ask for next to come to a page: itself, or the last page before it whose cursor is known. */
export const stepTo = ({ anywhere, cursors }: Pages, page: number): Step => {
  if (page === 0) return { page: 0, offset: 0 }
  if (anywhere) return { page, offset: page * pageRows }
  for (let at = page; at > 0; at--) {
    const cursor = cursors.get(at)
    if (cursor !== undefined) return { page: at, cursor }
  }
  return { page: 0, offset: 0 }
}

/** One row replaced wherever it stands. */
export const withRow = (old: Pages, row: MessageRow): Pages => {
  for (const [page, rows] of old.pages) {
    const at = rows.findIndex(({ id }) => id === row.id)
    if (at < 0) continue
    const pages = new Map(old.pages)
    pages.set(page, rows.with(at, row))
    return { ...old, pages }
  }
  return old
}

/** Where a row stands, as far as it is held; -1 where it is not. */
export const indexOfRow = ({ pages }: Pages, id: number): number => {
  for (const [page, rows] of pages) {
    const at = rows.findIndex((row) => row.id === id)
    if (at >= 0) return page * pageRows + at
  }
  return -1
}
