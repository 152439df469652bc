/** Planning that another process, or a second click, may be at as well: what is under way or done already is not planned again. */
import { type ActionPlan, planAction } from './plan-action.ts'
import { holdMailbox, inDurableTransaction, type Store } from './store.ts'

export type Place = Pick<ActionPlan, 'mailboxId' | 'contentHash' | 'fromFolder' | 'uidBefore' | 'uidValidityBefore'>

/** @returns the entry's id; null where the same is planned, or the mail was taken from that very place before. */
export const planOnce = (store: Store, plan: ActionPlan): Promise<number | null> =>
  inDurableTransaction(store, async (inside) => {
    if (plan.shadow) return planAction(inside, plan)
    await holdMailbox(inside, plan.mailboxId)
    if (plan.undoes != null) return (await openUndo(inside, plan.undoes)) === null ? planAction(inside, plan) : null
    return (await isAtIt(inside, plan)) ? null : planAction(inside, plan)
  })

/** The entry that takes this one back, planned and not done yet. */
export const openUndo = async ({ db, tenantId }: Store, undoes: number): Promise<number | null> => {
  const row = await db
    .selectFrom('journal')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('undoes', '=', undoes)
    .where('state', '=', 'planned')
    .where('problem', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

/** What was ever begun with the mail under this very UID. */
const from = ({ db, tenantId }: Store, { uidValidityBefore, ...place }: Place) =>
  db
    .selectFrom('journal')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('contentHash', '=', place.contentHash)
    .where('mailboxId', '=', place.mailboxId)
    .where('fromFolder', '=', place.fromFolder)
    .where('uidBefore', '=', place.uidBefore)
    .where('uidValidityBefore', '=', uidValidityBefore ?? null)
    .limit(1)

/**
 * Whether Miwake moved the mail from there. A UID is never given again, so it cannot lie there any more, but for an original
 * that a server without UID EXPUNGE left behind.
 * @param since done at or after (epoch ms).
 */
export const wasTaken = async (store: Store, place: Place, since = 0): Promise<boolean> =>
  (await from(store, place)
    .where('state', 'in', ['done', 'undone'])
    .where('doneAt', '>=', since)
    .whereRef('fromFolder', '!=', 'toFolder')
    .executeTakeFirst()) !== undefined

const isAtIt = async (store: Store, plan: ActionPlan): Promise<boolean> => {
  if (await wasTaken(store, plan)) return true
  const open = from(store, plan).where('state', '=', 'planned').where('problem', 'is', null)
  if ((await open.executeTakeFirst()) !== undefined) return true
  const same = from(store, plan).where('state', '=', 'done').where('kind', '=', plan.kind)
  return plan.fromFolder === plan.toFolder && (await same.executeTakeFirst()) !== undefined
}
