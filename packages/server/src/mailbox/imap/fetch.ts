/** Mails of an IMAP folder: what the server says about them, and their bytes. Read state is never touched (BODY.PEEK). */
import type { FetchMessageObject, FetchQueryObject, MessageAddressObject } from 'imapflow'
import { pause } from '../backoff.ts'
import { mailboxError } from '../errors.ts'
import {
  type Entry,
  type Mailperson,
  type MailSource,
  type RawMail,
  rawSizeMaxBytes,
  type Since,
} from '../mail-source.ts'
import { MailboxError, type ProblemKind } from '../problem.ts'
import type { Opened, Worker } from './worker.ts'

/** Mails asked for in one command: enough to be fast, few enough that others get their turn. */
const entriesAtOnce = 500
/** Mails fetched whole in one command, and their bytes together. */
const rawAtOnce = 50
const rawBytesAtOnce = 4 * 1024 * 1024

const person = ({ name, address }: MessageAddressObject): Mailperson => ({ name: name ?? '', address: address ?? '' })

const timeOf = (date: Date | string | undefined): number | null => {
  if (date === undefined) return null
  const ms = typeof date === 'string' ? Date.parse(date) : date.getTime()
  return Number.isNaN(ms) ? null : ms
}

/** Without \\Recent: it belongs to a session, and IMAP4rev2 has it no more. */
export const flagsOf = (flags: ReadonlySet<string> | undefined): readonly string[] =>
  [...(flags ?? [])].filter((flag) => flag !== '\\Recent')

const entryOf = (mail: FetchMessageObject): Entry => ({
  uid: mail.uid,
  flags: flagsOf(mail.flags),
  internalDateMs: timeOf(mail.internalDate) ?? 0,
  sizeBytes: mail.size ?? 0,
  messageId: mail.envelope?.messageId?.trim() || null,
  envelope: {
    subject: mail.envelope?.subject ?? '',
    from: (mail.envelope?.from ?? []).map(person),
    replyTo: (mail.envelope?.replyTo ?? []).map(person),
    to: (mail.envelope?.to ?? []).map(person),
    cc: (mail.envelope?.cc ?? []).map(person),
    dateMs: timeOf(mail.envelope?.date),
  },
})

const ascending = (uids: Iterable<number>): number[] => [...new Set(uids)].sort((a, b) => a - b)

/** The answer of a UID SEARCH; a refused one is an error, never "nothing found". */
export const searchUids = async (
  opened: Opened,
  query: Parameters<Opened['client']['search']>[0],
): Promise<number[]> => {
  const found = await opened.client.search(query, { uid: true })
  if (!Array.isArray(found)) throw new MailboxError(opened.refusal())
  return ascending(found)
}

/** UIDs from this one on. RFC 9051 §6.4.8: `n:*` always names the last mail too, even below n. */
export const uidsFrom = async (opened: Opened, uid: number): Promise<number[]> =>
  opened.mailbox.exists === 0 ? [] : (await searchUids(opened, { uid: `${uid}:*` })).filter((found) => found >= uid)

export const hasModseq = ({ client, mailbox }: Opened): boolean =>
  client.enabled.has('CONDSTORE') && !mailbox.noModseq && mailbox.highestModseq !== undefined

/** UIDs changed or new since; all of them where the server keeps no modseq. */
const uidsSince = async (opened: Opened, since: Since): Promise<number[]> => {
  if ('uid' in since) return uidsFrom(opened, since.uid)
  if (!hasModseq(opened)) return uidsFrom(opened, 1)
  if (opened.mailbox.exists === 0) return []
  const changed = await opened.client.fetchAll('1:*', { uid: true }, { uid: true, changedSince: BigInt(since.modseq) })
  return ascending(changed.map(({ uid }) => uid))
}

function* pieces<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size)
}

