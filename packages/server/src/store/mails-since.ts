/** The mails of a mailbox on the server, newest first, a page at a time. */
import { messageRowOf } from './message-row.ts'
import type { MessageRow } from './schema.ts'
import type { Store } from './store.ts'

const pageRows = 500

/** @param since received at or after (epoch ms). */
export async function* mailsSince(
  { db, tenantId }: Store,
  { mailboxId, since }: { readonly mailboxId: number; readonly since: number },
): AsyncGenerator<MessageRow> {
  let before: { readonly receivedAt: number; readonly id: number } | null = null
  for (;;) {
    let query = db
      .selectFrom('message')
      .selectAll()
      .where('tenantId', '=', tenantId)
      .where('mailboxId', '=', mailboxId)
      .where('goneAt', 'is', null)
      .where('receivedAt', '>=', since)
    if (before !== null) {
      const { receivedAt, id } = before
      query = query.where((eb) =>
        eb.and([eb('receivedAt', '<=', receivedAt), eb.or([eb('receivedAt', '<', receivedAt), eb('id', '<', id)])]),
      )
    }
    const rows = await query.orderBy('receivedAt', 'desc').orderBy('id', 'desc').limit(pageRows).execute()
    yield* rows.map(messageRowOf)
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageRows) return
    before = last
  }
}

/** When the newest mail was received, null where there is none. */
export const newestMailAt = async ({ db, tenantId }: Store, mailboxId: number): Promise<number | null> => {
  const row = await db
    .selectFrom('message')
    .select((eb) => eb.fn.max('receivedAt').as('at'))
    .where('tenantId', '=', tenantId)
    .where('mailboxId', '=', mailboxId)
    .executeTakeFirst()
  return row?.at === null || row?.at === undefined ? null : Number(row.at)
}

/** The row made last of all the mailbox's mails, 0 where there is none. */
export const newestRow = async ({ db, tenantId }: Store, mailboxId: number): Promise<number> => {
  const row = await db
    .selectFrom('message')
    .select((eb) => eb.fn.max('id').as('id'))
    .where('tenantId', '=', tenantId)
    .where('mailboxId', '=', mailboxId)
    .executeTakeFirst()
  return Number(row?.id ?? 0)
}
