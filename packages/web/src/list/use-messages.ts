/** The rows of one question, fetched where somebody looks and asked again when something happened. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failure } from '../api/client.ts'
import type { MessageQuery, MessageRow } from '../api/types.ts'
import { useApp } from '../app/app-context.ts'
import { noPages, type Pages, pageRows, pagesFor, stepTo, withPage, withRow } from './pages.ts'

export type Messages = {
  readonly pages: Pages
  readonly isLoading: boolean
  readonly failure: Failure | null
  /** Called as the list is scrolled: rows [start, end) are looked at. */
  readonly want: (start: number, end: number) => void
  readonly put: (row: MessageRow) => void
  readonly again: () => void
}

/** @param query kept by useMemo: a new object is a new question; null: nothing can be asked yet. */
export const useMessages = (query: MessageQuery | null): Messages => {
  const { api, changes } = useApp()
  const [pages, setPages] = useState(noPages)
  const [isLoading, setLoading] = useState(true)
  const [failure, setFailure] = useState<Failure | null>(null)
  /** The question that is being answered: rows and counts of another are no answer to a new one. */
  const [answering, setAnswering] = useState(query)
  const held = useRef(noPages)
  const wanted = useRef<readonly [number, number]>([0, 0])
  const work = useRef<AbortController | null>(null)

  const show = useCallback((next: Pages) => {
    held.current = next
    setPages(next)
  }, [])

  /** Fetches page after page until all that is looked at is there. One walk at a time. */
  const walk = useCallback(
    async (signal: AbortSignal, begin: Pages) => {
      if (query === null) return
      let next = begin
      for (;;) {
        const missing = pagesFor(...wanted.current).find((page) => !next.pages.has(page))
        if (missing === undefined || (missing > 0 && missing * pageRows >= next.total)) return
        const { page, ...step } = stepTo(next, missing)
        const result = await api.messages(query, { ...step, limit: pageRows }, signal)
        if (signal.aborted) return
        if (!result.ok) {
          setFailure(result.failure)
          return
        }
        next = withPage(next, page, result.value)
        show(next)
        setLoading(false)
        setFailure(null)
      }
    },
    [api, query, show],
  )

  const start = useCallback(
    (begin: Pages) => {
      work.current?.abort()
      const mine = new AbortController()
      work.current = mine
      void walk(mine.signal, begin).finally(() => {
        if (work.current === mine) work.current = null
        if (!mine.signal.aborted && query !== null) setLoading(false)
      })
    },
    [walk, query],
  )

  const asked = useRef<MessageQuery | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change at the server is a reason to ask again
  useEffect(() => {
    if (asked.current !== query) {
      asked.current = query
      wanted.current = [0, 0]
      setAnswering(query)
      setLoading(true)
      show(noPages)
    }
    // The old rows stay on the screen until the new ones are there.
    start(noPages)
    return () => work.current?.abort()
  }, [query, start, show, changes])

  const want = useCallback(
    (first: number, end: number) => {
      wanted.current = [first, end]
      // A question that is new begins by itself.
      if (asked.current !== query || work.current !== null) return
      if (pagesFor(first, end).some((page) => !held.current.pages.has(page))) start(held.current)
    },
    [start, query],
  )
  const put = useCallback((row: MessageRow) => show(withRow(held.current, row)), [show])
  const again = useCallback(() => start(noPages), [start])
  return { pages, isLoading: isLoading || answering !== query, failure, want, put, again }
}
