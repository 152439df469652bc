/** An IMAP mailbox as a MailSource. */
import { createCredentials } from '../credentials.ts'
import { mailboxError } from '../errors.ts'
import type { Capabilities, FlagChange, MailSource, MoveOptions } from '../mail-source.ts'
import { MailboxError } from '../problem.ts'
import type { ImapSettings, MailboxSecret } from '../settings.ts'
import type { MailboxWorld } from '../world.ts'
import { changes } from './changes.ts'
import { type ImapConnection, offers } from './connect.ts'
import { entriesOf, fetchRaw, listSince } from './fetch.ts'
import { findCopies, otherMails } from './find.ts'
import { ensureFolder, listFolders, stateOf } from './folders.ts'
import { moveMails } from './move.ts'
import { watchImap } from './watch.ts'
import { createWorker, type Opened } from './worker.ts'

/** RFC 7162 §3.2.3: a server that has QRESYNC has CONDSTORE. RFC 9051 folds the rest into IMAP4rev2. */
export const imapCapabilities = ({ client }: ImapConnection): Capabilities => {
  const has = (name: string) => offers(client, name)
  const idle = has('IDLE')
  const safeMove = has('MOVE') || has('UIDPLUS')
  return {
    idle,
    move: has('MOVE'),
    uidPlus: has('UIDPLUS'),
    condstore: client.capabilities.has('CONDSTORE') || client.capabilities.has('QRESYNC'),
    qresync: client.capabilities.has('QRESYNC'),
    specialUse: has('SPECIAL-USE'),
    seesProviderJunk: true,
    changesServer: true,
    limits: [
      ...(idle
        ? []
        : [
            {
              ja: 'このサーバーは新着を知らせないため、一定の間隔で見に行きます。',
              en: 'This server does not tell of new mail, so it is looked at from time to time.',
            },
          ]),
      ...(safeMove
        ? []
        : [
            {
              ja: 'このサーバーではメールを移しても元のメールが残ります。元のメールには「削除」の印が付きます。',
              en: 'On this server a moved mail stays in its old folder too, marked as deleted.',
            },
          ]),
    ],
  }
}

const setFlags = async (
  opened: Opened,
  asked: readonly number[],
  change: FlagChange,
  { fingerprints }: Pick<MoveOptions, 'fingerprints'> = {},
) => {
  const { client, mailbox } = opened
  if (mailbox.readOnly) throw mailboxError('read-only-folder', mailbox.path)
  const others = fingerprints
    ? await otherMails(opened, await entriesOf(opened, asked), fingerprints)
    : new Set<number>()
  const uids = asked.filter((uid) => !others.has(uid))
  const allowed = mailbox.permanentFlags
  const keeps = (flag: string) =>
    allowed === undefined ||
    [...allowed].some((one) => one.toLowerCase() === flag.toLowerCase()) ||
    (allowed.has('\\*') && !flag.startsWith('\\'))
  const add = (change.add ?? []).filter(keeps)
  const options = { uid: true, silent: true }
  const must = (done: boolean) => {
    if (!done) throw new MailboxError(opened.refusal())
  }
  // Removed first: $Junk and $NotJunk exclude each other, and no program should see both.
  if (uids.length > 0 && change.remove?.length)
    must(await client.messageFlagsRemove([...uids], [...change.remove], options))
  if (uids.length > 0 && add.length > 0) must(await client.messageFlagsAdd([...uids], add, options))
  return { unsupported: (change.add ?? []).filter((flag) => !keeps(flag)), missing: [...others] }
}

/**
 * @param key names the mailbox for limits and log, unique in the process.
 */
export const createImapSource = (
  key: string,
  settings: ImapSettings,
  secret: MailboxSecret,
  world: MailboxWorld,
): MailSource => {
  const credentials = createCredentials(settings, secret, world)
  const worker = createWorker(key, settings, credentials, world)
  const watches = new Set<() => Promise<void>>()
  return {
    kind: 'imap',
    capabilities: () => worker.onServer(async (connection) => imapCapabilities(connection)),
    listFolders: () => worker.onServer((connection) => listFolders(connection, settings)),
    openFolder: (path) => worker.inFolder(path, async ({ mailbox }) => stateOf(mailbox), { fresh: true }),
    listSince: (path, since) => listSince(worker, path, since),
    changes: (path, known) => changes(worker, path, known),
    fetchRaw: (path, uids, options) => fetchRaw(worker, path, uids, options),
    move: (path, uids, to, options) => moveMails(worker, path, uids, to, options),
    setFlags: (path, uids, change, options) =>
      uids.length === 0
        ? Promise.resolve({ unsupported: [], missing: [] })
        : worker.inFolder(path, (opened) => setFlags(opened, uids, change, options)),
    ensureFolder: async (path) => {
      const folder = await worker.onServer((connection) => ensureFolder(connection, settings, path))
      if (folder === null) throw mailboxError('no-folder', path)
      return folder
    },
    findCopies: (path, mail) => worker.inFolder(path, (opened) => findCopies(opened, mail)),
    append: (path, raw, options = {}) =>
      worker.onServer(
        async ({ client, refusal }) => {
          const date = options.internalDateMs === undefined ? undefined : new Date(options.internalDateMs)
          const done = await client.append(path, Buffer.from(raw), [...(options.flags ?? [])], date)
          if (!done) throw new MailboxError(refusal())
          return { uid: done.uid ?? null }
        },
        { again: false },
      ),
    watch: async (paths, onEvent) => {
      const watch = watchImap({ key, settings, credentials, world, worker }, paths, onEvent)
      watches.add(watch.stop)
      return {
        stop: async () => {
          watches.delete(watch.stop)
          await watch.stop()
        },
      }
    },
    close: async () => {
      await Promise.all([...watches].map((stop) => stop()))
      watches.clear()
      await worker.close()
    },
  }
}
