import type { Store } from '../store/index.ts'

/** Entries of a mailbox's journal on all pages, undos apart. */
export const countActions = async ({ db, tenantId }: Store, mailboxId: number): Promise<number> => {
  const row = await db
    .selectFrom('journal')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenantId', '=', tenantId)
    .where('mailboxId', '=', mailboxId)
    .where('kind', '!=', 'undo')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
