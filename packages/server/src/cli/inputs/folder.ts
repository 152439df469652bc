/** Folders to the files in them that may be mail: plain folders, and Maildirs with their sub-folders. */
import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ProblemTexts } from '../problem-texts.ts'
import { describeError, type ReadMode } from './input.ts'

export type FolderEntry =
  | { readonly path: string; readonly sizeBytes: number; readonly mode: ReadMode }
  | { readonly problem: string; readonly where: string }

/** Folders inside folders. Real mail stores stay under 10. */
const depthMax = 40

type Kind = 'plain' | 'maildir' | 'messages'

/** In name order. Each folder is entered once, however links lead to it. */
export async function* walkFolder(path: string, t: ProblemTexts): AsyncGenerator<FolderEntry> {
  yield* walk(path, 0, new Set(), t)
}

async function* walk(path: string, depth: number, seen: Set<string>, t: ProblemTexts): AsyncGenerator<FolderEntry> {
  if (depth > depthMax) {
    yield { problem: t.tooDeep, where: path }
    return
  }
  let entries: Dirent[]
  try {
    const { dev, ino } = await stat(path)
    const key = `${dev}:${ino}`
    if (seen.has(key)) return
    seen.add(key)
    entries = await readdir(path, { withFileTypes: true })
  } catch (error) {
    yield { problem: describeError(error, t), where: path }
    return
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  const kind = kindOf(path, entries)
  for (const entry of entries) {
    const child = join(path, entry.name)
    if (!isWanted(entry, kind)) continue
    if (entry.isDirectory()) {
      yield* walkChild(child, kind, depth, seen, t)
      continue
    }
    let info: Awaited<ReturnType<typeof stat>>
    try {
      info = await stat(child)
    } catch (error) {
      yield { problem: entry.isSymbolicLink() ? t.brokenLink : describeError(error, t), where: child }
      continue
    }
    if (info.isDirectory()) yield* walkChild(child, kind, depth, seen, t)
    else if (kind === 'maildir') continue
    else if (!info.isFile()) yield { problem: t.notAFile, where: child }
    else yield { path: child, sizeBytes: info.size, mode: modeOf(entry.name, kind) }
  }
}

async function* walkChild(
  path: string,
  parent: Kind,
  depth: number,
  seen: Set<string>,
  t: ProblemTexts,
): AsyncGenerator<FolderEntry> {
  // Beside its sub-folders a Maildir holds the mail server's own; only what is a Maildir again is mail.
  if (parent === 'maildir' && !isMessages(path) && !(await exists(join(path, 'cur')))) return
  yield* walk(path, depth + 1, seen, t)
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

const isMessages = (path: string): boolean => basename(path) === 'cur' || basename(path) === 'new'

const kindOf = (path: string, entries: readonly Dirent[]): Kind => {
  const names = new Set(entries.map((e) => e.name))
  if (names.has('cur') && (names.has('new') || names.has('tmp'))) return 'maildir'
  return isMessages(path) && !entries.some((e) => e.isDirectory()) ? 'messages' : 'plain'
}

/** Hidden files are another program's; in a Maildir hidden folders are sub-folders, and tmp holds mail half written. */
const isWanted = ({ name }: Dirent, kind: Kind): boolean =>
  kind === 'maildir' ? name !== 'tmp' && name !== '.' : !name.startsWith('.')

export const isRowsName = (name: string): boolean => /\.(?:jsonl|ndjson)(?:\.gz)?$/i.test(name)

const modeOf = (name: string, kind: Kind): ReadMode => {
  if (kind === 'messages') return 'mail'
  if (isRowsName(name)) return 'rows'
  return /\.(?:eml|mbox|mbx|msg)(?:\.gz)?$/i.test(name) ? 'any' : 'guess'
}
