/** Lists of a site, its domains and its recipients: whom to let through, whom to stop. */
import type { Selectable } from 'kysely'
import type { SiteEntryTable } from './schema.ts'
import type { Store } from './store.ts'

export type SiteEntryRow = Selectable<SiteEntryTable>
export type SiteEntryInput = Pick<SiteEntryTable, 'scope' | 'kind' | 'subject' | 'value'>

/** @returns the entry, the one that says this already where there is one. */
export const addSiteEntry = ({ db, tenantId, now }: Store, input: SiteEntryInput): Promise<SiteEntryRow> =>
  db
    .insertInto('siteEntry')
    .values({
      tenantId,
      ...input,
      scope: input.scope.toLowerCase(),
      value: input.value.toLowerCase(),
      createdAt: now(),
    })
    .onConflict((oc) =>
      oc
        .columns(['tenantId', 'scope', 'kind', 'subject', 'value'])
        // Sets what is there: an update is what makes the row come back.
        .doUpdateSet((eb) => ({ value: eb.ref('excluded.value') })),
    )
    .returningAll()
    .executeTakeFirstOrThrow()

export const listSiteEntries = ({ db, tenantId }: Store): Promise<readonly SiteEntryRow[]> =>
  db.selectFrom('siteEntry').selectAll().where('tenantId', '=', tenantId).orderBy('id').execute()

/** @returns false where there is no such entry. */
export const removeSiteEntry = async ({ db, tenantId }: Store, id: number): Promise<boolean> => {
  const result = await db
    .deleteFrom('siteEntry')
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}
