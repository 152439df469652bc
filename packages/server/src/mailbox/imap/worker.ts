/**
 * The connection that does the work of one mailbox: made when needed, given back when quiet, one job at a time. It also
 * sees to it that a UID is never used in a folder that was made anew (RFC 9051 §2.3.1.1).
 */
import type { ImapFlow, MailboxObject } from 'imapflow'
import { toMailboxError } from '../classify.ts'
import { type CredentialSource, signIn } from '../credentials.ts'
import { mailboxError } from '../errors.ts'
import type { Slot } from '../gate.ts'
import type { ImapSettings } from '../settings.ts'
import type { MailboxWorld } from '../world.ts'
import { connectImap, type ImapConnection } from './connect.ts'

/** A connection nobody used for so long is given back. */
const quietMs = 30_000

export type Opened = ImapConnection & { readonly mailbox: MailboxObject }

export type Worker = {
  /** A job on the server as a whole. */
  readonly onServer: <T>(job: (connection: ImapConnection) => Promise<T>, options?: JobOptions) => Promise<T>
  /** A job in an opened folder. Rejects with `folder-renewed` when its UIDVALIDITY is not the one last told. */
  readonly inFolder: <T>(path: string, job: (opened: Opened) => Promise<T>, options?: FolderOptions) => Promise<T>
  /** Whether it holds a connection now. */
  readonly isConnected: () => boolean
  readonly close: () => Promise<void>
}

type JobOptions = {
  /** False for a job that must not be done twice: then a lost connection is the caller's to mend. */
  readonly again?: boolean
}
type FolderOptions = JobOptions & {
  /** Opens it anew, so that UIDNEXT and the count are the server's latest, and takes its UIDVALIDITY as the one told. */
  readonly fresh?: boolean
}

type Live = { readonly connection: ImapConnection; readonly slot: Slot }

/** Endings of a connection that a new one mends. */
const lostKinds = new Set(['connection-lost', 'timeout'])

export const createWorker = (
  key: string,
  settings: ImapSettings,
  credentials: CredentialSource,
  world: MailboxWorld,
): Worker => {
  let live: Live | null = null
  let closed = false
  let quiet: NodeJS.Timeout | undefined
  let queue: Promise<unknown> = Promise.resolve()
  const told = new Map<string, bigint>()

  const drop = async (polite: boolean) => {
    const gone = live
    live = null
    clearTimeout(quiet)
    if (gone === null) return
    if (polite && gone.connection.client.usable) await gone.connection.client.logout().catch(() => undefined)
    gone.connection.client.close()
    gone.slot.release()
  }

  const connected = async (): Promise<{ readonly connection: ImapConnection; readonly reused: boolean }> => {
    if (live !== null) {
      if (live.connection.client.usable) return { connection: live.connection, reused: true }
      await drop(false)
    }
    const slot = await world.gate.acquire(settings.host, key, settings.connectionsMax)
    try {
      await world.gate.pace(settings.host)
      const connection = await signIn(credentials, (how) => connectImap(settings, how, 'work'))
      live = { connection, slot }
      return { connection, reused: false }
    } catch (error) {
      slot.release()
      throw error
    }
  }

  const once = async <T>(job: (connection: ImapConnection) => Promise<T>, again: boolean): Promise<T> => {
    if (closed) throw mailboxError('closed')
    clearTimeout(quiet)
    const { connection, reused } = await connected()
    try {
      await world.gate.pace(settings.host)
      return await job(connection)
    } catch (error) {
      const failure = toMailboxError(error)
      const lost = !connection.client.usable || lostKinds.has(failure.problem.kind)
      if (lost || failure.problem.kind === 'malformed-answer') await drop(false)
      // A server may have ended a connection that lay quiet; one that was just made has no such excuse.
      if (lost && reused && again && !closed) return once(job, false)
      throw failure
    } finally {
      clearTimeout(quiet)
      const wait = world.gate.crowded(settings.host) ? 0 : quietMs
      quiet = setTimeout(() => {
        queue = queue.then(() => drop(true))
      }, wait)
      quiet.unref()
    }
  }

  const enqueue = <T>(job: () => Promise<T>): Promise<T> => {
    const run = queue.then(job)
    queue = run.catch(() => undefined)
    return run
  }

  const open = async (client: ImapFlow, path: string, fresh: boolean): Promise<MailboxObject> => {
    const current = client.mailbox
    const mailbox = !fresh && current !== false && current.path === path ? current : await client.mailboxOpen(path)
    const known = told.get(path)
    // Dovecot and others count seconds, others random numbers: any difference means other UIDs.
    if (!fresh && known !== undefined && known !== mailbox.uidValidity) throw mailboxError('folder-renewed', path)
    told.set(path, mailbox.uidValidity)
    return mailbox
  }

  return {
    onServer: (job, options = {}) => enqueue(() => once(job, options.again ?? true)),
    inFolder: (path, job, options = {}) =>
      enqueue(() =>
        once(async (connection) => {
          const mailbox = await open(connection.client, path, options.fresh ?? false)
          return job({ ...connection, mailbox })
        }, options.again ?? true),
      ),
    isConnected: () => live !== null,
    close: async () => {
      closed = true
      // Whatever runs is cut off: its job ends in a MailboxError, and nothing is left half done that settle cannot mend.
      await Promise.race([queue, new Promise((resolve) => setTimeout(resolve, 2_000).unref())])
      await drop(true)
    },
  }
}
