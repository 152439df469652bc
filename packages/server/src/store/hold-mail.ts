/** Quarantine: a mail kept for recipients who do not get it, until it is released or its time is over. */
import { deflateRawSync } from 'node:zlib'
import { putRaw } from './put-raw.ts'
import type { QuarantineTable, StoredResult } from './schema.ts'
import { inDurableTransaction, type Store } from './store.ts'

export type HeldMail = Pick<
  QuarantineTable,
  'queueId' | 'messageId' | 'mailFrom' | 'fromName' | 'fromAddress' | 'subject' | 'verdict'
> & {
  readonly bytes: Uint8Array
  /** As the mail server writes them. */
  readonly recipients: readonly string[]
  readonly result: StoredResult
}

/** Speed counts more than size while a mail server waits. */
const resultLevel = 1

/**
 * On the disk when it resolves. A recipient has the same mail held once: a mail server that got no answer hands it over
 * again under another queue id. One that was released or deleted before is held anew.
 */
export const holdMail = (store: Store, { bytes, recipients, result, ...mail }: HeldMail): Promise<void> =>
  inDurableTransaction(store, async (inside) => {
    const { db, tenantId } = inside
    const contentHash = await putRaw(inside, bytes)
    const heldAt = inside.now()
    const kept = deflateRawSync(JSON.stringify(result), { level: resultLevel })
    await db
      .insertInto('quarantine')
      .values(
        [...new Set(recipients.map((recipient) => recipient.toLowerCase()))].map((recipient) => ({
          tenantId,
          ...mail,
          recipient,
          contentHash,
          result: kept,
          heldAt,
          state: 'held' as const,
          endedAt: null,
          endedBy: null,
          proof: null,
          digestAt: null,
        })),
      )
      .onConflict((oc) =>
        oc
          .columns(['tenantId', 'recipient', 'contentHash'])
          .doUpdateSet((eb) => ({
            queueId: eb.ref('excluded.queueId'),
            heldAt: eb.ref('excluded.heldAt'),
            state: 'held',
            endedAt: null,
            endedBy: null,
            proof: null,
            digestAt: null,
          }))
          .where('quarantine.state', 'in', ['released', 'deleted']),
      )
      .execute()
  })
