import type { Selectable } from 'kysely'
import type { FlagChange, JournalRow, JournalTable } from './schema.ts'

/** A journal entry's columns as others read them. */
export const journalRowOf = ({ reason, flags, ...row }: Selectable<JournalTable>): JournalRow => ({
  ...row,
  reason: JSON.parse(reason) as string[],
  flags: JSON.parse(flags) as FlagChange,
})
