/** A Maildir on this machine as a MailSource. */
import { join } from 'node:path'
import { contentHashOf } from '../../store/content-hash.ts'
import { toMailboxError } from '../classify.ts'
import { mailboxError } from '../errors.ts'
import {
  type Capabilities,
  type Entry,
  type Fingerprint,
  type FlagChange,
  type FolderState,
  type MailSource,
  type Moved,
  type MoveOptions,
  type MoveResult,
  type RawMail,
  rawSizeMaxBytes,
} from '../mail-source.ts'
import type { MailboxProblem } from '../problem.ts'
import type { MaildirSettings } from '../settings.ts'
import type { MailboxWorld } from '../world.ts'
import { deliver, renameFlags, transfer } from './deliver.ts'
import { entryOf, flagsOf, readStart } from './entry.ts'
import { type FolderNow, readFolder, type StoredMail } from './folder.ts'
import { listFolders, locate, makeFolder } from './folders.ts'
import { nameFlags } from './names.ts'
import type { UidList } from './uid-list.ts'
import { watchMaildir } from './watch.ts'

const capabilities: Capabilities = {
  idle: true,
  move: true,
  uidPlus: true,
  condstore: false,
  qresync: false,
  specialUse: false,
  seesProviderJunk: true,
  changesServer: true,
  limits: [],
}

const stateOf = (path: string, folder: FolderNow): FolderState => ({
  path,
  uidValidity: folder.uidValidity,
  uidNext: folder.uidNext,
  highestModseq: null,
  exists: folder.mails.length,
  readOnly: false,
  keywords: 'any',
})

/** Every failure of the file system as a problem with a sentence. */
const guarded = async <T>(job: () => Promise<T>): Promise<T> => {
  try {
    return await job()
  } catch (error) {
    throw toMailboxError(error)
  }
}

type RawOptions = NonNullable<Parameters<MailSource['fetchRaw']>[2]>

async function* guardedEach<T>(all: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* all
  } catch (error) {
    throw toMailboxError(error)
  }
}

const withKeywords = (list: UidList, keywords: ReadonlyMap<string, readonly string[]>): UidList => ({
  ...list,
  mails: new Map(
    [...list.mails].map(([base, known]) => [base, { ...known, keywords: keywords.get(base) ?? known.keywords }]),
  ),
})

