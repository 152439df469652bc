/** The full-text index, as each database has to offer it. */
import type { Kysely } from 'kysely'
import type { ChipCounts, MessageFilter, Place } from './message-page.ts'
import type { Schema } from './schema.ts'

export type SearchField = 'subject' | 'from' | 'body' | 'all'
/** Texts as read; each index folds and cuts them itself. */
export type SearchTexts = { readonly subject: string; readonly from: string; readonly body: string }
export type SearchQuestion = MessageFilter & {
  readonly tenantId: string
  readonly q: string
  readonly field: SearchField
  /** Rows before this one, in the order of received_at and id. */
  readonly before: Place | null
  readonly limit: number
}
export type SearchHits = {
  /** Newest first, `limit` at most. */
  readonly ids: readonly number[]
  /** Of all hits, whatever the page and the chip asked for. */
  readonly counts: ChipCounts
}

export type SearchIndex = {
  readonly put: (db: Kysely<Schema>, tenantId: string, messageRow: number, texts: SearchTexts) => Promise<void>
  readonly drop: (db: Kysely<Schema>, messageRows: readonly number[]) => Promise<void>
  readonly find: (db: Kysely<Schema>, question: SearchQuestion) => Promise<SearchHits>
}
