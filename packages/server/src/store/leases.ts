/**
 * What one process at a time may do: watch a mailbox, send the day's digest. A lease ends by itself unless renewed, so what
 * a process that died held is free for others after its life at most.
 *
 * Time is the database's, the one clock all processes share: none of theirs has to agree with another's. The holder counts
 * its own part from the moment BEFORE it asked, by a clock that only runs forward (`performance.now()`), and stops what it
 * does once that is over, or a renewal was refused or could not be asked: then it is sure to stop before another begins.
 */
import type { Store } from './store.ts'

type Lease = {
  readonly name: string
  /** One process: a random name made at its start, not a host name or process number, which come again. */
  readonly holder: string
}

/**
 * Takes a lease that is free or over, or prolongs one's own.
 * @param lifeMs from now. @returns false: another has it.
 */
export const takeLease = async (
  { db, tenantId, engine }: Store,
  { name, holder, lifeMs }: Lease & { readonly lifeMs: number },
): Promise<boolean> => {
  const row = await db
    .insertInto('lease')
    .values((eb) => ({ tenantId, name, holder, until: eb(engine.clock, '+', lifeMs) }))
    .onConflict((oc) =>
      oc
        .columns(['tenantId', 'name'])
        .doUpdateSet((eb) => ({ holder, until: eb(engine.clock, '+', lifeMs) }))
        .where((eb) => eb.or([eb('lease.holder', '=', holder), eb('lease.until', '<=', engine.clock)])),
    )
    .returning('holder')
    .executeTakeFirst()
  return row !== undefined
}

/** Prolongs a lease one holds. @returns false: it was over and is free or another's. Stop what it stood for. */
export const renewLease = async (
  { db, tenantId, engine }: Store,
  { name, holder, lifeMs }: Lease & { readonly lifeMs: number },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('lease')
    .set((eb) => ({ until: eb(engine.clock, '+', lifeMs) }))
    .where('tenantId', '=', tenantId)
    .where('name', '=', name)
    .where('holder', '=', holder)
    .where((eb) => eb('until', '>', engine.clock))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Gives one's lease back before its time; another's stays. */
export const releaseLease = async ({ db, tenantId }: Store, { name, holder }: Lease): Promise<void> => {
  await db
    .deleteFrom('lease')
    .where('tenantId', '=', tenantId)
    .where('name', '=', name)
    .where('holder', '=', holder)
    .execute()
}

/** Who holds a lease that is not over; null: nobody. */
export const leaseHolder = async ({ db, tenantId, engine }: Store, name: string): Promise<string | null> => {
  const row = await db
    .selectFrom('lease')
    .select('holder')
    .where('tenantId', '=', tenantId)
    .where('name', '=', name)
    .where((eb) => eb('until', '>', engine.clock))
    .executeTakeFirst()
  return row?.holder ?? null
}
