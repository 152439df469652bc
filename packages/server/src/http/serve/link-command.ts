/** `miwake link`: another way in, for a browser that lost its session. */
import type { Place } from '../../cli/server-commands.ts'
import { serverTexts } from '../../cli/server-texts.ts'
import { fill } from '../../cli/texts.ts'
import { addSession, hasAccounts } from '../../store/index.ts'
import { isLoopbackAddress } from '../access/host.ts'
import type { Lang } from '../lang.ts'
import { linkLifeMs } from './open-server.ts'
import { complain, say, settingsFor } from './place.ts'
import { withStore } from './with-store.ts'

export const linkCommand = async (place: Place, lang: Lang): Promise<number> => {
  const loaded = settingsFor(place, lang)
  if (loaded === null) return 2
  const { host, port, https } = loaded.settings
  const t = serverTexts(lang)
  return withStore(loaded.settings, async (store) => {
    if (await hasAccounts(store)) return complain(t.linkOfAccount)
    const token = await addSession(store, { kind: 'link', lifeMs: linkLifeMs })
    const where = `${https ? 'https' : 'http'}://${isLoopbackAddress(host) ? 'localhost' : host}:${port}`
    say(fill(t.linkSays, { link: `${where}/open?token=${token}` }))
    say(t.linkNote)
    return 0
  })
}
