/** Figures of each day, for charts. */
import type { Action, VerdictName } from '@miwake/engine'
import type { Answer, FolderRole, JournalKind } from './schema.ts'
import type { Store } from './store.ts'

export const dayMs = 86_400_000

export type DayQuestion = {
  readonly mailboxId: number
  /** Epoch ms, from <= t < to. */
  readonly from: number
  readonly to: number
  /** What to add to UTC for the person's own days: 9 hours in Japan. */
  readonly offsetMs: number
}
/** `day`: days since 1970-01-01 in the person's own time. */
export type DayMails = {
  readonly day: number
  readonly verdict: VerdictName | null
  readonly action: Action | null
  readonly count: number
}
export type DayActions = { readonly day: number; readonly kind: JournalKind; readonly count: number }
export type DayCorrections = {
  readonly day: number
  readonly answer: Answer
  /** What Miwake had said; null where the mail is no longer known or was not scanned. */
  readonly action: Action | null
  readonly arrivedIn: FolderRole | null
  readonly count: number
}
export type DayFigures = {
  readonly mails: readonly DayMails[]
  /** Done, and not taken back. */
  readonly actions: readonly DayActions[]
  /** By the day of the answer. */
  readonly corrections: readonly DayCorrections[]
}

export const countByDay = async (
  { db, tenantId }: Store,
  { mailboxId, from, to, offsetMs }: DayQuestion,
): Promise<DayFigures> => {
  const mails = await db
    .selectFrom('message')
    .select((eb) => [
      eb(eb.parens('receivedAt', '+', eb.lit(offsetMs)), '/', eb.lit(dayMs)).as('day'),
      eb.fn.countAll<number>().as('count'),
    ])
    .select(['verdict', 'action'])
    .where('tenantId', '=', tenantId)
    .where('mailboxId', '=', mailboxId)
    .where('receivedAt', '>=', from)
    .where('receivedAt', '<', to)
    .groupBy(['day', 'verdict', 'action'])
    .orderBy('day')
    .execute()
  const actions = await db
    .selectFrom('journal')
    .select((eb) => [
      eb(eb.parens('doneAt', '+', eb.lit(offsetMs)), '/', eb.lit(dayMs)).as('day'),
      eb.fn.countAll<number>().as('count'),
    ])
    .select('kind')
    .where('tenantId', '=', tenantId)
    .where('mailboxId', '=', mailboxId)
    .where('state', '=', 'done')
    .where('doneAt', '>=', from)
    .where('doneAt', '<', to)
    .groupBy(['day', 'kind'])
    .orderBy('day')
    .execute()
  const corrections = await db
    .selectFrom('correction')
    .leftJoin('message', (join) =>
      join.onRef('message.tenantId', '=', 'correction.tenantId').onRef('message.id', '=', 'correction.messageRow'),
    )
    .select((eb) => [
      eb(eb.parens('at', '+', eb.lit(offsetMs)), '/', eb.lit(dayMs)).as('day'),
      eb.fn.countAll<number>().as('count'),
    ])
    .select(['correction.answer', 'message.action', 'message.arrivedIn'])
    .where('correction.tenantId', '=', tenantId)
    .where('correction.mailboxId', '=', mailboxId)
    .where('correction.state', '=', 'applied')
    .where('at', '>=', from)
    .where('at', '<', to)
    .groupBy(['day', 'correction.answer', 'message.action', 'message.arrivedIn'])
    .orderBy('day')
    .execute()
  return { mails: mails.map(numbered), actions: actions.map(numbered), corrections: corrections.map(numbered) }
}

/** Databases count in 64 bits; PostgreSQL hands those over as text. */
const numbered = <T extends { readonly day: unknown; readonly count: unknown }>(row: T) => ({
  ...row,
  day: Number(row.day),
  count: Number(row.count),
})
