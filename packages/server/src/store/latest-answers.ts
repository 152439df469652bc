/** The person's latest word on each mail they spoke of. */
import type { Answer } from './schema.ts'
import type { Store } from './store.ts'

/** By content hash; pending and forgotten answers do not count. */
export const latestAnswers = async (
  { db, tenantId }: Store,
  mailboxId: number,
): Promise<ReadonlyMap<string, Answer>> => {
  const rows = await db
    .selectFrom('correction')
    .select(['contentHash', 'answer'])
    .where('tenantId', '=', tenantId)
    .where('mailboxId', '=', mailboxId)
    .where('state', '=', 'applied')
    .orderBy('id')
    .execute()
  return new Map(rows.map(({ contentHash, answer }) => [contentHash, answer]))
}
