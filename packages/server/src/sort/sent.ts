/** Whom the person writes to, and what they sent: from the folder of sent mail, by its envelopes alone. */

import { registrableDomain, toAscii } from '@miwake/engine'
import type { Entry } from '../mailbox/mail-source.ts'
import { addCorrespondents, type CorrespondentInput, rememberSent } from '../store/correspondents.ts'
import { holdFolder, saveFolderState } from '../store/folders.ts'
import type { FolderRow } from '../store/schema.ts'
import { inTransaction } from '../store/store.ts'
import type { AtWork } from './at-work.ts'

/** Mails written down at once; a pass that is cut off goes on after them. */
const atOnce = 500

export const readSent = async (work: AtWork, folder: FolderRow): Promise<void> => {
  const { source, signal } = work
  const { uidValidity, uidNext } = await source.openFolder(folder.path)
  // People written to stay so when the folder is made anew; they are only counted twice.
  const from = folder.uidValidity === uidValidity ? (folder.uidNext ?? 1) : 1
  if (from >= uidNext) return
  let batch: Entry[] = []
  for await (const entry of source.listSince(folder.path, { uid: from })) {
    signal.throwIfAborted()
    batch.push(entry)
    if (batch.length < atOnce) continue
    await save(work, folder, uidValidity, batch)
    batch = []
  }
  await save(work, folder, uidValidity, batch)
}

const save = async (
  { store, mailbox }: AtWork,
  folder: FolderRow,
  uidValidity: number,
  batch: readonly Entry[],
): Promise<void> => {
  const last = batch.at(-1)
  if (last === undefined) return
  await inTransaction(store, async (inside) => {
    // Another process may have read on meanwhile: each mail counts once.
    const now = await holdFolder(inside, folder.id)
    const next = now?.uidValidity === uidValidity ? (now.uidNext ?? 1) : 1
    const unread = batch.filter(({ uid }) => uid >= next)
    if (unread.length === 0) return
    await addCorrespondents(inside, mailbox.id, unread.flatMap(writtenTo))
    for (const entry of unread) {
      if (entry.messageId === null) continue
      const domains = new Set(writtenTo(entry).map(({ domain }) => registrableDomain(domain) ?? domain))
      await rememberSent(inside, mailbox.id, [bareId(entry.messageId)], entry.internalDateMs, [...domains])
    }
    await saveFolderState(inside, { folderId: folder.id, uidValidity, uidNext: last.uid + 1, highestModseq: null })
  })
}

export const bareId = (messageId: string): string => messageId.replace(/^<|>$/g, '')

/** A mail to more than these is a circular, not correspondence. */
const recipientsMax = 20

const writtenTo = ({ envelope, internalDateMs }: Entry): readonly CorrespondentInput[] =>
  [...envelope.to, ...envelope.cc].slice(0, recipientsMax).flatMap(({ name, address }) => {
    const domain = toAscii(address.slice(address.lastIndexOf('@') + 1))
    return !address.includes('@') || domain === null || domain === ''
      ? []
      : [{ address, domain, name, source: 'sent' as const, lastAt: internalDateMs }]
  })
