/** The mailboxes that are watched, oldest first. */
import type { Selectable } from 'kysely'
import type { MailboxKind, MailboxRow, MailboxTable } from './schema.ts'
import type { Store } from './store.ts'

const rowOf = ({ settings, secret, kind, address: _, ...row }: Selectable<MailboxTable>): MailboxRow => ({
  ...row,
  kind: kind as MailboxKind,
  settings: JSON.parse(settings) as unknown,
  hasSecret: secret !== null,
})

const watched = ({ db, tenantId }: Store) =>
  db.selectFrom('mailbox').selectAll().where('tenantId', '=', tenantId).where('kind', '<>', 'gateway')

export const listMailboxes = async (store: Store): Promise<readonly MailboxRow[]> =>
  (await watched(store).orderBy('id').execute()).map(rowOf)

/** Those of one account, and with `andShared` those that are nobody's own. */
export const mailboxesOf = async (
  store: Store,
  { accountId, andShared }: { readonly accountId: number; readonly andShared: boolean },
): Promise<readonly MailboxRow[]> =>
  (
    await watched(store)
      .where((eb) =>
        andShared
          ? eb.or([eb('accountId', '=', accountId), eb('accountId', 'is', null)])
          : eb('accountId', '=', accountId),
      )
      .orderBy('id')
      .execute()
  ).map(rowOf)

export const getMailbox = async (store: Store, id: number): Promise<MailboxRow | null> => {
  const row = await watched(store).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : rowOf(row)
}
