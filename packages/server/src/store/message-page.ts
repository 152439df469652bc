/** Pages of mails, newest first: a place to go on from instead of a number, so that arriving mail shifts nothing. */
import type { Action, VerdictName } from '@miwake/engine'
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Chip, MessageRow, Schema } from './schema.ts'

export type MessageFilter = {
  readonly mailboxId?: number | undefined
  readonly folderId?: number | undefined
  readonly chip?: Chip | undefined
  readonly verdict?: VerdictName | undefined
  readonly action?: Action | undefined
}
export type ChipCounts = Readonly<Record<Chip, number>>
export type MessagePage = {
  readonly items: readonly MessageRow[]
  /** Cursor of the next page, null at the end. */
  readonly next: string | null
  /** Of all pages. */
  readonly total: number
  /** By chip, whatever chip was asked for: what the other chips would show. */
  readonly counts: ChipCounts
  /** Mails passed over, where that was asked for and is done. */
  readonly offset?: number
}

/** A row's place in the order of (receivedAt, id). */
export type Place = { readonly receivedAt: number; readonly id: number }

/** Rows a page holds at most, whatever is asked. */
const limitMax = 500
const limitDefault = 50
export const pageLimit = (limit: number | undefined): number =>
  Math.max(1, Math.min(limitMax, Math.floor(limit ?? limitDefault)))

export const formatCursor = ({ receivedAt, id }: Place): string => `${receivedAt}.${id}`

/** @returns null for what formatCursor() did not write: the first page. */
export const parseCursor = (cursor: string | null | undefined): Place | null => {
  const parts = /^(-?\d{1,15})\.(\d{1,15})$/.exec(cursor ?? '')
  return parts === null ? null : { receivedAt: Number(parts[1]), id: Number(parts[2]) }
}

const noCounts: ChipCounts = { ham: 0, spam: 0, phishing: 0, review: 0, none: 0 }
export const chipCounts = (rows: readonly { readonly chip: Chip; readonly count: number | bigint }[]): ChipCounts => ({
  ...noCounts,
  ...Object.fromEntries(rows.map(({ chip, count }) => [chip, Number(count)])),
})

/** The chip a mail shows. */
export const chipOf = (verdict: VerdictName | null, action: Action | null): Chip =>
  verdict === null ? 'none' : action === 'review' ? 'review' : verdict

/** The condition of a filter on `message`; mails that left the server are never listed. */
export const matches =
  (tenantId: string, filter: MessageFilter) =>
  (eb: ExpressionBuilder<Schema, 'message'>): Expression<SqlBool> => {
    const { mailboxId, folderId, chip, verdict, action } = filter
    return eb.and([
      eb('message.tenantId', '=', tenantId),
      eb('message.goneAt', 'is', null),
      ...(mailboxId === undefined ? [] : [eb('message.mailboxId', '=', mailboxId)]),
      ...(folderId === undefined ? [] : [eb('message.folderId', '=', folderId)]),
      ...(chip === undefined ? [] : [eb('message.chip', '=', chip)]),
      ...(verdict === undefined ? [] : [eb('message.verdict', '=', verdict)]),
      ...(action === undefined ? [] : [eb('message.action', '=', action)]),
    ])
  }
