/** A new mailbox. */
import type { MailboxKind, MailboxMode, ReviewTo } from './schema.ts'
import { encryptSecret } from './secret.ts'
import { inTransaction, type Store } from './store.ts'

export type MailboxInput = {
  readonly name: string
  readonly kind: MailboxKind
  /** Kept as JSON: no password in it. */
  readonly settings: unknown
  /** Password or token; null where none is needed. */
  readonly secret: string | null
  readonly mode?: MailboxMode
  readonly reviewTo?: ReviewTo
  /** Whose it is alone; null the household's, or the administrators'. */
  readonly accountId?: number | null
}

/** What a mailbox's secret is bound to. */
export const secretPlace = (tenantId: string, mailboxId: number): string => `${tenantId} mailbox ${mailboxId}`

/** @returns its id. Starts in shadow mode unless told otherwise. */
export const addMailbox = (store: Store, input: MailboxInput): Promise<number> =>
  inTransaction(store, async ({ db, tenantId, now, key }) => {
    const { id } = await db
      .insertInto('mailbox')
      .values({
        tenantId,
        name: input.name,
        kind: input.kind,
        settings: JSON.stringify(input.settings),
        secret: null,
        mode: input.mode ?? 'shadow',
        reviewTo: input.reviewTo ?? 'inbox',
        pausedAt: null,
        createdAt: now(),
        address: null,
        accountId: input.accountId ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (input.secret !== null)
      await db
        .updateTable('mailbox')
        .set({ secret: encryptSecret(key, secretPlace(tenantId, id), input.secret) })
        .where('tenantId', '=', tenantId)
        .where('id', '=', id)
        .execute()
    return id
  })
