/**
 * Knowing when something changes: IDLE on the first folder (RFC 2177), on the second too where one more connection is to
 * be had, STATUS on the others, and STATUS alone where the server has no IDLE or no connection may be held. Lost
 * connections are made anew, ever more slowly.
 */
import { backoffMs, pause } from '../backoff.ts'
import { toMailboxError } from '../classify.ts'
import { type CredentialSource, signIn } from '../credentials.ts'
import { problem } from '../errors.ts'
import type { SourceEvent, Watch } from '../mail-source.ts'
import { MailboxError, type MailboxProblem } from '../problem.ts'
import type { ImapSettings } from '../settings.ts'
import type { MailboxWorld } from '../world.ts'
import { connectImap, type ImapConnection } from './connect.ts'
import type { Worker } from './worker.ts'

/** Several answers of the server about one change are one event. */
const settleMs = 100
/** A refused sign-in that had worked before may be the provider's fault: so often it is tried again, and this slowly. */
const refusalsMax = 3
const refusalWaitMs = 10 * 60_000
/** Folders beside the first, where a connection is held anyway: an honest mail in the junk folder waits so long at most. */
const othersPollMs = 30_000
/** A second connection that was refused or lost is tried again so much later; until then its folder is polled. */
const secondWaitMs = 10 * 60_000

type Deps = {
  readonly key: string
  readonly settings: ImapSettings
  readonly credentials: CredentialSource
  readonly world: MailboxWorld
  readonly worker: Worker
}

/** What STATUS says of a folder, as one string: any difference is a change. */
const statusOf = async ({ client, refusal }: ImapConnection, path: string): Promise<string> => {
  const asked = { messages: true, uidNext: true, uidValidity: true, unseen: true, highestModseq: true }
  const status = await client.status(path, asked)
  if (status === false) {
    const why = refusal()
    // A folder that was deleted or renamed must not end the watching of the others.
    if (why.kind === 'no-folder' || why.kind === 'command-refused') return 'none'
    throw new MailboxError(why)
  }
  return [status.uidValidity, status.uidNext, status.messages, status.unseen, status.highestModseq].join(' ')
}

/** Remembers what each folder looked like, and says which differ. The first look says nothing. */
const createComparer = (paths: readonly string[], onEvent: (event: SourceEvent) => void) => {
  const seen = new Map<string, string>()
  return async (connection: ImapConnection, which: readonly string[] = paths) => {
    for (const path of which) {
      const now = await statusOf(connection, path)
      const before = seen.get(path)
      seen.set(path, now)
      if (before !== undefined && before !== now) onEvent({ kind: 'folder', path })
    }
  }
}

/** Until the connection ends or the signal stops it. Rejects with why it ended. */
const idleOn = async (
  connection: ImapConnection,
  paths: readonly string[],
  settings: ImapSettings,
  onEvent: (event: SourceEvent) => void,
  signal: AbortSignal,
) => {
  const { client } = connection
  const [first = 'INBOX', ...others] = paths
  const compare = createComparer(others, onEvent)
  let timer: NodeJS.Timeout | undefined
  let busy = false
  let again = false
  // A mail that leaves this folder arrives in another: the others are looked at with every change.
  const look = async () => {
    if (busy) {
      again = true
      return
    }
    busy = true
    try {
      do {
        again = false
        await compare(connection)
      } while (again && !signal.aborted)
    } catch {
      // The close event tells why.
      client.close()
    } finally {
      busy = false
    }
  }
  const changed = () => {
    if (timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      if (signal.aborted) return
      onEvent({ kind: 'folder', path: first })
      void look()
    }, settleMs)
  }
  for (const name of ['exists', 'expunge', 'flags'] as const) client.on(name, changed)
  const ended = new Promise<void>((resolve) => {
    client.once('close', resolve)
    signal.addEventListener('abort', () => resolve(), { once: true })
    // Stopped while it connected: the event is over already.
    if (!client.usable || signal.aborted) resolve()
  })
  const poll = setInterval(() => void look(), Math.min(othersPollMs, settings.pollSeconds * 1000))
  try {
    await client.mailboxOpen(first)
    await compare(connection)
    onEvent({ kind: 'connected', way: 'idle' })
    await ended
  } finally {
    clearInterval(poll)
    clearTimeout(timer)
  }
  if (!signal.aborted) throw new MailboxError(connection.lost() ?? problem('connection-lost'))
}

/**
 * IDLE on one more folder. Never rejects and tells of no trouble: without it the folder is polled, as before. Only where
 * the server leaves room: providers count connections, and the person's own programs need some.
 */
