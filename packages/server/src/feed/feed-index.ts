/** The lists kept here, in memory: looked up for each link, read again when a file changes. */
import { hash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { FindInFeeds, LinkTarget } from '../gather/scan-mail.ts'
import type { World } from '../gather/world.ts'
import { dayIn, type Feed, hashOf, noEnd, readFeedFile } from './feed-file.ts'
import { lookupKeys } from './listed-keys.ts'
import { dayOf } from './read-feed.ts'

/** Files are looked at again so often, ms: a new list counts within seconds, and costs nothing a mail. */
const checkMs = 10_000
/** Different links of one mail that are looked up; newsletters have under 100. */
const targetsMax = 300
/** As the link is kept among the facts. */
const urlCharsMax = 300
/** Lists read; each takes its file's size of memory in each thread. */
const feedsMax = 50

export type FeedIndex = {
  readonly find: FindInFeeds
  /** Of all lists together: changes when one of them does; '' where there is none. */
  readonly version: () => string
  readonly feeds: () => readonly Feed['head'][]
}

export type FeedIndexOptions = {
  /** May not be there yet. */
  readonly folder: string
  readonly now: World['now']
  /** Told of a file that cannot be read; what was read of it before stays. */
  readonly warn?: (file: string, problem: string) => void
}

type Loaded = { readonly feed: Feed | null; readonly stamp: string }

/** Reads what is there at once. Never throws: a list that cannot be read is as none. */
export const openFeeds = ({ folder, now, warn = () => undefined }: FeedIndexOptions): FeedIndex => {
  let loaded = new Map<string, Loaded>()
  let checkedAt = Number.NEGATIVE_INFINITY
  let version = ''
  const load = (file: string): Loaded => {
    const before = loaded.get(file)
    try {
      const { mtimeMs, size, ino } = statSync(join(folder, file))
      const stamp = `${mtimeMs} ${size} ${ino}`
      if (before?.stamp === stamp) return before
      const feed = readFeedFile(join(folder, file))
      if (feed === null) warn(file, 'not a feed of this version')
      return { feed: feed ?? before?.feed ?? null, stamp }
    } catch (error) {
      warn(file, (error as NodeJS.ErrnoException).code ?? 'cannot be read')
      return before ?? { feed: null, stamp: '' }
    }
  }
  const check = (): void => {
    const at = now().getTime()
    if (Math.abs(at - checkedAt) < checkMs) return
    checkedAt = at
    loaded = new Map(feedFiles(folder).map((file) => [file, load(file)]))
    const heads = [...loaded.values()].flatMap(({ feed }) => (feed === null ? [] : [feed.head]))
    version =
      heads.length === 0
        ? ''
        : hash('sha256', JSON.stringify(heads.map(({ name, fetchedAt, count }) => [name, fetchedAt, count]))).slice(
            0,
            8,
          )
  }
  check()
  const find = (targets: readonly LinkTarget[]): ReturnType<FindInFeeds> => {
    check()
    const feeds = [...loaded.values()].flatMap(({ feed }) => (feed === null || feed.head.count === 0 ? [] : [feed]))
    if (feeds.length === 0) return null
    const today = dayOf(now().getTime())
    const seen = new Set<string>()
    for (const target of targets.slice(0, targetsMax)) {
      for (const key of lookupKeys(target)) {
        if (seen.has(key)) continue
        seen.add(key)
        const hashed = hashOf(key)
        const feed = feeds.find((each) => counts(each, dayIn(each, hashed), today))
        if (feed) return { name: feed.head.name, url: urlOf(target) }
      }
    }
    return null
  }
  return {
    find,
    version: () => {
      check()
      return version
    },
    feeds: () => {
      check()
      return [...loaded.values()].flatMap(({ feed }) => (feed === null ? [] : [feed.head]))
    },
  }
}

const counts = ({ head }: Feed, day: number | null, today: number): boolean =>
  day !== null && (day === noEnd || today - day <= head.days)

const urlOf = ({ scheme, host, path }: LinkTarget): string => `${scheme}://${host}${path}`.slice(0, urlCharsMax)

/** Names of the files, in order; none where the folder is not there. */
export const feedFiles = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
      .filter((file) => /^[a-z0-9-]+\.feed$/.test(file))
      .sort()
      .slice(0, feedsMax)
  } catch {
    return []
  }
}
