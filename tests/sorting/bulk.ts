/** Many mails put into a Dovecot's Maildir at once, and counted there by their bytes. */
import { chownSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contentHashOf } from '../../packages/server/src/store/content-hash.ts'
import type { Dovecot } from '../servers/dovecot.ts'
import { sample, sampleNames } from './harness.ts'

export type Bulk = {
  /** Of the two folders together. */
  readonly count: number
  readonly user: string
}

/** Folder as IMAP names it to its Maildir++ directory; INBOX is the Maildir itself. */
const directoryOf = (maildir: string, folder: string): string =>
  folder === 'INBOX' ? maildir : join(maildir, `.${folder}`)

/** A sample mail, made another one by a line nobody looks at: content hash and Message-ID are its own. */
export const variant = (raw: Buffer, n: number): Buffer => {
  const text = raw.toString('latin1').replace(/\r?\n/g, '\r\n')
  const at = text.indexOf('\r\n\r\n')
  const header = text
    .slice(0, at)
    .replace(/^Message-ID:.*(?:\r\n[ \t].*)*/im, `Message-ID: <bulk-${n}@bulk.example.test>`)
  return Buffer.from(`${header}\r\nX-Copy: ${n}${text.slice(at)}`, 'latin1')
}

/** Sample mails over and over: three quarters into INBOX, one into Junk, bad and honest in both. */
export const fillMaildir = (dovecot: Dovecot, { count, user }: Bulk): void => {
  const maildir = dovecot.maildir(user)
  const { uid, gid } = statSync(join(dovecot.directory, 'mail'))
  const mails = [...sampleNames('bad'), ...sampleNames('honest')].map(sample)
  const owned = (path: string) => {
    mkdirSync(path, { recursive: true })
    chownSync(path, uid, gid)
  }
  owned(join(dovecot.directory, 'mail', user))
  owned(maildir)
  for (const folder of ['INBOX', 'Junk']) {
    const directory = directoryOf(maildir, folder)
    owned(directory)
    for (const name of ['cur', 'new', 'tmp']) owned(join(directory, name))
    if (folder !== 'INBOX') writeFileSync(join(directory, 'maildirfolder'), '')
  }
  const day = 86_400
  const now = Math.floor(Date.now() / 1000)
  for (let n = 0; n < count; n++) {
    const folder = n % 4 === 3 ? 'Junk' : 'INBOX'
    const at = now - day - (n % (20 * day))
    const file = join(directoryOf(maildir, folder), 'new', `${at}.M${n}P1.bulk`)
    writeFileSync(file, variant(mails[n % mails.length]!, n))
    chownSync(file, uid, gid)
    utimesSync(file, at, at)
  }
}

/** How often each mail lies in the Maildir, by content hash, and in which folders. */
export const countMaildir = (dovecot: Dovecot, user: string): ReadonlyMap<string, readonly string[]> => {
  const maildir = dovecot.maildir(user)
  const folders = ['INBOX', ...readdirSync(maildir).flatMap((name) => (/^\.[^.]/.test(name) ? [name.slice(1)] : []))]
  const found = new Map<string, string[]>()
  for (const folder of folders)
    for (const part of ['cur', 'new']) {
      const directory = join(directoryOf(maildir, folder), part)
      let names: readonly string[] = []
      try {
        names = readdirSync(directory)
      } catch {
        continue
      }
      for (const name of names) {
        const hash = contentHashOf(readFileSync(join(directory, name)))
        found.set(hash, [...(found.get(hash) ?? []), folder])
      }
    }
  return found
}