/** What a server answers, or ends the connection with, where it cannot read one of the mails it is asked for. */
const mailTroubles: ReadonlySet<ProblemKind> = new Set([
  'server-busy',
  'connection-lost',
  'malformed-answer',
  'command-refused',
  'no-permission',
])
/** Mails found unreadable in one go; with more it is the server that is in trouble. */
const unreadableMax = 20

/** For one go: what is done where a mail asked for alone cannot be read. */
type Unreadable<T> = { found: number; readonly instead: (uid: number) => Promise<readonly T[]> | readonly T[] }

/**
 * A job for many mails, or, where the server fails at it, for each half of them: so what is at fault is found, and the
 * rest is not held up by it.
 */
async function* byHalves<T>(
  worker: Worker,
  path: string,
  uids: readonly number[],
  job: (opened: Opened, uids: readonly number[]) => Promise<readonly T[]>,
  unreadable: Unreadable<T>,
): AsyncGenerator<T> {
  const failure = await worker.inFolder(path, (opened) => job(opened, uids)).catch(troubleOf)
  if (!(failure instanceof MailboxError)) {
    yield* failure
    return
  }
  const half = Math.ceil(uids.length / 2)
  if (uids.length > 1) {
    yield* byHalves(worker, path, uids.slice(0, half), job, unreadable)
    yield* byHalves(worker, path, uids.slice(half), job, unreadable)
    return
  }
  // The server does answer, and fails at this mail twice.
  await worker.inFolder(path, (opened) => opened.client.noop())
  const again = await worker.inFolder(path, (opened) => job(opened, uids)).catch(troubleOf)
  if (!(again instanceof MailboxError)) {
    yield* again
    return
  }
  if (++unreadable.found > unreadableMax) throw again
  yield* await unreadable.instead(uids[0]!)
}

/** @throws what no single mail is to blame for. */
const troubleOf = (error: unknown): MailboxError => {
  if (error instanceof MailboxError && mailTroubles.has(error.problem.kind)) return error
  throw error
}

const entryFields = { uid: true, flags: true, envelope: true, internalDate: true, size: true } as const
const bareFields = { uid: true, flags: true, internalDate: true, size: true } as const

/**
 * FETCH of the given UIDs, ascending. A line imapflow could not read is dropped by it, and would look like a mail that
 * is gone: so whatever is missing is asked for, and is an error if it is still there.
 */
const fetchAll = async (
  opened: Opened,
  uids: readonly number[],
  query: FetchQueryObject,
): Promise<FetchMessageObject[]> => {
  if (uids.length === 0) return []
  const wanted = new Set(uids)
  const found = (await opened.client.fetchAll([...uids], query, { uid: true })).filter(({ uid }) => wanted.has(uid))
  for (const { uid } of found) wanted.delete(uid)
  if (await anyThere(opened, wanted)) throw mailboxError('malformed-answer', 'FETCH left out mails that are there')
  return found.sort((a, b) => a.uid - b.uid)
}

/** Whether any of them is in the folder still, by an answer newer than the one they were missing from. */
const anyThere = async (opened: Opened, uids: ReadonlySet<number>): Promise<boolean> => {
  if (uids.size === 0) return false
  await opened.client.noop()
  const exists = opened.client.mailbox && opened.client.mailbox.exists > 0
  return exists && (await searchUids(opened, { uid: [...uids].join(',') })).some((uid) => uids.has(uid))
}

/** Entries of the given UIDs that are still there, ascending. */
export const entriesOf = async (opened: Opened, uids: readonly number[]): Promise<readonly Entry[]> =>
  (await fetchAll(opened, uids, entryFields)).map(entryOf)

