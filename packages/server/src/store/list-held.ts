/** What the quarantine holds, or held until its time is over. */
import type { VerdictName } from '@miwake/engine'
import type { QuarantineState, QuarantineTable } from './schema.ts'
import type { Store } from './store.ts'

export type HeldRow = Pick<
  QuarantineTable,
  | 'recipient'
  | 'mailFrom'
  | 'fromName'
  | 'fromAddress'
  | 'subject'
  | 'verdict'
  | 'heldAt'
  | 'contentHash'
  | 'state'
  | 'endedAt'
  | 'endedBy'
> & {
  readonly id: number
  /** What the mail server said when it took a released mail; null before that. */
  readonly proof: string | null
}

export type HeldQuestion = {
  /** Lower case; none: of everybody. */
  readonly recipients?: readonly string[] | undefined
  /** A piece of sender, subject or recipient. */
  readonly q?: string | undefined
  readonly verdict?: VerdictName | undefined
  /** 'held' unless told otherwise; a release under way counts as held. */
  readonly state?: Exclude<QuarantineState, 'releasing'> | undefined
  /** Of the page before: its last row. */
  readonly after?: { readonly heldAt: number; readonly id: number } | undefined
  /** Newest first, so many. */
  readonly limit: number
}

export const heldColumns = [
  'id',
  'recipient',
  'mailFrom',
  'fromName',
  'fromAddress',
  'subject',
  'verdict',
  'heldAt',
  'contentHash',
  'state',
  'endedAt',
  'endedBy',
  'proof',
] as const

/** While a release is under way `proof` is its token, which is nobody's business. */
export const heldRow = <T extends Pick<HeldRow, 'state' | 'proof'>>(row: T): T => ({
  ...row,
  proof: row.state === 'releasing' ? null : row.proof,
})

const narrowed = (
  { db, tenantId }: Store,
  { recipients, q = '', verdict, state = 'held' }: Omit<HeldQuestion, 'limit'>,
) => {
  let question = db
    .selectFrom('quarantine')
    .where('tenantId', '=', tenantId)
    .where('state', 'in', state === 'held' ? ['held', 'releasing'] : [state])
  if (recipients !== undefined) question = question.where('recipient', 'in', [...recipients])
  if (verdict !== undefined) question = question.where('verdict', '=', verdict)
  // What `like` reads as a wildcard is left out.
  const piece = q
    .trim()
    .toLowerCase()
    .replaceAll(/[%_\\]/g, '')
  if (piece === '') return question
  return question.where((eb) =>
    eb.or(
      (['subject', 'fromName', 'fromAddress', 'recipient'] as const).map((name) =>
        eb(eb.fn('lower', [name]), 'like', `%${piece}%`),
      ),
    ),
  )
}

export const listHeld = async (store: Store, { limit, after, ...which }: HeldQuestion): Promise<readonly HeldRow[]> => {
  if (which.recipients?.length === 0) return []
  let question = narrowed(store, which).select(heldColumns)
  if (after !== undefined)
    question = question.where((eb) =>
      eb.or([eb('heldAt', '<', after.heldAt), eb.and([eb('heldAt', '=', after.heldAt), eb('id', '<', after.id)])]),
    )
  const rows = await question.orderBy('heldAt', 'desc').orderBy('id', 'desc').limit(limit).execute()
  return rows.map(heldRow)
}

export const countHeld = async (store: Store, which: Omit<HeldQuestion, 'limit' | 'after'>): Promise<number> => {
  if (which.recipients?.length === 0) return 0
  const { count } = await narrowed(store, which)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}
