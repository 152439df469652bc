import { referencesMax } from './correspondents.ts'
import type { Store } from './store.ts'

/**
 * Whom this mailbox sent mails with these Message-IDs to (In-Reply-To and References of a mail).
 * @returns registrable domains; none of what was sent before they were written down.
 */
export const sentTo = async (
  { db, tenantId }: Store,
  { mailboxId, messageIds }: { readonly mailboxId: number; readonly messageIds: readonly string[] },
): Promise<ReadonlySet<string>> => {
  const asked = messageIds.slice(-referencesMax)
  if (asked.length === 0) return new Set()
  const rows = await db
    .selectFrom('sent')
    .select('recipientDomains')
    .where('tenantId', '=', tenantId)
    .where('mailboxId', '=', mailboxId)
    .where('messageId', 'in', asked)
    .execute()
  return new Set(rows.flatMap(({ recipientDomains }) => JSON.parse(recipientDomains ?? '[]') as string[]))
}