export async function* listSince(worker: Worker, path: string, since: Since): AsyncGenerator<Entry> {
  const uids = await worker.inFolder(path, async (opened) => {
    // Whatever came meanwhile is told by the NOOP, so that the listing is as new as its answer.
    await opened.client.noop()
    return uidsSince({ ...opened, mailbox: opened.client.mailbox || opened.mailbox }, since)
  })
  // What the server knows of a mail without reading it.
  const bare = (uid: number) =>
    worker.inFolder(path, async (opened) => (await fetchAll(opened, [uid], bareFields)).map(entryOf))
  const unreadable: Unreadable<Entry> = { found: 0, instead: bare }
  for (const piece of pieces(uids, entriesAtOnce)) yield* byHalves(worker, path, piece, entriesOf, unreadable)
}

/** Groups that stay below the limits; a mail longer than `sizeMaxBytes` goes alone and is cut. */
const groupsBySize = (sizes: readonly { readonly uid: number; readonly bytes: number }[], sizeMaxBytes: number) => {
  const groups: { uids: number[]; cut: boolean }[] = []
  let bytes = 0
  for (const mail of sizes) {
    const last = groups.at(-1)
    if (mail.bytes > sizeMaxBytes) groups.push({ uids: [mail.uid], cut: true })
    else if (!last || last.cut || last.uids.length >= rawAtOnce || bytes + mail.bytes > rawBytesAtOnce) {
      groups.push({ uids: [mail.uid], cut: false })
      bytes = mail.bytes
    } else {
      last.uids.push(mail.uid)
      bytes += mail.bytes
    }
  }
  return groups
}

export type RawOptions = NonNullable<Parameters<MailSource['fetchRaw']>[2]>

export async function* fetchRaw(
  worker: Worker,
  path: string,
  uids: readonly number[],
  { sizeMaxBytes = rawSizeMaxBytes, onUnreadable }: RawOptions = {},
): AsyncGenerator<RawMail> {
  const unreadable: Unreadable<FetchMessageObject> = {
    found: 0,
    instead: (uid) => {
      if (onUnreadable === undefined) throw mailboxError('unreadable-mail')
      onUnreadable(uid)
      return []
    },
  }
  for (const piece of pieces(ascending(uids), entriesAtOnce)) {
    const sizes = await worker.inFolder(path, (opened) => fetchAll(opened, piece, { uid: true, size: true }))
    const known = sizes.map(({ uid, size }) => ({ uid, bytes: size ?? 0 }))
    for (const { uids: group, cut } of groupsBySize(known, sizeMaxBytes)) {
      const source = cut ? { maxLength: sizeMaxBytes } : true
      const job = (opened: Opened, wanted: readonly number[]) => fetchAll(opened, wanted, { uid: true, source })
      for await (const mail of byHalves(worker, path, group, job, unreadable)) {
        if (mail.source === undefined) {
          await worker.inFolder(path, (opened) => mustBeGone(opened, mail.uid))
          continue
        }
        const raw = new Uint8Array(mail.source.buffer, mail.source.byteOffset, mail.source.byteLength)
        yield { uid: mail.uid, raw, truncated: cut }
      }
    }
  }
}

/** Another session that removes mails has their files gone a moment before it says so; on a busy server, a long moment. */
const removalWaitsMs = [100, 200, 400, 800, 1_600, 3_200]

/** RFC 2180 §4.1: of a mail removed meanwhile, a server may answer with what it knew of it and without its bytes. */
const mustBeGone = async (opened: Opened, uid: number): Promise<void> => {
  for (const wait of removalWaitsMs) {
    if (!(await anyThere(opened, new Set([uid])))) return
    await pause(wait)
  }
  if (await anyThere(opened, new Set([uid]))) throw mailboxError('malformed-answer', 'FETCH without the mail')
}

/** One whole mail, in a folder already opened; null where it is gone. Throws when it is too large to be held. */
export const rawOf = async (opened: Opened, uid: number): Promise<Uint8Array | null> => {
  const mail = await opened.client.fetchOne(String(uid), { uid: true, source: true, size: true }, { uid: true })
  if (mail === false || mail.uid !== uid) return null
  if (mail.source !== undefined) return mail.source
  await mustBeGone(opened, uid)
  return null
}
