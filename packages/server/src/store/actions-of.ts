/** What Miwake itself ever did with a mail by moving it: at most one such entry is made by a pass. */
import { journalRowOf } from './journal-row.ts'
import type { JournalRow } from './schema.ts'
import type { Store } from './store.ts'

/** Moves and rescues done, also those undone since; oldest first. */
export const actionsOf = async (
  { db, tenantId }: Store,
  { mailboxId, contentHash }: { readonly mailboxId: number; readonly contentHash: string },
): Promise<readonly JournalRow[]> =>
  (
    await db
      .selectFrom('journal')
      .selectAll()
      .where('tenantId', '=', tenantId)
      .where('mailboxId', '=', mailboxId)
      .where('contentHash', '=', contentHash)
      .where('kind', 'in', ['move', 'rescue'])
      .where('state', 'in', ['done', 'undone'])
      .orderBy('id')
      .execute()
  ).map(journalRowOf)
