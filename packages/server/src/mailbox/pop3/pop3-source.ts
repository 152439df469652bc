/**
 * A POP3 mailbox as a MailSource: pulled into a local Maildir, which is what is sorted and read. POP3 shows one folder and
 * can move nothing, so what is done here does not show in the provider's webmail; capabilities() says so.
 */
import { backoffMs, pause } from '../backoff.ts'
import { toMailboxError } from '../classify.ts'
import { createCredentials, signIn } from '../credentials.ts'
import type { MailSource } from '../mail-source.ts'
import { makeFolder } from '../maildir/folders.ts'
import { createMaildirSource } from '../maildir/maildir-source.ts'
import { inbox } from '../maildir/names.ts'
import type { MailboxSecret, Pop3Settings } from '../settings.ts'
import type { MailboxWorld } from '../world.ts'
import { connectPop3 } from './connection.ts'
import { type PullResult, pull } from './pull.ts'

/** The junk folder of the local Maildir. */
const junkFolder = '迷惑メール'

export const popLimits = [
  {
    ja: 'POP3 では、プロバイダーの迷惑メールフォルダの中は見えません。そこに入ったメールを受信箱に戻すことはできません。',
    en: "POP3 does not show the provider's junk folder, so nothing in it can be brought back to the inbox.",
  },
  {
    ja: 'メールはこの機械に取り込んで振り分けます。ほかのメールソフトやウェブメールの受信箱は変わりません。',
    en: 'Mails are pulled to this machine and sorted here. The inbox in other programs and in webmail stays as it is.',
  },
]

export type Pop3Source = MailSource & {
  /** Looks for new mail now. Rejects with a MailboxError. */
  readonly pull: () => Promise<PullResult>
}

const stopKinds = new Set(['wrong-password', 'app-password-needed', 'login-disabled', 'oauth-expired', 'no-uidl'])

/** @param root the local Maildir, made where there is none. */
export const createPop3Source = (
  key: string,
  settings: Pop3Settings,
  secret: MailboxSecret,
  world: MailboxWorld,
  root: string,
): Pop3Source => {
  const credentials = createCredentials(settings, secret, world)
  const local = createMaildirSource({ path: root, folders: {}, pollSeconds: settings.pollSeconds }, world)
  let made: Promise<void> | null = null
  const ready = () => {
    made ??= makeFolder(root, inbox)
      .then(() => makeFolder(root, junkFolder))
      .catch((error: unknown) => {
        made = null
        throw toMailboxError(error)
      })
    return made
  }

  let running: Promise<PullResult> | null = null
  const pullNow = async (): Promise<PullResult> => {
    await ready()
    // A POP3 server locks the mailbox for one session (RFC 1939 §4).
    const slot = await world.gate.acquire(settings.host, key, 1)
    try {
      await world.gate.pace(settings.host)
      const pop3 = await signIn(credentials, (how) => connectPop3(settings, how))
      try {
        const result = await pull(pop3, root, settings, world.now)
        await pop3.quit()
        return result
      } finally {
        pop3.destroy()
      }
    } catch (error) {
      throw toMailboxError(error)
    } finally {
      slot.release()
    }
  }
  const pullOnce = () => {
    running ??= pullNow().finally(() => {
      running = null
    })
    return running
  }

  const stops = new Set<() => Promise<void>>()
  const after = async <T>(job: () => Promise<T>): Promise<T> => {
    await ready()
    return job()
  }
  async function* afterEach<T>(all: AsyncIterable<T>): AsyncGenerator<T> {
    await ready()
    yield* all
  }
  return {
    ...local,
    kind: 'pop3',
    pull: pullOnce,
    capabilities: async () => ({
      ...(await local.capabilities()),
      idle: false,
      seesProviderJunk: false,
      changesServer: false,
      limits: popLimits,
    }),
    listFolders: () => after(local.listFolders),
    openFolder: (path) => after(() => local.openFolder(path)),
    listSince: (path, since) => afterEach(local.listSince(path, since)),
    changes: (path, known) => after(() => local.changes(path, known)),
    fetchRaw: (path, uids, options) => afterEach(local.fetchRaw(path, uids, options)),
    append: (path, raw, options) => after(() => local.append(path, raw, options)),
    ensureFolder: (path) => after(() => local.ensureFolder(path)),
    watch: async (paths, onEvent) => {
      await ready()
      // What is pulled shows as a change of the Maildir; its "connected" would be said before anybody asked the server.
      const files = await local.watch(paths, (event) => {
        if (event.kind === 'folder') onEvent(event)
      })
      const stopping = new AbortController()
      const { signal } = stopping
      const loop = async () => {
        let failures = 0
        let connected = false
        while (!signal.aborted) {
          let waitMs = settings.pollSeconds * 1000
          try {
            await pullOnce()
            if (!connected && !signal.aborted) onEvent({ kind: 'connected', way: 'poll' })
            connected = true
            failures = 0
          } catch (error) {
            const { problem } = toMailboxError(error)
            if (signal.aborted) return
            if (stopKinds.has(problem.kind)) return onEvent({ kind: 'stopped', problem })
            connected = false
            waitMs = Math.max(waitMs, backoffMs(++failures, problem, world.random()))
            onEvent({ kind: 'lost', problem, retryInMs: waitMs })
          }
          await pause(waitMs, signal)
        }
      }
      const looping = loop()
      const stop = async () => {
        stops.delete(stop)
        stopping.abort()
        await Promise.all([looping, files.stop()])
      }
      stops.add(stop)
      return { stop }
    },
    close: async () => {
      await Promise.all([...stops].map((stop) => stop()))
      await running?.catch(() => undefined)
      await local.close()
    },
  }
}
