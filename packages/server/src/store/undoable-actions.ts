/** What can be taken back: done, not an undo itself, and not undone yet. */
import { journalRowOf } from './journal-row.ts'
import { pageLimit } from './message-page.ts'
import type { JournalRow } from './schema.ts'
import type { Store } from './store.ts'
import { withdrawn } from './withdraw-action.ts'

/** Newest first. @param since done at or after this (epoch ms). */
export const undoableActions = async (
  { db, tenantId }: Store,
  {
    mailboxId,
    since,
    limit,
  }: { readonly mailboxId: number; readonly since: number; readonly limit?: number | undefined },
): Promise<readonly JournalRow[]> =>
  (
    await db
      .selectFrom('journal')
      .selectAll()
      .where('tenantId', '=', tenantId)
      .where('mailboxId', '=', mailboxId)
      .where('state', '=', 'done')
      .where('kind', '!=', 'undo')
      .where('doneAt', '>=', since)
      .orderBy('id', 'desc')
      .limit(pageLimit(limit))
      .execute()
  ).map(journalRowOf)

/**
 * Whether Miwake moved this mail before, or was about to, taken back or not: it moves a mail at most once, then the
 * other side wins.
 */
export const wasMoved = async (
  { db, tenantId }: Store,
  { mailboxId, contentHash }: { readonly mailboxId: number; readonly contentHash: string },
): Promise<boolean> =>
  (await db
    .selectFrom('journal')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('mailboxId', '=', mailboxId)
    .where('contentHash', '=', contentHash)
    .where('kind', 'in', ['move', 'rescue'])
    .where((eb) => eb.or([eb('state', 'in', ['planned', 'done', 'undone']), eb('problem', '=', withdrawn)]))
    .limit(1)
    .executeTakeFirst()) !== undefined
