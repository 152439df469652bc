/** A message's columns as others read them. */
import type { Selectable } from 'kysely'
import type { MessageRow, MessageTable } from './schema.ts'

export const messageRowOf = (row: Selectable<MessageTable>): MessageRow => ({
  ...row,
  flags: JSON.parse(row.flags) as string[],
})