export const createMaildirSource = (
  settings: Pick<MaildirSettings, 'path' | 'folders' | 'pollSeconds'>,
  world: MailboxWorld,
): MailSource => {
  const root = settings.path
  const now = () => world.now()
  const read = (path: string, change?: (list: UidList) => UidList) => readFolder(locate(root, path), now(), change)
  const watches = new Set<() => Promise<void>>()

  async function* entriesFrom(path: string, from: number): AsyncGenerator<Entry> {
    const folder = await read(path)
    for (const mail of folder.mails) {
      if (mail.uid < from) continue
      const entry = await entryOf(folder.directory, mail)
      if (entry !== null) yield entry
    }
  }

  async function* rawsOf(path: string, uids: readonly number[], options: RawOptions): AsyncGenerator<RawMail> {
    const { sizeMaxBytes = rawSizeMaxBytes, onUnreadable } = options
    const unreadable = (uid: number) => (error: unknown) => {
      if (onUnreadable === undefined) throw error
      onUnreadable(uid)
      return null
    }
    const folder = await read(path)
    const wanted = new Set(uids)
    for (const mail of folder.mails) {
      if (!wanted.has(mail.uid)) continue
      // Another program may have changed its flags, and so its name, meanwhile.
      const raw = await readStart(join(folder.directory, mail.file), sizeMaxBytes + 1)
        .then((start) => start ?? rereadStart(path, mail.base, sizeMaxBytes + 1))
        .catch(unreadable(mail.uid))
      if (raw === null) continue
      yield { uid: mail.uid, raw: raw.subarray(0, sizeMaxBytes), truncated: raw.length > sizeMaxBytes }
    }
  }

  const rereadStart = async (path: string, base: string, bytesMax: number): Promise<Uint8Array | null> => {
    const folder = await read(path)
    const mail = folder.mails.find((one) => one.base === base)
    return mail === undefined ? null : readStart(join(folder.directory, mail.file), bytesMax)
  }

  const copiesIn = async (folder: FolderNow, mail: Fingerprint): Promise<readonly number[]> => {
    const found: number[] = []
    for (const stored of folder.mails) {
      const path = join(folder.directory, stored.file)
      const start = await readStart(path, mail.sizeBytes + 1)
      if (start?.length !== mail.sizeBytes) continue
      if (contentHashOf(start.subarray(0, rawSizeMaxBytes)) !== mail.contentHash) continue
      found.push(stored.uid)
    }
    return found
  }

  /** Whether the UID names another mail than it should: the list was made anew, or a program exchanged the file. */
  const isOther = async (folder: FolderNow, mail: StoredMail, print: Fingerprint | undefined): Promise<boolean> => {
    if (print === undefined) return false
    const start = await readStart(join(folder.directory, mail.file), rawSizeMaxBytes)
    // Under another name meanwhile: who moves it looks again by its base name, which stays the mail's own.
    return start !== null && contentHashOf(start) !== print.contentHash
  }

  const moveAll = async (
    path: string,
    uids: readonly number[],
    to: string,
    { fingerprints, resume = false, taken: others = new Set() }: MoveOptions = {},
  ): Promise<MoveResult> => {
    const source = await read(path)
    const target = await read(to)
    const byUid = new Map(source.mails.map((mail) => [mail.uid, mail]))
    const bases = new Map<number, { readonly base: string; readonly keywords: readonly string[] }>()
    const failed: { uid: number; problem: MailboxProblem }[] = []
    const absent: number[] = []
    for (const uid of uids) {
      const mail = byUid.get(uid)
      try {
        if (mail === undefined || (await isOther(source, mail, fingerprints?.get(uid)))) {
          absent.push(uid)
          continue
        }
        bases.set(uid, { base: await moveOne(path, source, mail, target), keywords: mail.keywords })
      } catch (error) {
        const { problem: why } = toMailboxError(error)
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') absent.push(uid)
        else failed.push({ uid, problem: why })
      }
    }
    // UIDs first, then the keywords that moved along.
    await read(to)
    const after = await read(to, (list) =>
      withKeywords(list, new Map([...bases.values()].map(({ base, keywords }) => [base, keywords]))),
    )
    const uidOf = new Map(after.mails.map(({ base, uid }) => [base, uid]))
    const moved: Moved[] = [...bases].map(([uid, { base }]) => ({ uid, uidAfter: uidOf.get(base) ?? null }))
    const taken = new Set<number | null>([...others, ...moved.map(({ uidAfter }) => uidAfter)])
    const missing: number[] = []
    for (const uid of absent) {
      const print = resume ? fingerprints?.get(uid) : undefined
      const copies = print === undefined ? [] : await copiesIn(after, print)
      const free = copies.findLast((copy) => !taken.has(copy))
      if (free === undefined) missing.push(uid)
      else {
        taken.add(free)
        moved.push({ uid, uidAfter: free })
      }
    }
    await read(path)
    return { moved, leftBehind: [], failed, missing }
  }

  /** Once more under its new name where another program changed its flags meanwhile. */
  const moveOne = async (path: string, source: FolderNow, mail: StoredMail, target: FolderNow): Promise<string> => {
    try {
      return await transfer(source.directory, mail, target.directory, now())
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      const again = (await read(path)).mails.find(({ base }) => base === mail.base)
      if (again === undefined) throw error
      return transfer(source.directory, again, target.directory, now())
    }
  }

  const change = async (
    path: string,
    uids: readonly number[],
    { add = [], remove = [] }: FlagChange,
    { fingerprints }: Pick<MoveOptions, 'fingerprints'> = {},
  ) => {
    const folder = await read(path)
    const wanted = new Set(uids)
    const missing: number[] = []
    const keywords = new Map<string, readonly string[]>()
    for (const mail of folder.mails) {
      if (!wanted.has(mail.uid)) continue
      if (await isOther(folder, mail, fingerprints?.get(mail.uid))) {
        missing.push(mail.uid)
        continue
      }
      const flags = new Set(flagsOf(mail))
      for (const flag of remove) flags.delete(flag)
      for (const flag of add) flags.add(flag)
      const inName = [...flags].filter((flag) => nameFlags.has(flag))
      if (inName.join() !== mail.flags.join()) await renameFlags(folder.directory, mail, inName)
      keywords.set(
        mail.base,
        [...flags].filter((flag) => !nameFlags.has(flag)),
      )
    }
    await read(path, (list) => withKeywords(list, keywords))
    return { unsupported: [], missing }
  }

  const source: MailSource = {
    kind: 'maildir',
    capabilities: async () => capabilities,
    listFolders: () => guarded(() => listFolders(root, settings.folders)),
    openFolder: (path) => guarded(async () => stateOf(path, await read(path))),
    listSince: (path, since) => guardedEach(entriesFrom(path, 'uid' in since ? since.uid : 1)),
    changes: (path, known) =>
      guarded(async () => {
        const folder = await read(path)
        const state = stateOf(path, folder)
        if (state.uidValidity !== known.uidValidity) return { kind: 'reset', state }
        const had = new Set(known.uids)
        const there = new Set(folder.mails.map(({ uid }) => uid))
        return {
          kind: 'changed',
          state,
          added: [...there].filter((uid) => !had.has(uid)),
          vanished: known.uids.filter((uid) => !there.has(uid)),
          flags: folder.mails
            .filter(({ uid }) => had.has(uid))
            .map((mail) => ({ uid: mail.uid, flags: flagsOf(mail) })),
        }
      }),
    fetchRaw: (path, uids, options = {}) => guardedEach(rawsOf(path, uids, options)),
    move: (path, uids, to, options) => guarded(() => moveAll(path, uids, to, options)),
    setFlags: (path, uids, flags, options) => guarded(() => change(path, uids, flags, options)),
    ensureFolder: (path) =>
      guarded(async () => {
        await makeFolder(root, path)
        const folder = (await listFolders(root, settings.folders)).find((one) => one.path === path)
        if (folder === undefined) throw mailboxError('no-folder', path)
        return folder
      }),
    findCopies: (path, mail) => guarded(async () => copiesIn(await read(path), mail)),
    append: (path, raw, options = {}) =>
      guarded(async () => {
        const flags = options.flags ?? []
        const { directory } = await read(path)
        const base = await deliver(directory, [raw], {
          flags: flags.filter((flag) => nameFlags.has(flag)),
          internalDateMs: options.internalDateMs ?? null,
          nowMs: now(),
        })
        await read(path)
        const keywords = new Map([[base, flags.filter((flag) => !nameFlags.has(flag))]])
        const { mails } = await read(path, (list) => withKeywords(list, keywords))
        return { uid: mails.find((mail) => mail.base === base)?.uid ?? null }
      }),
    watch: async (paths, onEvent) => {
      const stop = watchMaildir(
        paths.map((path) => ({ path, directory: locate(root, path) })),
        settings.pollSeconds * 1000,
        onEvent,
      )
      watches.add(stop)
      return {
        stop: async () => {
          watches.delete(stop)
          await stop()
        },
      }
    },
    close: async () => {
      await Promise.all([...watches].map((stop) => stop()))
      watches.clear()
    },
  }
  return source
}
