/** Puts a backup back in the place of the store. */
import { existsSync } from 'node:fs'
import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { copyKeyFile } from './backup.ts'
import { schemaVersion } from './migrations/index.ts'
import { makePrivateFile } from './private-file.ts'
import { inspectBackup, isInUse } from './sqlite/inspect.ts'

export type RestorePlan = {
  /** The backup. */
  readonly from: string
  /** The store's file; one that is there is kept beside it. */
  readonly path: string
  /** The key file's copy and its place; left out where it was not backed up or lies there still. */
  readonly key?: { readonly from: string; readonly to: string } | undefined
  /** Epoch ms, for the name of what is put aside. */
  readonly nowMs: number
}
export type RestoreResult =
  /** @property aside where the store that was there lies now, null where there was none. */
  | { readonly status: 'restored'; readonly version: number; readonly aside: string | null }
  /** Miwake runs on the store: stop it first. */
  | { readonly status: 'running' }
  /** The backup is of a newer Miwake than this. */
  | { readonly status: 'newer'; readonly version: number; readonly known: number }
  /** No backup of a store, or a broken one. */
  | { readonly status: 'unreadable'; readonly reason: string }
  /** A key file lies there already: it is not overwritten, since other passwords may hang on it. */
  | { readonly status: 'key-exists'; readonly path: string }

/** Nothing is changed unless the result is 'restored'. */
export const restore = async ({ from, path, key, nowMs }: RestorePlan): Promise<RestoreResult> => {
  const backup = inspectBackup(from)
  if (backup.status === 'unreadable') return backup
  if (backup.version > schemaVersion) return { status: 'newer', version: backup.version, known: schemaVersion }
  if (key !== undefined && existsSync(key.to)) return { status: 'key-exists', path: key.to }
  const there = existsSync(path)
  // A store that is broken may be put aside; one that is used may not.
  if (there && isInUse(path)) return { status: 'running' }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const unfinished = `${path}.unfinished`
  await rm(unfinished, { force: true })
  makePrivateFile(unfinished)
  await copyFile(from, unfinished)
  // Some systems copy the mode too.
  makePrivateFile(unfinished)
  if (key !== undefined) await copyKeyFile(key)
  const aside = there ? `${path}.before-${nowMs}` : null
  // The log of the old file must not be read into the new one.
  for (const part of aside === null ? [] : ['', '-wal', '-shm'])
    if (existsSync(`${path}${part}`)) await rename(`${path}${part}`, `${aside}${part}`)
  await rename(unfinished, path)
  return { status: 'restored', version: backup.version, aside }
}
