/** What a person changes of a mailbox: only what is named. */
import { secretPlace } from './add-mailbox.ts'
import type { MailboxMode, ReviewTo } from './schema.ts'
import { encryptSecret } from './secret.ts'
import type { Store } from './store.ts'

export type MailboxChange = {
  readonly name?: string | undefined
  readonly settings?: unknown
  readonly secret?: string | null | undefined
  readonly mode?: MailboxMode | undefined
  readonly reviewTo?: ReviewTo | undefined
  readonly paused?: boolean | undefined
  /** Whose it is alone; null: the household's, or the administrators'. */
  readonly accountId?: number | null | undefined
}

/** @returns false where there is no such mailbox. */
export const updateMailbox = async (
  { db, tenantId, now, key }: Store,
  mailboxId: number,
  { name, settings, secret, mode, reviewTo, paused, accountId }: MailboxChange,
): Promise<boolean> => {
  const change = {
    ...(name === undefined ? {} : { name }),
    ...(settings === undefined ? {} : { settings: JSON.stringify(settings) }),
    ...(secret === undefined
      ? {}
      : { secret: secret === null ? null : encryptSecret(key, secretPlace(tenantId, mailboxId), secret) }),
    ...(mode === undefined ? {} : { mode }),
    ...(reviewTo === undefined ? {} : { reviewTo }),
    ...(paused === undefined ? {} : { pausedAt: paused ? now() : null }),
    ...(accountId === undefined ? {} : { accountId }),
  }
  // An update has to set something; a column to itself also tells whether the row is there.
  const result = await db
    .updateTable('mailbox')
    .set((eb) => ({ id: eb.ref('id'), ...change }))
    .where('tenantId', '=', tenantId)
    .where('id', '=', mailboxId)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
