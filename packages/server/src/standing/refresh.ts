/** A newer popularity list put into the table that is there: its flags stay, its ranks go. */
import {
  formatStandingTable,
  listingOf,
  openBits,
  type StandingEntry,
  type StandingSource,
  type StandingTable,
  standingBits,
  standingEntries,
  standingEntry,
} from '@miwake/engine'
import { popularClasses } from './build.ts'
import type { ListRow } from './read-list.ts'

export type RefreshOptions = {
  readonly base: StandingTable
  readonly popularity: readonly (readonly ListRow[])[]
  readonly sources: readonly StandingSource[]
  /** YYYY-MM-DD. */
  readonly built: string
}

/** The sources of the ranks that were in the base stay named only where they also gave flags: name them 'popularity: …'. */
export const popularityPrefix = 'popularity: '

export const refreshStandingTable = ({ base, popularity, sources, built }: RefreshOptions): Uint8Array => {
  const entries = new Map<string, StandingEntry>()
  const keyOf = ({ high, low }: StandingEntry): string => `${high}:${low}`
  for (const entry of standingEntries(base)) {
    const code = entry.code & ~standingBits.rank
    if (code !== 0) entries.set(keyOf(entry), { ...entry, code })
  }
  const isOpen = (name: string): boolean => ((listingOf(base, name, name.length)?.code ?? 0) & openBits) !== 0
  for (const [name, value] of popularClasses(popularity, isOpen)) {
    const entry = standingEntry(name, value)
    const there = entries.get(keyOf(entry))
    entries.set(keyOf(entry), there ? { ...there, code: there.code | value } : entry)
  }
  const kept = base.sources.filter(({ name }) => !name.startsWith(popularityPrefix))
  return formatStandingTable({ built, sources: [...kept, ...sources] }, [...entries.values()])
}
