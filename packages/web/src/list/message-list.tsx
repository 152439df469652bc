/**
 * A list of any length: only the rows in view are drawn. One element holds the focus and names the row it is at
 * (aria-activedescendant), so a row that is scrolled away takes no focus with it.
 */
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { MessageRow } from '../api/types.ts'
import { useApp } from '../app/app-context.ts'
import { type Pages, rowAt } from './pages.ts'
import { Row } from './row.tsx'
import { scrollToRow, windowOf } from './windowing.ts'

/** As in list.css: what changes there changes here. */
export const rowPx = 76

export const MessageList = ({
  pages,
  want,
  cursor,
  open,
  onMove,
  onOpen,
  onReach,
}: {
  readonly pages: Pages
  readonly want: (start: number, end: number) => void
  /** The row the keys are at. */
  readonly cursor: number
  /** The mail being read. */
  readonly open: number | null
  readonly onMove: (index: number) => void
  /** @param read by the Enter key: whoever presses it wants to go on in the mail. */
  readonly onOpen: (row: MessageRow, index: number, read?: boolean) => void
  /** The list was given the focus; the row named is the first in view. */
  readonly onReach: (index: number) => void
}) => {
  const { t, lang } = useApp()
  const box = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ scrollPx: 0, viewPx: 800 })
  const { total } = pages

  const measure = useCallback(() => {
    const element = box.current
    if (element) setView({ scrollPx: element.scrollTop, viewPx: element.clientHeight })
  }, [])
  useLayoutEffect(() => {
    measure()
    const observer = new ResizeObserver(measure)
    if (box.current) observer.observe(box.current)
    return () => observer.disconnect()
  }, [measure])

  const { start, end, offsetPx, totalPx } = windowOf({ ...view, rowPx }, total)
  useEffect(() => want(start, end), [want, start, end])

  // The keys' row is always in view.
  const moved = useRef(cursor)
  useEffect(() => {
    if (moved.current === cursor) return
    moved.current = cursor
    const element = box.current
    if (!element || cursor < 0) return
    const top = scrollToRow(cursor, { scrollPx: element.scrollTop, viewPx: element.clientHeight, rowPx })
    if (top !== element.scrollTop) element.scrollTop = top
  }, [cursor])

  const onKeyDown = (event: KeyboardEvent) => {
    const pageful = Math.max(1, Math.floor(view.viewPx / rowPx) - 1)
    const places: Readonly<Record<string, number>> = {
      ArrowDown: cursor + 1,
      ArrowUp: cursor - 1,
      PageDown: cursor + pageful,
      PageUp: cursor - pageful,
      Home: 0,
      End: total - 1,
    }
    const place = places[event.key]
    if (place !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault()
      onMove(place)
    } else if (event.key === 'Enter') {
      const row = rowAt(pages, cursor)
      if (!row) return
      event.preventDefault()
      onOpen(row, cursor, true)
    }
  }

  // The list keeps the focus, whatever was clicked in it: a row may be scrolled away.
  const openClicked = useCallback(
    (row: MessageRow, index: number) => {
      box.current?.focus({ preventScroll: true })
      onOpen(row, index)
    },
    [onOpen],
  )

  const nowMs = Date.now()
  const active = rowAt(pages, cursor)
  return (
    <div
      ref={box}
      className="rows"
      role="listbox"
      tabIndex={0}
      aria-label={t.list.label}
      aria-activedescendant={active && cursor >= start && cursor < end ? `row-${cursor}` : undefined}
      onScroll={measure}
      onKeyDown={onKeyDown}
      onFocus={() => onReach(Math.ceil((box.current?.scrollTop ?? 0) / rowPx))}
    >
      <div className="rows-all" role="presentation" style={{ height: totalPx }}>
        <div className="rows-drawn" role="presentation" style={{ transform: `translateY(${offsetPx}px)` }}>
          {Array.from({ length: end - start }, (_, i) => {
            const index = start + i
            return (
              <Row
                key={index}
                index={index}
                row={rowAt(pages, index)}
                total={total}
                isOpen={open !== null && rowAt(pages, index)?.id === open}
                isCursor={index === cursor}
                nowMs={nowMs}
                lang={lang}
                t={t}
                onOpen={openClicked}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}
