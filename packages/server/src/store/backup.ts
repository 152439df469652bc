/** A copy of the store, made while it is in use. */
import { randomUUID } from 'node:crypto'
import { constants, existsSync } from 'node:fs'
import { chmod, copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setCopyMark } from './copy-mark.ts'
import { makePrivateFile } from './private-file.ts'
import type { Store } from './store.ts'
import { StoreError } from './store-error.ts'

export type BackupPlan = {
  /** Must not exist yet. */
  readonly to: string
  /** Copies the key file too, for a safe place: without it mailbox passwords have to be entered anew after a restore. */
  readonly key?: { readonly from: string; readonly to: string } | undefined
}

/** @throws the system's error where there is a file already, or it cannot be written. */
export const copyKeyFile = async ({ from, to }: { readonly from: string; readonly to: string }): Promise<void> => {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  await copyFile(from, to, constants.COPYFILE_EXCL)
  await chmod(to, 0o600)
}

/**
 * Consistent: as the store was at one moment. The copy appears whole or not at all.
 * @throws StoreError where the copy's file is there already; the system's error where it cannot be written.
 */
export const backup = async (store: Store, { to, key }: BackupPlan): Promise<void> => {
  const { copyTo } = store.engine
  if (copyTo === null) throw new StoreError('PostgreSQL is backed up by pg_dump')
  for (const path of key === undefined ? [to] : [to, key.to])
    if (existsSync(path)) throw new StoreError(`${path} is there already: name a new file for the backup`)
  const unfinished = `${to}.unfinished`
  await rm(unfinished, { force: true })
  try {
    makePrivateFile(unfinished)
    await setCopyMark(store, randomUUID())
    await copyTo(unfinished).finally(() => setCopyMark(store, null))
    if (key !== undefined) await copyKeyFile(key)
    await rename(unfinished, to)
  } finally {
    await rm(unfinished, { force: true })
  }
}
