/** `miwake password`: asked twice, never shown, never an argument that others on the machine could read. */
import type { Place } from '../../cli/server-commands.ts'
import { serverTexts } from '../../cli/server-texts.ts'
import { hasAccounts } from '../../store/index.ts'
import { setPassword } from '../access/password.ts'
import type { Lang } from '../lang.ts'
import { askLines } from './ask-lines.ts'
import { complain, say, settingsFor } from './place.ts'
import { withStore } from './with-store.ts'

export const passwordCommand = async (place: Place, lang: Lang): Promise<number> => {
  const loaded = settingsFor(place, lang)
  if (loaded === null) return 2
  const t = serverTexts(lang)
  return withStore(loaded.settings, async (store) => {
    if (await hasAccounts(store)) return complain(t.passwordOfAccount)
    const [first = '', second = ''] = await askLines([t.askPassword, t.askAgain])
    if (first !== second) return complain(t.notSame)
    const changed = await setPassword(store, first)
    if (!changed.ok) return complain(t[changed.problem])
    say(t.passwordSet)
    return 0
  })
}
