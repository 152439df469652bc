/**
 * Retention of raw mail. Never dropped: what an open journal entry, a correction that waits for a word or the quarantine
 * still needs.
 */
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Schema } from './schema.ts'
import { inTransaction, type Store } from './store.ts'

type OfRaw = ExpressionBuilder<Schema, 'raw'>

/** Nobody needs it. */
const unneeded = (tenantId: string) => (eb: OfRaw) =>
  eb.and([
    eb.not(
      eb.exists(
        eb
          .selectFrom('journal')
          .select('journal.id')
          .where('journal.tenantId', '=', tenantId)
          .whereRef('journal.contentHash', '=', 'raw.contentHash')
          .where('journal.state', '=', 'planned'),
      ),
    ),
    eb.not(
      eb.exists(
        eb
          .selectFrom('correction')
          .select('correction.id')
          .where('correction.tenantId', '=', tenantId)
          .whereRef('correction.contentHash', '=', 'raw.contentHash')
          .where('correction.state', '=', 'pending'),
      ),
    ),
    eb.not(
      eb.exists(
        eb
          .selectFrom('quarantine')
          .select('quarantine.id')
          .where('quarantine.tenantId', '=', tenantId)
          .whereRef('quarantine.contentHash', '=', 'raw.contentHash')
          .where('quarantine.state', 'in', ['held', 'releasing']),
      ),
    ),
  ])

/** Mails dropped by one transaction: others get their turn in between. */
const atOnce = 500

/**
 * Held first and then asked about once more: whoever came to need one meanwhile put it, and putRaw() holds it until what
 * needs it is written.
 */
const drop = async (store: Store, which: (eb: OfRaw) => Expression<SqlBool>): Promise<number> => {
  let dropped = 0
  for (;;) {
    const { found, gone } = await inTransaction(store, async ({ db, tenantId, engine }) => {
      const held = await engine
        .hold(
          db
            .selectFrom('raw')
            .select('contentHash')
            .where('tenantId', '=', tenantId)
            .where(unneeded(tenantId))
            .where(which)
            .orderBy('contentHash')
            .limit(atOnce),
        )
        .execute()
      if (held.length === 0) return { found: 0, gone: 0 }
      const { numDeletedRows } = await db
        .deleteFrom('raw')
        .where('tenantId', '=', tenantId)
        .where(
          'contentHash',
          'in',
          held.map(({ contentHash }) => contentHash),
        )
        .where(unneeded(tenantId))
        .where(which)
        .executeTakeFirst()
      return { found: held.length, gone: Number(numDeletedRows) }
    })
    dropped += gone
    if (found < atOnce || gone === 0) return dropped
  }
}

/**
 * Drops raw mail stored before `before` (epoch ms). Index, results and journal stay.
 * @returns how many were dropped.
 */
export const dropRawBefore = (store: Store, before: number): Promise<number> =>
  drop(store, (eb) => eb('storedAt', '<', before))

const nameless = (tenantId: string) => (eb: OfRaw) =>
  eb.not(
    eb.exists(
      eb
        .selectFrom('message')
        .select('message.id')
        .where('message.tenantId', '=', tenantId)
        .whereRef('message.contentHash', '=', 'raw.contentHash'),
    ),
  )

/** Drops raw mail that no message names any more. */
export const dropUnusedRaw = (store: Store): Promise<number> => drop(store, nameless(store.tenantId))

/** As dropUnusedRaw(), of these alone. */
export const dropRawOf = (store: Store, contentHashes: readonly string[]): Promise<number> =>
  drop(store, (eb) => eb.and([eb('contentHash', 'in', [...contentHashes]), nameless(store.tenantId)(eb)]))
