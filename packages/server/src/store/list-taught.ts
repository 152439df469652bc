/** Mailboxes of the gateway that anything was learned in. */
import type { Store } from './store.ts'

/** `address`: '' the site's own. */
export const listTaught = async ({
  db,
  tenantId,
}: Store): Promise<readonly { readonly id: number; readonly address: string }[]> => {
  const rows = await db
    .selectFrom('mailbox')
    .innerJoin('mailboxVector', (join) =>
      join.onRef('mailboxVector.tenantId', '=', 'mailbox.tenantId').onRef('mailboxVector.mailboxId', '=', 'mailbox.id'),
    )
    .select(['mailbox.id', 'mailbox.address'])
    .where('mailbox.tenantId', '=', tenantId)
    .where('mailbox.address', 'is not', null)
    .where('mailboxVector.corrections', '>', 0)
    .execute()
  return rows.map(({ id, address }) => ({ id, address: address ?? '' }))
}
