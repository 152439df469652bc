/** How the holding of a mail ends: released, thrown away, or because its time is over. */
import { randomBytes } from 'node:crypto'
import { dropRawOf } from './drop-raw.ts'
import { getRaw } from './put-raw.ts'
import { inDurableTransaction, inTransaction, type Store } from './store.ts'

export type ReleaseBegun = {
  readonly id: number
  /** Whoever has it may finish this release or give it up; one that took too long has lost it to another. */
  readonly token: string
  readonly recipient: string
  readonly mailFrom: string
  readonly contentHash: string
  readonly bytes: Uint8Array
}

const tokenBytes = 16

/** Written before the mail server is asked. @param by whose word: a login, 'cli'. */
export const beginRelease = (
  store: Store,
  { id, by }: { readonly id: number; readonly by: string },
): Promise<ReleaseBegun | 'not-held' | 'under-way'> =>
  inDurableTransaction(store, async (inside) => {
    const { db, tenantId, now } = inside
    const token = randomBytes(tokenBytes).toString('base64url')
    const row = await db
      .updateTable('quarantine')
      .set({ state: 'releasing', endedAt: now(), endedBy: by, proof: token })
      .where('tenantId', '=', tenantId)
      .where('id', '=', id)
      .where('state', '=', 'held')
      .returning(['recipient', 'mailFrom', 'contentHash'])
      .executeTakeFirst()
    if (row !== undefined) return begun(inside, { ...row, id, token })
    const other = await db
      .selectFrom('quarantine')
      .select('state')
      .where('tenantId', '=', tenantId)
      .where('id', '=', id)
      .executeTakeFirst()
    return other?.state === 'releasing' ? 'under-way' : 'not-held'
  })

const begun = async (store: Store, row: Omit<ReleaseBegun, 'bytes'>): Promise<ReleaseBegun> => {
  const bytes = await getRaw(store, row.contentHash)
  // What is held is never dropped (drop-raw.ts).
  if (bytes === null) throw new Error('a held mail without its bytes')
  return { ...row, bytes }
}

/** One whose process died or lost the mail server's answer, begun before `before` (epoch ms): it is taken over. */
export const takeOverRelease = (store: Store, before: number): Promise<ReleaseBegun | null> =>
  inDurableTransaction(store, async (inside) => {
    const { db, tenantId, now } = inside
    const row = await db
      .selectFrom('quarantine')
      .select(['id', 'recipient', 'mailFrom', 'contentHash', 'proof'])
      .where('tenantId', '=', tenantId)
      .where('state', '=', 'releasing')
      .where('endedAt', '<', before)
      .orderBy('endedAt')
      .limit(1)
      .executeTakeFirst()
    if (row === undefined) return null
    const { proof, ...found } = row
    const token = randomBytes(tokenBytes).toString('base64url')
    const { numUpdatedRows } = await db
      .updateTable('quarantine')
      .set({ endedAt: now(), proof: token })
      .where('tenantId', '=', tenantId)
      .where('id', '=', row.id)
      .where('state', '=', 'releasing')
      .where('proof', '=', proof)
      .executeTakeFirst()
    return numUpdatedRows > 0n ? begun(inside, { ...found, token }) : null
  })

const endRelease = (
  store: Store,
  { id, token }: Pick<ReleaseBegun, 'id' | 'token'>,
  end:
    | { readonly state: 'released'; readonly proof: string }
    | { readonly state: 'held'; readonly proof: null; readonly endedAt: null; readonly endedBy: null },
): Promise<boolean> =>
  inDurableTransaction(store, async ({ db, tenantId }) => {
    const { numUpdatedRows } = await db
      .updateTable('quarantine')
      .set(end)
      .where('tenantId', '=', tenantId)
      .where('id', '=', id)
      .where('state', '=', 'releasing')
      .where('proof', '=', token)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  })

/** @param proof the mail server's answer. @returns false where another took this release over. */
export const finishRelease = (
  store: Store,
  release: Pick<ReleaseBegun, 'id' | 'token'> & { readonly proof: string },
): Promise<boolean> => endRelease(store, release, { state: 'released', proof: release.proof })

/** The mail server did not take it: it is held as before. */
export const giveUpRelease = (store: Store, release: Pick<ReleaseBegun, 'id' | 'token'>): Promise<boolean> =>
  endRelease(store, release, { state: 'held', proof: null, endedAt: null, endedBy: null })

/** Throws away. @param by whose word: a login, 'cli'. @returns false where none is held of this number. */
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

/** Dropped by one transaction: others get their turn in between. */
const atOnce = 500

/**
 * What was held since before `before` (epoch ms) is gone, whatever became of it, and its bytes where nothing else needs
 * them; a release under way ends first. @returns how many.
 */
export const dropHeldBefore = async (store: Store, before: number): Promise<number> => {
  for (let dropped = 0; ; ) {
    const gone = await inTransaction(store, async ({ db, tenantId }) => {
      const rows = await db
        .selectFrom('quarantine')
        .select(['id', 'contentHash'])
        .where('tenantId', '=', tenantId)
        .where('state', '<>', 'releasing')
        .where('heldAt', '<', before)
        .limit(atOnce)
        .execute()
      if (rows.length === 0) return rows
      await db
        .deleteFrom('quarantine')
        .where('tenantId', '=', tenantId)
        .where(
          'id',
          'in',
          rows.map(({ id }) => id),
        )
        .where('state', '<>', 'releasing')
        .where('heldAt', '<', before)
        .execute()
      return rows
    })
    if (gone.length > 0)
      await dropRawOf(
        store,
        gone.map(({ contentHash }) => contentHash),
      )
    dropped += gone.length
    if (gone.length < atOnce) return dropped
  }
}
