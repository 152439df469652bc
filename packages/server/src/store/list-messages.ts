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
  /** Mails to pass over, where no cursor is given: to jump anywhere in a long list at once. */
  readonly offset?: number | undefined
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
  const offset = before === null ? Math.max(0, Math.floor(question.offset ?? 0)) : 0
  if (offset > 0)
    // By the index alone, which a folder's has no mailbox in: whole rows are read only of the page itself.
    page = page.where('id', 'in', (eb) =>
      eb
        .selectFrom('message')
        .select('id')
        .where(matches(tenantId, question.folderId === undefined ? question : { ...question, mailboxId: undefined }))
        .orderBy('receivedAt', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .offset(offset),
    )
  const rows = await page.orderBy('receivedAt', 'desc').orderBy('id', 'desc').limit(limit).execute()
  const counts = await countChips(store, question)
  const last = rows.at(-1)
  return {
    items: rows.map(messageRowOf),
    next: rows.length === limit && last !== undefined ? formatCursor(last) : null,
    total: totalOf(counts, question),
    counts,
    ...(question.offset === undefined || before !== null ? {} : { offset }),
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
