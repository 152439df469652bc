/** What became of a folder since the caller last looked: new, vanished and changed mails. */
import type { ExpungeEvent } from 'imapflow'
import { mailboxError } from '../errors.ts'
import type { FlagsNow, FolderChanges, KnownFolder } from '../mail-source.ts'
import { flagsOf, hasModseq, searchUids, uidsFrom } from './fetch.ts'
import { stateOf } from './folders.ts'
import type { Opened, Worker } from './worker.ts'

/** RFC 7162 §3.2: changed flags and vanished UIDs since a modseq, in one answer. */
const changedSince = async ({ client }: Opened, modseq: string) => {
  const vanished: number[] = []
  const note = (event: ExpungeEvent) => {
    if (event.uid !== undefined) vanished.push(event.uid)
  }
  client.on('expunge', note)
  try {
    const query = { uid: true, flags: true }
    const changed = await client.fetchAll('1:*', query, { uid: true, changedSince: BigInt(modseq) })
    return { changed: changed.map(({ uid, flags }) => ({ uid, flags: flagsOf(flags) })), vanished }
  } finally {
    client.off('expunge', note)
  }
}

const allFlags = async ({ client }: Opened): Promise<readonly FlagsNow[]> =>
  (await client.fetchAll('1:*', { uid: true, flags: true }, { uid: true })).map(({ uid, flags }) => ({
    uid,
    flags: flagsOf(flags),
  }))

/** Every UID, as many as the server says there are: a short answer would read as mails that vanished. */
const allUids = async (opened: Opened): Promise<readonly number[]> => {
  const count = () => (opened.client.mailbox === false ? 0 : opened.client.mailbox.exists)
  for (let tries = 0; tries < 3; tries++) {
    const uids = await searchUids(opened, { all: true })
    await opened.client.noop()
    if (uids.length === count()) return uids
  }
  throw mailboxError('malformed-answer', 'SEARCH ALL and EXISTS differ')
}

const compare = async (opened: Opened, known: KnownFolder): Promise<FolderChanges> => {
  const state = stateOf(opened.mailbox)
  if (state.uidValidity !== known.uidValidity) return { kind: 'reset', state }
  // Asking an empty folder for 1:* is an error with some servers.
  if (state.exists === 0) return { kind: 'changed', state, added: [], vanished: [...known.uids], flags: [] }
  const had = new Set(known.uids)
  const modseq = known.highestModseq !== null && hasModseq(opened) ? known.highestModseq : null
  const same = modseq !== null && modseq === state.highestModseq && state.uidNext === known.uidNext
  if (same && state.exists === had.size) return { kind: 'changed', state, added: [], vanished: [], flags: [] }

  const since = modseq === null ? null : await changedSince(opened, modseq)
  // Only a server that tells what vanished may be believed that the rest is still there.
  if (since !== null && opened.client.enabled.has('QRESYNC')) {
    const fresh = await uidsFrom(opened, known.uidNext)
    const vanished = since.vanished.filter((uid) => had.has(uid))
    const added = fresh.filter((uid) => !had.has(uid))
    // The counts are the proof; where they differ the caller's list was not complete, and all UIDs are compared below.
    if (had.size - new Set(vanished).size + added.length === state.exists)
      return { kind: 'changed', state, added, vanished, flags: since.changed.filter(({ uid }) => had.has(uid)) }
  }
  const flags = since?.changed ?? (await allFlags(opened))
  const there = new Set(await allUids(opened))
  return {
    kind: 'changed',
    state,
    added: [...there].filter((uid) => !had.has(uid)).sort((a, b) => a - b),
    vanished: known.uids.filter((uid) => !there.has(uid)),
    flags: flags.filter(({ uid }) => had.has(uid)),
  }
}

export const changes = (worker: Worker, path: string, known: KnownFolder): Promise<FolderChanges> =>
  worker.inFolder(path, (opened) => compare(opened, known), { fresh: true })
