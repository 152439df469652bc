/** `miwake backup` and `miwake restore`. */
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Place } from '../../cli/server-commands.ts'
import { serverTexts } from '../../cli/server-texts.ts'
import { fill } from '../../cli/texts.ts'
import type { Settings } from '../../config/settings.ts'
import { mailboxesFolder } from '../../sort/open-source.ts'
import { copyKeyFile } from '../../store/backup.ts'
import { copyMailboxes, restoreMailboxes } from '../../store/copy-mailboxes.ts'
import { setCopyMark } from '../../store/copy-mark.ts'
import { backup, restore } from '../../store/index.ts'
import type { Lang } from '../lang.ts'
import { complain, say, settingsFor } from './place.ts'
import { databaseFile, dumpCommand, undumpCommand } from './store-place.ts'
import { withStore } from './with-store.ts'

/** Where a backup's pulled POP3 mail lies: a folder beside the file. */
const mailboxesBeside = (file: string): string => `${file}.mailboxes`

export const backupCommand = async (
  place: Place,
  { to, copyKey }: { readonly to: string; readonly copyKey: string | null },
  lang: Lang,
): Promise<number> => {
  const loaded = settingsFor(place, lang)
  if (loaded === null) return 2
  const t = serverTexts(lang)
  const { keyFile } = loaded.settings
  return withStore(loaded.settings, async (store) => {
    const key = copyKey === null ? undefined : { from: keyFile, to: resolve(copyKey) }
    const mails = mailboxesBeside(resolve(to))
    if (existsSync(mails)) return complain(fill(t.mailsThere, { file: mails }))
    if (loaded.settings.database === '') await backup(store, { to: resolve(to), key })
    else if (key !== undefined) await copyKeyFile(key)
    // After the database: what it knows of a mail is in the copy, or is known to be gone.
    const hasMails = await copyMailboxes(mailboxesFolder(loaded.settings.data), mails)
    if (loaded.settings.database === '') say(fill(t.backedUp, { file: resolve(to) }))
    else say(fill(t.dumpIt, { command: dumpCommand(loaded.settings.database, resolve(to)) }))
    if (hasMails) say(fill(t.mailsToo, { file: mails }))
    say(key === undefined ? fill(t.keyNot, { file: keyFile }) : fill(t.keyCopied, { file: key.to }))
    return 0
  })
}

export const restoreCommand = async (
  place: Place,
  { from, key }: { readonly from: string; readonly key: string | null },
  lang: Lang,
): Promise<number> => {
  const loaded = settingsFor(place, lang)
  if (loaded === null) return 2
  const t = serverTexts(lang)
  const { data, keyFile, database } = loaded.settings
  if (database !== '') return restoreBeside(loaded.settings, { from: resolve(from), key }, lang)
  const result = await restore({
    from: resolve(from),
    path: databaseFile(data),
    key: key === null ? undefined : { from: resolve(key), to: keyFile },
    nowMs: Date.now(),
  })
  switch (result.status) {
    case 'restored':
      if (await restoreMailboxes(mailboxesBeside(resolve(from)), mailboxesFolder(data), Date.now()))
        say(t.mailsRestored)
      say(t.restored)
      if (result.aside !== null) say(fill(t.aside, { file: result.aside }))
      return 0
    case 'unreadable':
      return complain(fill(t.unreadable, { reason: result.reason }))
    case 'key-exists':
      return complain(fill(t['key-exists'], { file: result.path }))
    default:
      return complain(t[result.status])
  }
}

/** The database itself is put back by PostgreSQL's own tool, before: what lies beside it is put back here. */
const restoreBeside = async (
  settings: Settings,
  { from, key }: { readonly from: string; readonly key: string | null },
  lang: Lang,
): Promise<number> => {
  const t = serverTexts(lang)
  const { data, keyFile, database } = settings
  if (key !== null && existsSync(keyFile)) return complain(fill(t['key-exists'], { file: keyFile }))
  if (key !== null) await copyKeyFile({ from: resolve(key), to: keyFile })
  if (await restoreMailboxes(mailboxesBeside(from), mailboxesFolder(data), Date.now())) say(t.mailsRestored)
  say(fill(t.undumpIt, { command: undumpCommand(database, from) }))
  return withStore(settings, async (store) => {
    // It knows nothing of what was done since.
    await setCopyMark(store, randomUUID())
    say(t.markedRestored)
    return 0
  })
}
