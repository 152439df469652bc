/** A mailbox's password, for the moment of signing in. */
import { secretPlace } from './add-mailbox.ts'
import { decryptSecret } from './secret.ts'
import type { Store } from './store.ts'

export type SecretAnswer =
  | { readonly status: 'found'; readonly secret: string }
  | { readonly status: 'none' }
  /** The key file is not the one it was encrypted with: the person has to enter it again. */
  | { readonly status: 'unreadable' }

export const mailboxSecret = async ({ db, tenantId, key }: Store, mailboxId: number): Promise<SecretAnswer> => {
  const row = await db
    .selectFrom('mailbox')
    .select('secret')
    .where('tenantId', '=', tenantId)
    .where('id', '=', mailboxId)
    .executeTakeFirst()
  if (row === undefined || row.secret === null) return { status: 'none' }
  const secret = decryptSecret(key, secretPlace(tenantId, mailboxId), row.secret)
  return secret === null ? { status: 'unreadable' } : { status: 'found', secret }
}
