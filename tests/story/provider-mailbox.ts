/** A mailbox on a real server, as a provider has sorted it: wrongly, both ways. */
import { sampleMails } from '../../packages/server/src/demo/sample-mails.ts'
import type { MailSource } from '../../packages/server/src/mailbox/mail-source.ts'
import { contentHashOf } from '../../packages/server/src/store/content-hash.ts'
import { raws } from '../servers/imap-settings.ts'

export type PutMail = {
  readonly name: string
  readonly raw: Uint8Array
  readonly hash: string
  readonly isBad: boolean
  readonly folder: 'INBOX' | 'Junk'
}

/** The project's own mails, put where a provider would put them. The newest came today, the oldest some weeks ago. */
export const fillAsProvider = async (source: MailSource): Promise<readonly PutMail[]> => {
  const put: PutMail[] = []
  const now = Date.now()
  for (const { name, read, agoMs, folder, seen } of sampleMails() ?? []) {
    if (agoMs === null) continue
    const to = folder === 'INBOX' ? 'INBOX' : 'Junk'
    const raw = read()
    await source.append(to, raw, { flags: seen ? ['\\Seen'] : [], internalDateMs: now - agoMs })
    put.push({ name, raw, hash: contentHashOf(raw), isBad: name.endsWith('-bad.eml'), folder: to })
  }
  return put
}

/** Content hash to folder, of every mail on the server; thrown where one lies there twice. */
export const foldersOnServer = async (source: MailSource): Promise<ReadonlyMap<string, string>> => {
  const found = new Map<string, string>()
  for (const folder of ['INBOX', 'Junk']) {
    for (const { raw } of await raws(source, folder)) {
      const hash = contentHashOf(raw)
      if (found.has(hash)) throw new Error(`twice on the server: in ${found.get(hash)} and ${folder}`)
      found.set(hash, folder)
    }
  }
  return found
}

/** The mails that now lie elsewhere than the provider put them. */
export const movedOnServer = async (source: MailSource, put: readonly PutMail[]): Promise<readonly PutMail[]> => {
  const now = await foldersOnServer(source)
  const lost = put.filter(({ hash }) => !now.has(hash))
  if (lost.length > 0 || now.size !== put.length) throw new Error(`${put.length} were put, ${now.size} are there`)
  return put.filter(({ hash, folder }) => now.get(hash) !== folder)
}
