/** Whom a mailbox writes to, and which Message-IDs it sent. */
import { keyText } from './save-message.ts'
import type { CorrespondentRow, CorrespondentSource } from './schema.ts'
import { inTransaction, type Store } from './store.ts'

export type CorrespondentInput = {
  /** Any case. */
  readonly address: string
  /** A-label form. */
  readonly domain: string
  readonly name: string
  readonly source: CorrespondentSource
  /** When it was last written to (epoch ms). */
  readonly lastAt: number
}

/** Adds them, or counts one more mail to each that was written to; the latest name stays, and who was written to stays so. */
export const addCorrespondents = (
  store: Store,
  mailboxId: number,
  list: readonly CorrespondentInput[],
): Promise<void> =>
  inTransaction(store, async ({ db, tenantId }) => {
    for (const { address, ...rest } of list) {
      if (keyText(address) === '') continue
      const written = rest.source === 'sent' ? 1 : 0
      await db
        .insertInto('correspondent')
        .values({ tenantId, mailboxId, address: address.toLowerCase(), ...rest, mails: written })
        .onConflict((oc) =>
          oc.columns(['tenantId', 'mailboxId', 'address']).doUpdateSet((eb) => ({
            name: eb
              .case()
              .when('excluded.name', '!=', '')
              .then(eb.ref('excluded.name'))
              .else(eb.ref('correspondent.name'))
              .end(),
            mails: eb('correspondent.mails', '+', written),
            source: written === 1 ? 'sent' : eb.ref('correspondent.source'),
            lastAt: eb
              .case()
              .when('excluded.lastAt', '>', eb.ref('correspondent.lastAt'))
              .then(eb.ref('excluded.lastAt'))
              .else(eb.ref('correspondent.lastAt'))
              .end(),
          })),
        )
        .execute()
    }
  })

/** @param address any case. */
export const findCorrespondent = async (
  { db, tenantId }: Store,
  { mailboxId, address }: { readonly mailboxId: number; readonly address: string },
): Promise<CorrespondentRow | null> =>
  (await db
    .selectFrom('correspondent')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('mailboxId', '=', mailboxId)
    .where('address', '=', address.toLowerCase())
    .executeTakeFirst()) ?? null

export type CorrespondentPage = {
  readonly items: readonly CorrespondentRow[]
  /** Of both sources together. */
  readonly total: number
  /** Those of the address book alone. */
  readonly imported: number
}

/** By address. @param after the last address of the page before. */
export const listCorrespondents = async (
  { db, tenantId }: Store,
  { mailboxId, after = '', limit }: { readonly mailboxId: number; readonly after?: string; readonly limit: number },
): Promise<CorrespondentPage> => {
  const of = db.selectFrom('correspondent').where('tenantId', '=', tenantId).where('mailboxId', '=', mailboxId)
  const counts = await of
    .select(({ fn }) => ['source', fn.countAll<number>().as('count')])
    .groupBy('source')
    .execute()
  const count = (source: CorrespondentSource) => Number(counts.find((row) => row.source === source)?.count ?? 0)
  const items = await of.selectAll().where('address', '>', after).orderBy('address').limit(limit).execute()
  return { items, total: count('sent') + count('address-book'), imported: count('address-book') }
}

/**
 * Forgets one, or all that came from the address book alone. Who is written to again is known again.
 * @returns how many there were.
 */
export const removeCorrespondents = async (
  { db, tenantId }: Store,
  mailboxId: number,
  which: { readonly address: string } | { readonly source: CorrespondentSource },
): Promise<number> => {
  let query = db.deleteFrom('correspondent').where('tenantId', '=', tenantId).where('mailboxId', '=', mailboxId)
  query =
    'address' in which
      ? query.where('address', '=', which.address.toLowerCase())
      : query.where('source', '=', which.source)
  return Number((await query.executeTakeFirst()).numDeletedRows)
}

/**
 * @param messageIds without angle brackets.
 * @param recipientDomains registrable domains they went to.
 */
export const rememberSent = (
  store: Store,
  mailboxId: number,
  messageIds: readonly string[],
  sentAt: number,
  recipientDomains: readonly string[],
): Promise<void> =>
  inTransaction(store, async ({ db, tenantId }) => {
    const domains = JSON.stringify(recipientDomains)
    for (const messageId of messageIds.filter((id) => keyText(id) !== ''))
      await db
        .insertInto('sent')
        .values({ tenantId, mailboxId, messageId, sentAt, recipientDomains: domains })
        .onConflict((oc) =>
          oc.columns(['tenantId', 'mailboxId', 'messageId']).doUpdateSet({ recipientDomains: domains }),
        )
        .execute()
  })

/** References of a mail looked at. RFC 5322 §3.6.4 sets no limit; threads longer than this are cut. */
export const referencesMax = 100

/** Whether this mailbox sent one of these (In-Reply-To and References of a mail). */
export const hasSent = async (
  { db, tenantId }: Store,
  { mailboxId, messageIds }: { readonly mailboxId: number; readonly messageIds: readonly string[] },
): Promise<boolean> => {
  // The newest stand last.
  const asked = messageIds.slice(-referencesMax)
  if (asked.length === 0) return false
  const row = await db
    .selectFrom('sent')
    .select('messageId')
    .where('tenantId', '=', tenantId)
    .where('mailboxId', '=', mailboxId)
    .where('messageId', 'in', asked)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
