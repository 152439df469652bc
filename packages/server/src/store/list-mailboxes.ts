/** The mailboxes, oldest first. */
import type { Selectable } from 'kysely'
import type { MailboxRow, MailboxTable } from './schema.ts'
import type { Store } from './store.ts'

const rowOf = ({ settings, secret, ...row }: Selectable<MailboxTable>): MailboxRow => ({
  ...row,
  settings: JSON.parse(settings) as unknown,
  hasSecret: secret !== null,
})

export const listMailboxes = async ({ db, tenantId }: Store): Promise<readonly MailboxRow[]> =>
  (await db.selectFrom('mailbox').selectAll().where('tenantId', '=', tenantId).orderBy('id').execute()).map(rowOf)

export const getMailbox = async ({ db, tenantId }: Store, id: number): Promise<MailboxRow | null> => {
  const row = await db
    .selectFrom('mailbox')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : rowOf(row)
}
