/** Small values by name, as JSON. */
import type { Store } from './store.ts'

/** @returns null where it was never set. */
export const getSetting = async ({ db, tenantId }: Store, name: string): Promise<unknown> => {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('tenantId', '=', tenantId)
    .where('name', '=', name)
    .executeTakeFirst()
  return row === undefined ? null : (JSON.parse(row.value) as unknown)
}

/** @param value anything JSON can say; null takes the setting away. */
export const setSetting = async ({ db, tenantId }: Store, name: string, value: unknown): Promise<void> => {
  if (value === null) {
    await db.deleteFrom('setting').where('tenantId', '=', tenantId).where('name', '=', name).execute()
    return
  }
  const text = JSON.stringify(value)
  await db
    .insertInto('setting')
    .values({ tenantId, name, value: text })
    .onConflict((oc) => oc.columns(['tenantId', 'name']).doUpdateSet({ value: text }))
    .execute()
}
