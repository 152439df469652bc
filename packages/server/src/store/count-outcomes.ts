/** How often who was wrong on this mailbox's mail: the counts behind the figures, Miwake's next to the provider's. */
import type { Action } from '@miwake/engine'
import type { Answer, FolderRole } from './schema.ts'
import type { Store } from './store.ts'

export type Outcome = {
  /** Where the provider had put it. */
  readonly arrivedIn: FolderRole
  /** What Miwake said to do. */
  readonly action: Action
  /** The person's latest word on it, null where they said nothing. */
  readonly answer: Answer | null
  readonly count: number
}

/**
 * Scanned mails received at or after `since` (epoch ms) that the person saw or answered, grouped: of what nobody looked at,
 * nobody knows whether it was right. Forgotten and pending answers do not count.
 */
export const countOutcomes = async (
  { db, tenantId }: Store,
  { mailboxId, since }: { readonly mailboxId: number; readonly since: number },
): Promise<readonly Outcome[]> => {
  const rows = await db
    .with('latest', (with_) =>
      with_
        .selectFrom('correction')
        .select('messageRow')
        .select((eb) => eb.fn.max('id').as('id'))
        .where('tenantId', '=', tenantId)
        .where('mailboxId', '=', mailboxId)
        .where('state', '=', 'applied')
        .groupBy('messageRow'),
    )
    .selectFrom('message')
    .leftJoin('latest', 'latest.messageRow', 'message.id')
    .leftJoin('correction', (join) =>
      join.onRef('correction.tenantId', '=', 'message.tenantId').onRef('correction.id', '=', 'latest.id'),
    )
    .select(['message.arrivedIn', 'message.action', 'correction.answer'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('message.tenantId', '=', tenantId)
    .where('message.mailboxId', '=', mailboxId)
    .where('message.receivedAt', '>=', since)
    .where('message.action', 'is not', null)
    .where((eb) => eb.or([eb('message.seen', '=', 1), eb('correction.answer', 'is not', null)]))
    .groupBy(['message.arrivedIn', 'message.action', 'correction.answer'])
    .execute()
  return rows.map(({ action, count, ...row }) => ({ ...row, action: action!, count: Number(count) }))
}
