/** Full-text search: words of one and two characters too. Several words, separated by spaces, must all be there. */
import { type ListQuestion, totalOf } from './list-messages.ts'
import { formatCursor, type MessagePage, pageLimit, parseCursor } from './message-page.ts'
import { messageRowOf } from './message-row.ts'
import type { SearchField } from './search-index.ts'
import type { Store } from './store.ts'

export type SearchQuery = ListQuestion & {
  readonly q: string
  /** 'all' unless told. */
  readonly field?: SearchField | undefined
}

/** Hits newest first. A query without a letter or digit finds nothing. */
export const searchMessages = async (store: Store, query: SearchQuery): Promise<MessagePage> => {
  const { db, tenantId } = store
  const limit = pageLimit(query.limit)
  const { ids, counts } = await store.engine.search.find(db, {
    ...query,
    tenantId,
    field: query.field ?? 'all',
    before: parseCursor(query.cursor),
    limit,
  })
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('message')
          .selectAll()
          .where('tenantId', '=', tenantId)
          .where('id', 'in', ids)
          .orderBy('receivedAt', 'desc')
          .orderBy('id', 'desc')
          .execute()
  const last = rows.at(-1)
  return {
    items: rows.map(messageRowOf),
    next: rows.length === limit && last !== undefined ? formatCursor(last) : null,
    total: totalOf(counts, query),
    counts,
  }
}
