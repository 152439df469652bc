/** `miwake backup` and `miwake restore`. */
import { resolve } from 'node:path'
import type { Place } from '../../cli/server-commands.ts'
import { serverTexts } from '../../cli/server-texts.ts'
import { fill } from '../../cli/texts.ts'
import { backup, restore } from '../../store/index.ts'
import type { Lang } from '../lang.ts'
import { databaseFile } from './open-server.ts'
import { complain, say, settingsFor } from './place.ts'
import { withStore } from './with-store.ts'

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
    await backup(store, { to: resolve(to), key })
    say(fill(t.backedUp, { file: resolve(to) }))
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
