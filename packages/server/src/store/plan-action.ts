/** The journal: every action is written down, on the disk, before the server is asked for it. */
import type { FlagChange, JournalKind } from './schema.ts'
import { inDurableTransaction, type Store } from './store.ts'

export type ActionPlan = {
  readonly mailboxId: number
  readonly messageRow: number | null
  readonly contentHash: string
  readonly messageId: string
  readonly kind: JournalKind
  /** Of an 'undo': the entry it takes back, which becomes 'undone' when this one is done. */
  readonly undoes?: number | null | undefined
  readonly fromFolder: string
  /** The same as fromFolder for a 'flag'. */
  readonly toFolder: string
  readonly flags?: FlagChange | undefined
  /** Symbols. */
  readonly reason: readonly string[]
  readonly uidBefore: string | null
  /** UIDVALIDITY of fromFolder that uidBefore was learned under. */
  readonly uidValidityBefore?: number | null | undefined
  /** Only written down, never to be done. */
  readonly shadow?: boolean | undefined
}

/** @returns the entries' ids, in order, once they are on the disk. */
export const planActions = (store: Store, plans: readonly ActionPlan[]): Promise<readonly number[]> =>
  inDurableTransaction(store, async ({ db, tenantId, now }) => {
    const ids: number[] = []
    for (const { undoes, flags, reason, shadow, uidValidityBefore, ...plan } of plans) {
      const { id } = await db
        .insertInto('journal')
        .values({
          tenantId,
          ...plan,
          undoes: undoes ?? null,
          uidValidityBefore: uidValidityBefore ?? null,
          flags: JSON.stringify(flags ?? { add: [], remove: [] }),
          reason: JSON.stringify(reason),
          state: shadow ? 'shadow' : 'planned',
          plannedAt: now(),
          doneAt: null,
          undoneAt: null,
          uidAfter: null,
          problem: null,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      ids.push(id)
    }
    return ids
  })

export const planAction = async (store: Store, plan: ActionPlan): Promise<number> =>
  (await planActions(store, [plan]))[0]!
