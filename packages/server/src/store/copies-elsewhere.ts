/** Later copies of a mail that lie on the server now. */
import { messageRowOf } from './message-row.ts'
import type { MessageRow } from './schema.ts'
import type { Store } from './store.ts'

export type CopyQuestion = {
  readonly mailboxId: number
  readonly contentHash: string
  /** Only rows made after this one. */
  readonly afterId: number
  /** Scanned at or after (epoch ms). */
  readonly since: number
}

/** Newest first. */
export const copiesElsewhere = async (
  { db, tenantId }: Store,
  { mailboxId, contentHash, afterId, since }: CopyQuestion,
): Promise<readonly MessageRow[]> =>
  (
    await db
      .selectFrom('message')
      .selectAll()
      .where('tenantId', '=', tenantId)
      .where('mailboxId', '=', mailboxId)
      .where('contentHash', '=', contentHash)
      .where('id', '>', afterId)
      .where('scannedAt', '>=', since)
      .where('uid', 'is not', null)
      .where('goneAt', 'is', null)
      .orderBy('id', 'desc')
      .execute()
  ).map(messageRowOf)
