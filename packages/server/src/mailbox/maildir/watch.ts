/** Knowing when a Maildir changes: the system tells (inotify), and a look now and then covers what it does not. */
import { type FSWatcher, watch } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { mailboxError } from '../errors.ts'
import type { SourceEvent } from '../mail-source.ts'
import { isMaildir } from './folder.ts'

/** A delivery is several events of the file system and one of ours. */
const settleMs = 100

type Watched = { readonly path: string; readonly directory: string }

/** When its folders last changed; '' where it is gone. */
const stampOf = async (directory: string): Promise<string> => {
  const times = await Promise.all(
    ['new', 'cur'].map((part) =>
      stat(join(directory, part), { bigint: true }).then(
        ({ mtimeNs }) => String(mtimeNs),
        () => '',
      ),
    ),
  )
  return times.join(' ')
}

/** @returns what stops it. */
export const watchMaildir = (
  folders: readonly Watched[],
  pollMs: number,
  onEvent: (event: SourceEvent) => void,
): (() => Promise<void>) => {
  let stopped = false
  const timers = new Map<string, NodeJS.Timeout>()
  const watchers: FSWatcher[] = []
  const stamps = new Map<string, string>()

  const look = async ({ path, directory }: Watched) => {
    const now = await stampOf(directory)
    const before = stamps.get(path)
    stamps.set(path, now)
    if (!stopped && before !== undefined && before !== now) onEvent({ kind: 'folder', path })
  }
  const soon = (folder: Watched) => {
    if (stopped || timers.has(folder.path)) return
    timers.set(
      folder.path,
      setTimeout(() => {
        timers.delete(folder.path)
        void look(folder)
      }, settleMs),
    )
  }
  const listen = (folder: Watched) => {
    for (const part of ['new', 'cur'])
      try {
        const watcher = watch(join(folder.directory, part), () => soon(folder))
        // Without it (too many watches, a network drive) the polling below still sees everything.
        watcher.on('error', () => watcher.close())
        watchers.push(watcher)
      } catch {
        // As above: a folder that is missing now may come back, and polling sees it.
      }
  }
  const start = async () => {
    for (const folder of folders) {
      listen(folder)
      await look(folder)
    }
    const [first] = folders
    if (stopped) return
    if (first !== undefined && !(await isMaildir(first.directory)))
      onEvent({ kind: 'lost', problem: mailboxError('not-a-maildir', first.directory).problem, retryInMs: pollMs })
    else onEvent({ kind: 'connected', way: 'idle' })
  }
  const running = start()
  const poll = setInterval(() => {
    for (const folder of folders) void look(folder)
  }, pollMs)
  return async () => {
    stopped = true
    clearInterval(poll)
    for (const timer of timers.values()) clearTimeout(timer)
    await running
    for (const watcher of watchers) watcher.close()
  }
}
