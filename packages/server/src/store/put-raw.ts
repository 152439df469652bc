/** Raw mail by its content hash: one copy, however many folders it lies in. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { contentHashOf } from './content-hash.ts'
import type { Store } from './store.ts'

/** Most of a mail is base64 and HTML; higher levels win a few per cent for twice the time. */
const level = 4

/** In a transaction it stays at least until that ends. @returns its content hash. */
export const putRaw = async ({ db, tenantId, now, engine }: Store, bytes: Uint8Array): Promise<string> => {
  const contentHash = contentHashOf(bytes)
  const known = await engine
    .hold(
      db
        .selectFrom('raw')
        .select('contentHash')
        .where('tenantId', '=', tenantId)
        .where('contentHash', '=', contentHash),
    )
    .executeTakeFirst()
  if (known !== undefined) return contentHash
  await db
    .insertInto('raw')
    .values({
      tenantId,
      contentHash,
      sizeBytes: bytes.length,
      encoding: 'deflate',
      bytes: deflateRawSync(bytes, { level }),
      storedAt: now(),
    })
    // Another process was quicker: an update that changes nothing holds its row.
    .onConflict((oc) =>
      oc.columns(['tenantId', 'contentHash']).doUpdateSet((eb) => ({ encoding: eb.ref('raw.encoding') })),
    )
    .execute()
  return contentHash
}

/** @returns null where it was never kept, or no longer is. */
export const getRaw = async ({ db, tenantId }: Store, contentHash: string): Promise<Uint8Array | null> => {
  const row = await db
    .selectFrom('raw')
    .select('bytes')
    .where('tenantId', '=', tenantId)
    .where('contentHash', '=', contentHash)
    .executeTakeFirst()
  return row === undefined ? null : inflateRawSync(row.bytes)
}
