/** A mail's bytes, kept here or fetched again. */

import { rawSizeMaxBytes } from '../mailbox/mail-source.ts'
import { contentHashOf } from '../store/content-hash.ts'
import { listFolders } from '../store/folders.ts'
import { getRaw } from '../store/put-raw.ts'
import type { MessageRow } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import type { AtWork } from './at-work.ts'

/** Of mails longer than what is kept: as much as an IMAP connection takes in one piece, and with it all providers' limits. */
const wholeSizeMaxBytes = 60 * 1024 * 1024

type AtSource = Pick<AtWork, 'source'> | null

/** @param work null where the mailbox is not open: then only what is kept is looked at. */
export const rawOf = async (store: Store, message: MessageRow, work: AtSource): Promise<Uint8Array | null> =>
  (await getRaw(store, message.contentHash)) ?? fetched(store, message, work, rawSizeMaxBytes)

/** As rawOf(), but never the beginning alone of a mail longer than what is kept: null where there is no more than that. */
export const wholeOf = async (store: Store, message: MessageRow, work: AtSource): Promise<Uint8Array | null> => {
  const kept = await getRaw(store, message.contentHash)
  if (kept !== null && kept.length >= message.sizeBytes) return kept
  return fetched(store, message, work, message.sizeBytes > rawSizeMaxBytes ? wholeSizeMaxBytes : rawSizeMaxBytes)
}

/** null where the mail is not there, or longer than is asked for beyond what is kept of a mail. */
const fetched = async (
  store: Store,
  message: MessageRow,
  work: AtSource,
  sizeMaxBytes: number,
): Promise<Uint8Array | null> => {
  if (work === null || message.uid === null) return null
  const folder = (await listFolders(store, message.mailboxId)).find(({ id }) => id === message.folderId)
  if (folder === undefined) return null
  const mails = work.source.fetchRaw(folder.path, [Number(message.uid)], { sizeMaxBytes })
  for await (const { raw, truncated } of mails) {
    // After a change of UIDVALIDITY the number may be another mail's.
    if (contentHashOf(raw.subarray(0, rawSizeMaxBytes)) !== message.contentHash) continue
    return truncated && sizeMaxBytes > rawSizeMaxBytes ? null : raw
  }
  return null
}
