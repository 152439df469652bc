/** A command's work with the sorter: mailboxes are opened when asked something, and none is watched. */
import type { Settings } from '../config/settings.ts'
import { feedFolder } from '../feed/feed-file.ts'
import { openFeeds } from '../feed/feed-index.ts'
import { systemResolver } from '../gather/resolver.ts'
import { complain, settingsFor } from '../http/serve/place.ts'
import { withStore } from '../http/serve/with-store.ts'
import { loadKnowledge } from '../knowledge.ts'
import { createMailboxWorld, type MailboxWorld } from '../mailbox/world.ts'
import { openStored } from '../sort/open-source.ts'
import { type Sorter, startSorter } from '../sort/sorter.ts'
import { listMailboxes } from '../store/list-mailboxes.ts'
import type { MailboxRow } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import type { Place } from './server-commands.ts'
import { sorterTexts } from './sorter-texts.ts'
import { fill, type Lang } from './texts.ts'

export type InStore = { readonly store: Store; readonly settings: Settings; readonly world: MailboxWorld }
export type InSorter = InStore & { readonly sorter: Sorter }

export const inStore = async (place: Place, lang: Lang, work: (given: InStore) => Promise<number>): Promise<number> => {
  const loaded = settingsFor(place, lang)
  if (loaded === null) return 2
  const { settings } = loaded
  return withStore(settings, (store) => work({ store, settings, world: createMailboxWorld() }))
}

export const withSorter = (place: Place, lang: Lang, work: (given: InSorter) => Promise<number>): Promise<number> =>
  inStore(place, lang, async ({ store, settings, world }) => {
    const sorter = await startSorter({
      store,
      knowledge: loadKnowledge(),
      open: openStored(store, world, settings.data),
      resolve: settings.dns ? systemResolver(() => new Date()) : null,
      feeds: openFeeds({ folder: feedFolder(settings.data), now: () => new Date() }).find,
      rawDays: settings.rawDays,
      watch: false,
    })
    try {
      return await work({ store, settings, world, sorter })
    } finally {
      await sorter.close()
    }
  })

/** The mailbox named, or the only one there is; else it is said what to do, and null. */
export const chosenMailbox = async (store: Store, asked: string | null, lang: Lang): Promise<MailboxRow | null> => {
  const t = sorterTexts(lang)
  const all = await listMailboxes(store)
  const found = asked === null ? (all.length === 1 ? all[0] : undefined) : all.find(({ id }) => String(id) === asked)
  if (found !== undefined) return found
  if (all.length === 0) complain(t.noMailboxes)
  else complain(asked === null ? t.whichMailbox : fill(t.noSuchMailbox, { id: asked }))
  return null
}
