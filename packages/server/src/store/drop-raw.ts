/**
 * Retention of raw mail. Never dropped: what an open journal entry, a correction that waits for a word or the quarantine
 * still needs.
 */
import type { Store } from './store.ts'

const droppable = ({ db, tenantId }: Store) =>
  db
    .deleteFrom('raw')
    .where('tenantId', '=', tenantId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('journal')
            .select('journal.id')
            .where('journal.tenantId', '=', tenantId)
            .whereRef('journal.contentHash', '=', 'raw.contentHash')
            .where('journal.state', '=', 'planned'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('correction')
            .select('correction.id')
            .where('correction.tenantId', '=', tenantId)
            .whereRef('correction.contentHash', '=', 'raw.contentHash')
            .where('correction.state', '=', 'pending'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('quarantine')
            .select('quarantine.id')
            .where('quarantine.tenantId', '=', tenantId)
            .whereRef('quarantine.contentHash', '=', 'raw.contentHash')
            .where('quarantine.state', 'in', ['held', 'releasing']),
        ),
      ),
    )

/**
 * Drops raw mail stored before `before` (epoch ms). Index, results and journal stay.
 * @returns how many were dropped.
 */
export const dropRawBefore = async (store: Store, before: number): Promise<number> => {
  const result = await droppable(store).where('storedAt', '<', before).executeTakeFirst()
  return Number(result.numDeletedRows)
}

/** Drops raw mail that no message names any more. */
export const dropUnusedRaw = async (store: Store): Promise<number> => {
  const result = await droppable(store)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('message')
            .select('message.id')
            .where('message.tenantId', '=', store.tenantId)
            .whereRef('message.contentHash', '=', 'raw.contentHash'),
        ),
      ),
    )
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
