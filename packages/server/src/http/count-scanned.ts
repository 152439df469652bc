import type { Store } from '../store/index.ts'

/** Mails of a mailbox judged at or after `since` (epoch ms). */
export const countScannedSince = async ({ db, tenantId }: Store, mailboxId: number, since: number): Promise<number> => {
  const row = await db
    .selectFrom('message')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenantId', '=', tenantId)
    .where('mailboxId', '=', mailboxId)
    .where('scannedAt', '>=', since)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
