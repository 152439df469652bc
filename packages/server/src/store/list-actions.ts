/** Questions to the journal. */

import { journalRowOf } from './journal-row.ts'
import { pageLimit } from './message-page.ts'
import type { JournalRow, JournalState } from './schema.ts'
import type { Store } from './store.ts'

const journal = ({ db, tenantId }: Store) => db.selectFrom('journal').selectAll().where('tenantId', '=', tenantId)

export const getAction = async (store: Store, id: number): Promise<JournalRow | null> => {
  const row = await journal(store).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : journalRowOf(row)
}

/** Planned and neither done nor failed, oldest first: Miwake ended in between, and the server has to be asked. */
export const openActions = async (store: Store, mailboxId: number): Promise<readonly JournalRow[]> =>
  (await journal(store).where('mailboxId', '=', mailboxId).where('state', '=', 'planned').orderBy('id').execute()).map(
    journalRowOf,
  )

export type JournalQuestion = {
  readonly mailboxId?: number | undefined
  readonly messageRow?: number | undefined
  readonly contentHash?: string | undefined
  readonly states?: readonly JournalState[] | undefined
  /** Entries older than this one. */
  readonly beforeId?: number | undefined
  readonly limit?: number | undefined
}

/** Newest first. */
export const listActions = async (store: Store, question: JournalQuestion): Promise<readonly JournalRow[]> => {
  const { mailboxId, messageRow, contentHash, states, beforeId, limit } = question
  let query = journal(store)
  if (mailboxId !== undefined) query = query.where('mailboxId', '=', mailboxId)
  if (messageRow !== undefined) query = query.where('messageRow', '=', messageRow)
  if (contentHash !== undefined) query = query.where('contentHash', '=', contentHash)
  if (states !== undefined) query = query.where('state', 'in', states)
  if (beforeId !== undefined) query = query.where('id', '<', beforeId)
  return (await query.orderBy('id', 'desc').limit(pageLimit(limit)).execute()).map(journalRowOf)
}
