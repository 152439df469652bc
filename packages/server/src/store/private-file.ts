/** Files that only the user Miwake runs as may read: subjects, senders and addresses are in them. */
import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs'

const privateMode = 0o600
/** Group and others, each of read, write, execute. */
const othersMask = 0o077

/** Makes the file where there is none, before anything is in it. What SQLite lays beside it gets the same mode. */
export const makePrivateFile = (path: string): void => {
  closeSync(openSync(path, 'a', privateMode))
  for (const each of filesOf(path)) {
    try {
      chmodSync(each, privateMode)
    } catch (error) {
      // Another user's file, written by right of the group: the doctor tells of it.
      if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error
    }
  }
}

/** Of a store's files those that others may read. On Windows modes say nothing. */
export const openToOthers = (path: string): readonly string[] =>
  process.platform === 'win32' ? [] : filesOf(path).filter((each) => (statSync(each).mode & othersMask) !== 0)

/** sqlite.org/walformat.html: the write-ahead log and its index. */
const filesOf = (path: string): readonly string[] =>
  ['', '-wal', '-shm'].map((end) => path + end).filter((each) => existsSync(each))
