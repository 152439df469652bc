/** Mails of a mailbox or folder, newest first. */
import {
  chipCounts,
  formatCursor,
  type MessageFilter,
  type MessagePage,
  matches,
  pageLimit,
  parseCursor,
} from './message-page.ts'
import { messageRowOf } from './message-row.ts'
import type { Store } from './store.ts'

export type ListQuestion = MessageFilter & {
  /** `next` of the page before. */
  readonly cursor?: string | null | undefined
  /** 50 unless told, 500 at most. */
  readonly limit?: number | undefined
}

export const listMessages = async ({ db, tenantId }: Store, question: ListQuestion): Promise<MessagePage> => {
  const limit = pageLimit(question.limit)
  const before = parseCursor(question.cursor)
  let page = db.selectFrom('message').selectAll().where(matches(tenantId, question))
  if (before !== null)
    page = page.where((eb) =>
      eb.and([
        // The first condition alone bounds the index; the second settles mails of one millisecond.
        eb('receivedAt', '<=', before.receivedAt),
        eb.or([eb('receivedAt', '<', before.receivedAt), eb('id', '<', before.id)]),
      ]),
    )
  const rows = await page.orderBy('receivedAt', 'desc').orderBy('id', 'desc').limit(limit).execute()
  const counts = chipCounts(
    await db
      .selectFrom('message')
      .select('chip')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where(matches(tenantId, { ...question, chip: undefined }))
      .groupBy('chip')
      .execute(),
  )
  const last = rows.at(-1)
  return {
    items: rows.map(messageRowOf),
    next: rows.length === limit && last !== undefined ? formatCursor(last) : null,
    total: totalOf(counts, question),
    counts,
  }
}

/** Mails of all pages. */
export const totalOf = (counts: MessagePage['counts'], { chip }: MessageFilter): number =>
  chip === undefined ? Object.values(counts).reduce((sum, count) => sum + count, 0) : counts[chip]
