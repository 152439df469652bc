/** A mail's bytes, kept here or fetched again. */

import { contentHashOf } from '../store/content-hash.ts'
import { listFolders } from '../store/folders.ts'
import { getRaw } from '../store/put-raw.ts'
import type { MessageRow } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import type { AtWork } from './at-work.ts'

/** @param work null where the mailbox is not open: then only what is kept is looked at. */
export const rawOf = async (
  store: Store,
  message: MessageRow,
  work: Pick<AtWork, 'source'> | null,
): Promise<Uint8Array | null> => {
  const kept = await getRaw(store, message.contentHash)
  if (kept !== null || work === null || message.uid === null) return kept
  const folder = (await listFolders(store, message.mailboxId)).find(({ id }) => id === message.folderId)
  if (folder === undefined) return null
  // After a change of UIDVALIDITY the number may be another mail's.
  for await (const { raw } of work.source.fetchRaw(folder.path, [Number(message.uid)]))
    if (contentHashOf(raw) === message.contentHash) return raw
  return null
}
