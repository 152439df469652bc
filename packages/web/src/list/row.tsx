/** One mail of a list: who, when, about what, and the word for it where there is something to say. */
import { memo } from 'react'
import type { Headline, Lang, MessageRow } from '../api/types.ts'
import { formatListDate } from '../i18n/format.ts'
import type { Messages } from '../i18n/i18n.ts'
import { Chip } from '../parts/chip.tsx'
import { harmless } from '../parts/harmless.ts'
import { headlineOf } from '../parts/headline.ts'

/** What is fine goes without a word in its row: a mark on every mail is a mark nobody sees. */
const unmarked: ReadonlySet<Headline> = new Set(['ham', 'none'])

export const Row = memo(function Row({
  index,
  row,
  total,
  isOpen,
  isCursor,
  nowMs,
  lang,
  t,
  onOpen,
}: {
  readonly index: number
  /** null: not fetched yet. */
  readonly row: MessageRow | null
  readonly total: number
  readonly isOpen: boolean
  readonly isCursor: boolean
  readonly nowMs: number
  readonly lang: Lang
  readonly t: Messages
  readonly onOpen: (row: MessageRow, index: number) => void
}) {
  const place = { 'aria-posinset': index + 1, 'aria-setsize': total }
  if (!row) {
    return (
      <div
        className="row is-empty"
        tabIndex={-1}
        role="option"
        aria-selected={false}
        aria-busy="true"
        aria-label={t.app.loading}
        {...place}
      >
        <span className="row-blank" />
        <span className="row-blank is-long" />
      </div>
    )
  }
  const headline = headlineOf(row)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list that holds the focus has the keys
    <div
      id={`row-${index}`}
      className={`row is-${headline}${row.seen ? '' : ' is-unread'}${isOpen ? ' is-open' : ''}${isCursor ? ' is-cursor' : ''}`}
      role="option"
      tabIndex={-1}
      aria-selected={isOpen}
      onClick={() => onOpen(row, index)}
      {...place}
    >
      <span className="row-head">
        <span className="row-from">
          {!row.seen && <span className="sr">{t.list.unread} </span>}
          {harmless(row.fromName || row.fromAddress) || t.list.noSender}
        </span>
        <span className="row-date">{formatListDate(row.receivedAt, nowMs, lang)}</span>
      </span>
      <span className="row-body">
        <span className={row.subject === '' ? 'row-subject is-missing' : 'row-subject'}>
          {harmless(row.subject) || t.list.noSubject}
        </span>
        {!unmarked.has(headline) && <Chip headline={headline} />}
      </span>
    </div>
  )
})
