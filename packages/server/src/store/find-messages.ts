/** Mails by what they are, wherever they lie: how a move made in any mail program is recognised. */
import { messageRowOf } from './message-row.ts'
import type { MessageRow } from './schema.ts'
import type { Store } from './store.ts'

export type MailIdentity = {
  readonly mailboxId: number
  /** Both must fit where both are given; senders may use one Message-ID twice. */
  readonly messageId?: string | undefined
  readonly contentHash?: string | undefined
}

/** More copies of one mail than this are not looked at. */
const copiesMax = 100

/** Copies of a mail, those that left the server too; oldest first. Empty where neither is given. */
export const findMessages = async (
  { db, tenantId }: Store,
  { mailboxId, messageId, contentHash }: MailIdentity,
): Promise<readonly MessageRow[]> => {
  if (messageId === undefined && contentHash === undefined) return []
  let query = db.selectFrom('message').selectAll().where('tenantId', '=', tenantId).where('mailboxId', '=', mailboxId)
  if (messageId !== undefined) query = query.where('messageId', '=', messageId)
  if (contentHash !== undefined) query = query.where('contentHash', '=', contentHash)
  return (await query.orderBy('id').limit(copiesMax).execute()).map(messageRowOf)
}