const alsoIdleOn = async (
  { key, settings, credentials, world, worker }: Deps,
  path: string,
  onEvent: (event: SourceEvent) => void,
  signal: AbortSignal,
) => {
  while (!signal.aborted) {
    const slot = world.gate.trySpare(settings.host, key, settings.connectionsMax, worker.isConnected())
    if (slot !== null) {
      let connection: ImapConnection | null = null
      try {
        await world.gate.pace(settings.host)
        connection = await signIn(credentials, (how) => connectImap(settings, how, 'watch'))
        const tell = (event: SourceEvent) => event.kind === 'folder' && onEvent(event)
        await idleOn(connection, [path], settings, tell, signal)
      } catch (error) {
        world.log('debug', 'second connection', { mailbox: key, kind: toMailboxError(error).problem.kind })
      } finally {
        if (connection !== null) await leave(connection)
        slot.release()
      }
    }
    await pause(secondWaitMs, signal)
  }
}

const leave = async ({ client }: ImapConnection) => {
  if (client.usable) await client.logout().catch(() => undefined)
  client.close()
}

/** One look at every folder each `pollSeconds`, on the working connection. */
const pollOn = async (
  { worker, settings }: Deps,
  paths: readonly string[],
  onEvent: (event: SourceEvent) => void,
  signal: AbortSignal,
) => {
  const compare = createComparer(paths, onEvent)
  for (let first = true; !signal.aborted; first = false) {
    await worker.onServer((connection) => compare(connection))
    if (first) onEvent({ kind: 'connected', way: 'poll' })
    await pause(settings.pollSeconds * 1000, signal)
  }
}

const isRefusal = ({ kind }: MailboxProblem) =>
  kind === 'wrong-password' || kind === 'app-password-needed' || kind === 'login-disabled' || kind === 'oauth-expired'

/** One life of a connection. */
const watchOnce = async (
  deps: Deps,
  paths: readonly string[],
  onEvent: (event: SourceEvent) => void,
  signal: AbortSignal,
) => {
  const { settings, world } = deps
  const slot = world.gate.tryHold(settings.host, deps.key, settings.connectionsMax)
  if (slot === null) return pollOn(deps, paths, onEvent, signal)
  let connection: ImapConnection | null = null
  try {
    await world.gate.pace(settings.host)
    connection = await signIn(deps.credentials, (how) => connectImap(settings, how, 'watch'))
    if (connection.client.capabilities.has('IDLE')) {
      const ending = new AbortController()
      const second = paths[1]
      let also: Promise<void> | null = null
      const tell = (event: SourceEvent) => {
        onEvent(event)
        // Only once the first stands: it is the one that matters.
        if (event.kind === 'connected' && second !== undefined)
          also ??= alsoIdleOn(deps, second, onEvent, AbortSignal.any([signal, ending.signal]))
      }
      try {
        await idleOn(connection, paths, settings, tell, signal)
      } finally {
        ending.abort()
        await also
      }
      return
    }
  } finally {
    if (connection !== null) await leave(connection)
    slot.release()
  }
  await pollOn(deps, paths, onEvent, signal)
}

export const watchImap = (deps: Deps, paths: readonly string[], onEvent: (event: SourceEvent) => void): Watch => {
  const stopping = new AbortController()
  const { signal } = stopping
  const say = (event: SourceEvent) => {
    if (!signal.aborted) onEvent(event)
  }
  const run = async () => {
    let failures = 0
    let refusals = 0
    let worked = false
    const tell = (event: SourceEvent) => {
      if (event.kind === 'connected') {
        failures = 0
        refusals = 0
        worked = true
      }
      say(event)
    }
    while (!signal.aborted) {
      try {
        await watchOnce(deps, paths, tell, signal)
      } catch (error) {
        if (signal.aborted) return
        const { problem: why } = toMailboxError(error)
        failures++
        if (isRefusal(why)) refusals++
        if (isRefusal(why) && (!worked || refusals > refusalsMax)) return say({ kind: 'stopped', problem: why })
        const wait = backoffMs(failures, why, deps.world.random())
        const retryInMs = isRefusal(why) ? Math.max(refusalWaitMs, wait) : wait
        deps.world.log('warn', 'mailbox connection', {
          mailbox: deps.key,
          kind: why.kind,
          detail: why.detail,
          retryInMs,
        })
        say({ kind: 'lost', problem: why, retryInMs })
        await pause(retryInMs, signal)
      }
    }
  }
  const running = run()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
