/** Where the same mail lies in a folder. A Message-ID only narrows the search: the bytes decide. */
import { contentHashOf } from '../../store/content-hash.ts'
import { type Entry, type Fingerprint, rawSizeMaxBytes } from '../mail-source.ts'
import { mayDiffer } from '../same-mail.ts'
import { rawOf, searchUids } from './fetch.ts'
import type { Opened } from './worker.ts'

/** Mails of one size or Message-ID that are compared byte by byte; more are not looked for. */
const candidatesMax = 200

/** UIDs of mails that may be this one: by size, and Message-ID where it has one. */
export const candidates = async (
  opened: Opened,
  mail: Pick<Fingerprint, 'messageId' | 'sizeBytes'>,
): Promise<readonly number[]> => {
  if (opened.mailbox.exists === 0) return []
  // Servers search a header by substring, and some not at all: the size is asked for as well.
  const sized = { larger: mail.sizeBytes - 1, smaller: mail.sizeBytes + 1 }
  if (mail.messageId === null) return searchUids(opened, sized)
  return searchUids(opened, { ...sized, header: { 'message-id': mail.messageId } })
}

/** UIDs of mails with exactly these bytes, ascending. */
export const findCopies = async (opened: Opened, mail: Fingerprint): Promise<readonly number[]> => {
  const found: number[] = []
  for (const uid of (await candidates(opened, mail)).slice(-candidatesMax)) {
    // Of a mail longer than that its beginning is what is known; after a COPY, all of it.
    const start = await startOf(opened, uid)
    const isSame = start !== null && contentHashOf(start) === mail.contentHash
    const raw = isSame || start === null || mail.sizeBytes <= rawSizeMaxBytes ? null : await rawOf(opened, uid)
    if (isSame || (raw !== null && contentHashOf(raw) === mail.contentHash)) found.push(uid)
  }
  return found
}

/** Its first `rawSizeMaxBytes`, null where it is gone. */
const startOf = async (opened: Opened, uid: number): Promise<Uint8Array | null> => {
  const query = { uid: true, source: { maxLength: rawSizeMaxBytes } }
  const mail = await opened.client.fetchOne(String(uid), query, { uid: true })
  // Without its bytes it is gone, or rawOf() says why not.
  return mail === false || mail.uid !== uid || mail.source === undefined ? rawOf(opened, uid) : mail.source
}

/** Those of the entries that are another mail than their fingerprint says. */
export const otherMails = async (
  opened: Opened,
  entries: readonly Entry[],
  fingerprints: ReadonlyMap<number, Fingerprint>,
): Promise<ReadonlySet<number>> => {
  const others = new Set<number>()
  for (const entry of entries) {
    const print = fingerprints.get(entry.uid)
    if (print === undefined || !mayDiffer(print, entry)) continue
    const start = await startOf(opened, entry.uid)
    if (start === null || contentHashOf(start) !== print.contentHash) others.add(entry.uid)
  }
  return others
}
