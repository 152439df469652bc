/** Lists of public facts to the standing table: which name gets which code. */
import {
  formatStandingTable,
  openBits,
  randomness,
  registrableDomain,
  type StandingEntry,
  type StandingSource,
  standingBits,
  standingEntry,
  toAscii,
} from '@miwake/engine'
import type { ListRow } from './read-list.ts'

/** What it means to stand in a list. */
export type ListKind = 'popularity' | 'service' | 'sibling' | 'free-host' | 'shortener' | 'mailer' | 'free-mail'
/** Names of one owner, or a service's names and categories. */
export type NameGroup = { readonly names: readonly string[]; readonly categories: readonly string[] }
export type StandingLists = {
  readonly popularity: readonly (readonly ListRow[])[]
  readonly services: readonly NameGroup[]
  readonly siblings: readonly NameGroup[]
  readonly freeHosts: readonly string[]
  readonly shorteners: readonly string[]
  readonly mailers: readonly string[]
  readonly freeMail: readonly string[]
}
export type BuildOptions = {
  readonly lists: StandingLists
  readonly sources: readonly StandingSource[]
  /** YYYY-MM-DD; given, not taken from the clock, so that the same input gives the same bytes. */
  readonly built: string
}

/** Upper ends of the rank classes 1 to 5. */
const rankEnds = [1_000, 10_000, 50_000, 200_000, 1_000_000] as const
/** A name last seen popular before this year may have changed hands since: class 4 at best. */
const freshYear = 2018
const staleClass = 4
/** Names no person chose are asked for by machines (advertising, infected ones): not popular below the top. */
const randomMost = 0.9
const randomRankFrom = 2_000

/** 0 where the rank is beyond the last class. */
export const rankClass = (rank: number, year = 0): number => {
  const found = rankEnds.findIndex((end) => rank <= end) + 1
  return found === 0 || year === 0 || year >= freshYear ? found : Math.max(found, staleClass)
}

/** Best class of each registrable domain over all lists; names in `open` and under them are left out. */
export const popularClasses = (
  lists: readonly (readonly ListRow[])[],
  isOpen: (name: string) => boolean,
): ReadonlyMap<string, number> => {
  const classes = new Map<string, number>()
  for (const rows of lists) {
    for (const { name, rank, year } of rows) {
      const ascii = toAscii(name)
      const registrable = ascii === '' ? null : registrableDomain(ascii)
      if (registrable === null || isOpen(registrable)) continue
      const value = rankClass(rank, year)
      if (value === 0) continue
      if (rank >= randomRankFrom && randomness(registrable.slice(0, registrable.indexOf('.'))) > randomMost) continue
      classes.set(registrable, Math.min(value, classes.get(registrable) ?? value))
    }
  }
  return classes
}

/** Categories of services that hand out mailboxes; a service of any other kind writes from its own domain itself. */
const mailCategories: ReadonlySet<string> = new Set(['email', 'utilities', 'communication', 'backup'])

/** Name to code, popularity left out. */
const flagsOf = (lists: StandingLists): Map<string, number> => {
  const codes = new Map<string, number>()
  const flag = (names: Iterable<string>, bit: number): void => {
    for (const name of names) {
      const ascii = toAscii(name)
      if (ascii.includes('.')) codes.set(ascii, (codes.get(ascii) ?? 0) | bit)
    }
  }
  const services = lists.services.flatMap(({ names }) => names)
  const known = new Set(services)
  flag(services, standingBits.service)
  // One owner, one sign-in: where one is a known service, all are.
  for (const { names } of lists.siblings) if (names.some((name) => known.has(name))) flag(names, standingBits.service)
  flag(lists.freeHosts, standingBits.freeHost)
  // A mailing service's short links lead where its customer's mail says, not where anybody likes.
  const mailers = new Set(lists.mailers)
  flag(
    lists.shorteners.filter((name) => !mailers.has(name)),
    standingBits.shortener,
  )
  flag(lists.mailers, standingBits.mailer)
  const others = new Set(
    lists.services
      .filter(({ categories }) => !categories.some((category) => mailCategories.has(category)))
      .flatMap(({ names }) => names),
  )
  flag(
    lists.freeMail.filter((name) => !others.has(name)),
    standingBits.freeMail,
  )
  return codes
}

/**
 * The standing table's bytes. Popularity never stands beside a flag that says others publish there: a link to a popular
 * page builder vouches for nothing.
 */
export const buildStandingTable = ({ lists, sources, built }: BuildOptions): Uint8Array => {
  const codes = flagsOf(lists)
  const isOpen = (name: string): boolean => ((codes.get(name) ?? 0) & openBits) !== 0
  for (const [name, value] of popularClasses(lists.popularity, isOpen)) codes.set(name, (codes.get(name) ?? 0) | value)
  const entries: StandingEntry[] = [...codes].map(([name, code]) => standingEntry(name, code))
  return formatStandingTable({ built, sources }, entries)
}
