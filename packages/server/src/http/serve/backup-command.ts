/** `miwake backup` and `miwake restore`. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Place } from '../../cli/server-commands.ts'
import { serverTexts } from '../../cli/server-texts.ts'
import { fill } from '../../cli/texts.ts'
import { mailboxesFolder } from '../../sort/open-source.ts'
import { copyMailboxes, restoreMailboxes } from '../../store/copy-mailboxes.ts'
import { backup, restore } from '../../store/index.ts'
import type { Lang } from '../lang.ts'
import { databaseFile } from './open-server.ts'
import { complain, say, settingsFor } from './place.ts'
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
    await backup(store, { to: resolve(to), key })
    // After the database: what it knows of a mail is in the copy, or is known to be gone.
    const hasMails = await copyMailboxes(mailboxesFolder(loaded.settings.data), mails)
    say(fill(t.backedUp, { file: resolve(to) }))
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
  const { data, keyFile } = loaded.settings
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
