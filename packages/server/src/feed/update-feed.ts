/** From a list as published to the one kept: what is broken, empty or shrank by more than half is not taken over. */
import type { Knowledge } from '@miwake/engine'
import { arraysOf, type Feed, type FeedHead, type FeedRow, hashOf, noEnd, writeFeed } from './feed-file.ts'
import { addressesOf, type Fetched, fetchFeed, fetchLimits, type Limits } from './fetch-feed.ts'
import { listedKeys } from './listed-keys.ts'
import { dayOf, type FeedEntry, type FeedFormat, readFeed } from './read-feed.ts'

/** A list that loses more at once was cut off on the way, or is another. */
const shrunkShare = 0.5

export type FeedSource = Pick<FeedHead, 'name' | 'format' | 'from' | 'days'>
export type FeedUpdate =
  | {
      readonly status: 'updated'
      readonly entries: number
      readonly before: number
      /** Entries of brands' own pages and known services' entrances. */
      readonly leftOut: number
      readonly unread: number
    }
  | { readonly status: 'unchanged' }
  /** The last good copy stands, where there is one. */
  | { readonly status: 'kept'; readonly why: KeptWhy; readonly detail: string }
export type KeptWhy = Extract<Fetched, { readonly status: 'failed' }>['why'] | 'absent' | 'broken' | 'empty' | 'shrank'

export type UpdateWorld = {
  readonly folder: string
  readonly knowledge: Knowledge
  readonly now: () => Date
  readonly limits?: Limits
  /** Take it over though it shrank. */
  readonly force?: boolean
}

/** Lists of what was seen: an entry stays until it is too old, whether or not later copies name it. */
const isLog = (format: FeedFormat): boolean => format === 'jpcert'

type New = { readonly from: string; readonly fetched: Extract<Fetched, { readonly status: 'new' }> }

/** @param before the copy kept; null: none yet. @throws where it cannot be written. */
export const updateFeed = async (source: FeedSource, before: Feed | null, world: UpdateWorld): Promise<FeedUpdate> => {
  const kept = (why: KeptWhy, detail = ''): FeedUpdate => ({ status: 'kept', why, detail })
  const { limits = fetchLimits, now, knowledge, folder } = world
  const fresh: New[] = []
  let isThere = false
  for (const from of addressesOf(source.from, source.days, now())) {
    const fetched = await fetchFeed(from, before?.head.validators[from] ?? null, limits)
    if (fetched.status === 'failed') return kept(fetched.why, fetched.detail)
    isThere ||= fetched.status !== 'absent'
    if (fetched.status === 'new') fresh.push({ from, fetched })
  }
  if (!isThere) return kept('absent')
  if (fresh.length === 0) return { status: 'unchanged' }

  const entries: FeedEntry[] = []
  let unread = 0
  for (const { fetched } of fresh) {
    const read = readFeed(fetched.text, source.format)
    if (read === null) return kept('broken')
    for (const entry of read.entries) entries.push(entry)
    unread += read.unread
  }
  if (entries.length === 0 && source.format !== 'list' && !world.force) return kept('empty')
  const had = before?.head.entries ?? 0
  const isShrunk = !isLog(source.format) && entries.length < had * shrunkShare
  if (isShrunk && !world.force) return kept(entries.length === 0 ? 'empty' : 'shrank', `${had} → ${entries.length}`)

  const { listed, leftOut } = listedKeys(entries, knowledge)
  const arrays = arraysOf([
    ...rowsOf(listed, source, now()),
    ...(before && isLog(source.format) ? stillIn(before, now()) : []),
  ])
  writeFeed(folder, {
    ...arrays,
    head: {
      ...source,
      fetchedAt: now().getTime(),
      entries: isLog(source.format) ? arrays.high.length : entries.length,
      count: arrays.high.length,
      validators: {
        ...(before && isLog(source.format) ? before.head.validators : {}),
        ...Object.fromEntries(fresh.map(({ from, fetched }) => [from, fetched.validator])),
      },
    },
  })
  return { status: 'updated', entries: entries.length, before: had, leftOut, unread }
}

/** One's own entries have no end; where a list tells no day, that of the copy counts. */
const rowsOf = (
  listed: ReturnType<typeof listedKeys>['listed'],
  { format, days }: FeedSource,
  now: Date,
): readonly FeedRow[] => {
  const today = dayOf(now.getTime())
  return listed.flatMap(({ key, day }) => {
    const seen = format === 'list' ? noEnd : Math.min(day ?? today, today)
    return seen !== noEnd && today - seen > days ? [] : [{ ...hashOf(key), day: seen }]
  })
}

const stillIn = ({ high, low, days, head }: Feed, now: Date): readonly FeedRow[] => {
  const oldest = dayOf(now.getTime()) - head.days
  const rows: FeedRow[] = []
  for (let at = 0; at < high.length; at++) {
    const day = days[at]!
    if (day >= oldest) rows.push({ high: high[at]!, low: low[at]!, day })
  }
  return rows
}
