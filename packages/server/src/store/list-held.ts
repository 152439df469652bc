/** What the quarantine holds. */
import { getRaw } from './put-raw.ts'
import type { QuarantineTable } from './schema.ts'
import { inTransaction, type Store } from './store.ts'

export type HeldRow = Pick<
  QuarantineTable,
  'recipient' | 'mailFrom' | 'fromName' | 'fromAddress' | 'subject' | 'verdict' | 'heldAt' | 'contentHash'
> & { readonly id: number }

export type HeldQuestion = {
  /** Lower case; none: of everybody. */
  readonly recipient?: string
  /** Newest first, so many. */
  readonly limit: number
}

const columns = [
  'id',
  'recipient',
  'mailFrom',
  'fromName',
  'fromAddress',
  'subject',
  'verdict',
  'heldAt',
  'contentHash',
] as const

export const listHeld = ({ db, tenantId }: Store, { recipient, limit }: HeldQuestion): Promise<readonly HeldRow[]> => {
  const held = db.selectFrom('quarantine').select(columns).where('tenantId', '=', tenantId).where('state', '=', 'held')
  return (recipient === undefined ? held : held.where('recipient', '=', recipient))
    .orderBy('heldAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** A mail that is held, as it came; null where none is held of this number. */
export const heldMail = async (
  store: Store,
  id: number,
): Promise<{ readonly row: HeldRow; readonly bytes: Uint8Array } | null> => {
  const { db, tenantId } = store
  const row = await db
    .selectFrom('quarantine')
    .select(columns)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('state', '=', 'held')
    .executeTakeFirst()
  const bytes = row === undefined ? null : await getRaw(store, row.contentHash)
  return row === undefined || bytes === null ? null : { row, bytes }
}

/** Ends the holding. @param by whose word: a login, 'cli'. @returns false where none is held of this number. */
export const endHolding = (store: Store, id: number, by: string): Promise<boolean> =>
  inTransaction(store, async ({ db, tenantId, now }) => {
    const { numUpdatedRows } = await db
      .updateTable('quarantine')
      .set({ state: 'deleted', endedAt: now(), endedBy: by })
      .where('tenantId', '=', tenantId)
      .where('id', '=', id)
      .where('state', '=', 'held')
      .executeTakeFirst()
    return numUpdatedRows > 0n
  })
