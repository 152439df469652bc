/** What users that signed in sent, by the hour: many mails of phishing from one login are a stolen account. */
import type { Store } from './store.ts'

export const hourMs = 3_600_000

export type Outgoing = { readonly sender: string; readonly recipients: number; readonly isPhishing: boolean }

/** Counts a mail. @returns recipients of phishing this login had in this hour and the one before, this mail's included. */
export const countOutgoing = async (
  { db, tenantId, now }: Store,
  { sender, recipients, isPhishing }: Outgoing,
): Promise<number> => {
  const hour = Math.floor(now() / hourMs)
  const login = sender.toLowerCase()
  const phishing = isPhishing ? recipients : 0
  await db
    .insertInto('outgoing')
    .values({ tenantId, sender: login, hour, mails: 1, recipients, phishing })
    .onConflict((oc) =>
      oc.columns(['tenantId', 'sender', 'hour']).doUpdateSet((eb) => ({
        mails: eb('outgoing.mails', '+', 1),
        recipients: eb('outgoing.recipients', '+', recipients),
        phishing: eb('outgoing.phishing', '+', phishing),
      })),
    )
    .execute()
  const row = await db
    .selectFrom('outgoing')
    .select((eb) => eb.fn.sum<number>('phishing').as('phishing'))
    .where('tenantId', '=', tenantId)
    .where('sender', '=', login)
    .where('hour', '>=', hour - 1)
    .executeTakeFirst()
  return Number(row?.phishing ?? 0)
}

export const dropOutgoingBefore = async ({ db, tenantId }: Store, beforeMs: number): Promise<void> => {
  await db
    .deleteFrom('outgoing')
    .where('tenantId', '=', tenantId)
    .where('hour', '<', Math.floor(beforeMs / hourMs))
    .execute()
}
