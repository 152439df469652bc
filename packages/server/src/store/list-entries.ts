/** A mailbox's own lists: whom to allow, block or trust. */
import type { ListEntryRow, ListKind, ListSubject } from './schema.ts'
import type { Store } from './store.ts'

export type ListEntryInput = {
  readonly mailboxId: number
  readonly kind: ListKind
  readonly subject: ListSubject
  /** Any case. */
  readonly value: string
}

/** @returns the entry, the one that says this already where there is one. */
export const addListEntry = (
  { db, tenantId, now }: Store,
  { value, ...input }: ListEntryInput,
): Promise<ListEntryRow> =>
  db
    .insertInto('listEntry')
    .values({ tenantId, ...input, value: value.toLowerCase(), createdAt: now() })
    .onConflict((oc) =>
      oc
        .columns(['tenantId', 'mailboxId', 'kind', 'subject', 'value'])
        // Sets what is there: an update is what makes the row come back.
        .doUpdateSet((eb) => ({ value: eb.ref('excluded.value') })),
    )
    .returningAll()
    .executeTakeFirstOrThrow()

export const listEntries = ({ db, tenantId }: Store, mailboxId: number): Promise<readonly ListEntryRow[]> =>
  db
    .selectFrom('listEntry')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('mailboxId', '=', mailboxId)
    .orderBy('id')
    .execute()

/** @returns false where the mailbox has no such entry. */
export const removeListEntry = async (
  { db, tenantId }: Store,
  { mailboxId, id }: { readonly mailboxId: number; readonly id: number },
): Promise<boolean> => {
  const result = await db
    .deleteFrom('listEntry')
    .where('tenantId', '=', tenantId)
    .where('mailboxId', '=', mailboxId)
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}
