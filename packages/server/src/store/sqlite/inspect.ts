/** Looks into a store's file without opening it as a store. */
import { existsSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'

export type Inspection =
  | { readonly status: 'store'; readonly version: number }
  | { readonly status: 'unreadable'; readonly reason: string }

/** SQLITE_BUSY and SQLITE_LOCKED. sqlite.org/rescode.html */
const busyCodes: readonly number[] = [5, 6]

/** Reads a backup's version and checks the whole file, some seconds a GB. Writes nothing, not even beside it. */
export const inspectBackup = (path: string): Inspection => {
  if (!existsSync(path)) return { status: 'unreadable', reason: 'there is no such file' }
  const log = `${path}-wal`
  if (existsSync(log) && statSync(log).size > 0)
    return { status: 'unreadable', reason: 'it is a store in use or its bare copy, not a backup' }
  const url = pathToFileURL(path)
  url.searchParams.set('immutable', '1')
  let database: DatabaseSync | null = null
  try {
    database = new DatabaseSync(url, { readOnly: true })
    const [found] = database.prepare('pragma quick_check(1)').all()
    if (found?.quick_check !== 'ok') return { status: 'unreadable', reason: 'the file is broken' }
    const row = database.prepare('select max(version) as version from schema_version').get()
    return { status: 'store', version: Number(row?.version ?? 0) }
  } catch (error) {
    return { status: 'unreadable', reason: (error as Error).message }
  } finally {
    database?.close()
  }
}

/** Whether a process has the store open, one that does nothing just now too: it holds a shared lock on the file. */
export const isInUse = (path: string): boolean => {
  let database: DatabaseSync | null = null
  try {
    database = new DatabaseSync(path, { timeout: 0 })
    database.exec('pragma locking_mode = exclusive; begin exclusive; rollback')
    return false
  } catch (error) {
    // The low byte is the primary code. Anything else is a broken file, which nobody uses.
    return busyCodes.includes(((error as { readonly errcode?: number }).errcode ?? 0) & 0xff)
  } finally {
    database?.close()
  }
}
