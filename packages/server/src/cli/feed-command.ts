/** `miwake feed add | list | update | remove`. */
import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Feed, feedFolder, feedName, feedPath, readFeedFile } from '../feed/feed-file.ts'
import { feedFiles } from '../feed/feed-index.ts'
import type { FeedFormat } from '../feed/read-feed.ts'
import { type FeedSource, type FeedUpdate, updateFeed } from '../feed/update-feed.ts'
import { complain, say, settingsFor } from '../http/serve/place.ts'
import { loadKnowledge } from '../knowledge.ts'
import { feedTexts } from './feed-texts.ts'
import { safeJson, safeLine } from './safe.ts'
import type { Place } from './server-commands.ts'
import { fill, type Lang } from './texts.ts'

type World = { readonly folder: string; readonly lang: Lang }

const inFolder = async (place: Place, lang: Lang, work: (world: World) => Promise<number>): Promise<number> => {
  const loaded = settingsFor(place, lang)
  return loaded === null ? 2 : work({ folder: feedFolder(loaded.settings.data), lang })
}

/** null: not there, or no feed of this version. */
const feedIn = (folder: string, name: string): Feed | null => {
  try {
    return readFeedFile(feedPath(folder, name))
  } catch {
    return null
  }
}

const updateWorld = (folder: string, force = false) => ({
  folder,
  knowledge: loadKnowledge(),
  now: () => new Date(),
  force,
})

/** @returns the exit code: 0 where the list is as its place has it. */
const tell = (name: string, update: FeedUpdate, { lang }: World, kept: string): number => {
  const t = feedTexts(lang)
  if (update.status === 'kept') {
    const why = fill(t.why[update.why], { detail: safeLine(update.detail) })
    return complain(fill(kept, { name, why }))
  }
  if (update.status === 'unchanged') say(fill(t.unchanged, { name }))
  else {
    const { entries, before, leftOut, unread } = update
    say(fill(t.updated, { name, entries, before }))
    if (leftOut > 0) say(fill(t.leftOut, { leftOut }))
    if (unread > 0) say(fill(t.unread, { unread }))
  }
  return 0
}

type Added = {
  readonly name: string
  readonly format: FeedFormat
  readonly from: string
  readonly days: number
}

export const addFeedCommand = (place: Place, { name, format, from, days }: Added, lang: Lang): Promise<number> =>
  inFolder(place, lang, async (world) => {
    const t = feedTexts(lang)
    const isAddress = /^https?:\/\//i.test(from)
    if (!feedName.test(name)) return complain(fill(t.badName, { name: safeLine(name) }))
    if (isAddress ? !URL.canParse(from) : /^[a-z]+:\/\//i.test(from))
      return complain(fill(t.badFrom, { from: safeLine(from) }))
    if (existsSync(feedPath(world.folder, name))) return complain(fill(t.exists, { name }))
    const source: FeedSource = { name, format, from: isAddress ? from : resolve(from), days }
    return tell(name, await updateFeed(source, null, updateWorld(world.folder)), world, t.notAdded)
  })

export const listFeedsCommand = (place: Place, { json }: { readonly json: boolean }, lang: Lang): Promise<number> =>
  inFolder(place, lang, async ({ folder }) => {
    const t = feedTexts(lang)
    const names = namesIn(folder)
    for (const name of names) {
      const head = feedIn(folder, name)?.head
      if (!head) complain(fill(t.unreadable, { name }))
      else if (json) {
        const { format, from, days, fetchedAt, entries, count } = head
        say(safeJson(JSON.stringify({ name, format, from, days, fetchedAt, entries, count })))
      } else {
        const at = new Date(head.fetchedAt).toISOString().slice(0, 16).replace('T', ' ')
        const told = { format: head.format, entries: head.entries, at, days: head.days }
        say(`${name}  ${fill(head.format === 'list' ? t.rowOwn : t.row, told)}`)
        say(`  ${safeLine(head.from)}`)
      }
    }
    if (names.length === 0 && !json) say(t.none)
    return 0
  })

const namesIn = (folder: string): readonly string[] => feedFiles(folder).map((file) => file.slice(0, -'.feed'.length))

type Updated = { readonly name: string | null; readonly force: boolean }

/** All that can be brought up to date is, whatever becomes of one. */
export const updateFeedsCommand = (place: Place, { name, force }: Updated, lang: Lang): Promise<number> =>
  inFolder(place, lang, async (world) => {
    const t = feedTexts(lang)
    const { folder } = world
    const all = namesIn(folder)
    if (name !== null && !all.includes(name)) return complain(fill(t.noSuch, { name: safeLine(name) }))
    let code = 0
    for (const each of name === null ? all : [name]) {
      const feed = feedIn(folder, each)
      code = Math.max(
        code,
        feed === null
          ? complain(fill(t.unreadable, { name: each }))
          : tell(each, await updateFeed(sourceOf(feed), feed, updateWorld(folder, force)), world, t.keptBefore),
      )
    }
    if (all.length === 0) say(t.none)
    return code
  })

const sourceOf = ({ head: { name, format, from, days } }: Feed): FeedSource => ({ name, format, from, days })

export const removeFeedCommand = (place: Place, name: string, lang: Lang): Promise<number> =>
  inFolder(place, lang, async ({ folder }) => {
    const t = feedTexts(lang)
    if (!feedName.test(name) || !existsSync(join(folder, `${name}.feed`)))
      return complain(fill(t.noSuch, { name: safeLine(name) }))
    rmSync(feedPath(folder, name))
    say(fill(t.removed, { name }))
    return 0
  })
