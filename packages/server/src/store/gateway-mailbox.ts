/** What the gateway remembers by: a mailbox of a recipient's address, and one, '', of the site. */
import { inTransaction, type Store } from './store.ts'

/** @returns its id; null where nothing was remembered for the address yet. @param address Lower case; '' the site. */
export const findGatewayMailbox = async ({ db, tenantId }: Store, address: string): Promise<number | null> => {
  const row = await db
    .selectFrom('mailbox')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('address', '=', address)
    .executeTakeFirst()
  return row?.id ?? null
}

/** As findGatewayMailbox(), made where there is none. Two processes may ask at once: both get the same. */
export const gatewayMailbox = (store: Store, address: string): Promise<number> =>
  inTransaction(store, async (inside) => {
    const { db, tenantId } = inside
    await db
      .insertInto('mailbox')
      .values({
        tenantId,
        name: address,
        kind: 'gateway',
        settings: '{}',
        secret: null,
        mode: 'active',
        reviewTo: 'inbox',
        pausedAt: null,
        createdAt: inside.now(),
        address,
        accountId: null,
      })
      .onConflict((oc) => oc.columns(['tenantId', 'address']).where('address', 'is not', null).doNothing())
      .execute()
    return (await findGatewayMailbox(inside, address))!
  })
