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

export const listMessages = async (store: Store, question: ListQuestion): Promise<MessagePage> => {
  const { db, tenantId } = store
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
  const counts = await countChips(store, question)
  const last = rows.at(-1)
  return {
    items: rows.map(messageRowOf),
    next: rows.length === limit && last !== undefined ? formatCursor(last) : null,
    total: totalOf(counts, question),
    counts,
  }
}

/** Mails of each chip, whatever chip was asked for. */
const countChips = async ({ db, tenantId }: Store, question: MessageFilter): Promise<MessagePage['counts']> => {
  const { mailboxId, folderId, verdict, action } = question
  let rows = db.selectFrom('messageCount').select('chip').where('tenantId', '=', tenantId)
  if (mailboxId !== undefined) rows = rows.where('mailboxId', '=', mailboxId)
  if (folderId !== undefined) rows = rows.where('folderId', '=', folderId)
  if (verdict !== undefined) rows = rows.where('verdict', '=', verdict)
  if (action !== undefined) rows = rows.where('action', '=', action)
  const sums = rows.select((eb) => eb.fn.sum<number>('count').as('count')).groupBy('chip')
  return chipCounts(await sums.execute())
}

/** Mails of all pages. */
export const totalOf = (counts: MessagePage['counts'], { chip }: MessageFilter): number =>
  chip === undefined ? Object.values(counts).reduce((sum, count) => sum + count, 0) : counts[chip]
