/** What persons said of mails. An applied correction has moved the mailbox's vector; forgetting one learns the rest anew. */
import { correct, emptyMailbox, type MailboxVector } from '@miwake/engine'
import type { Selectable } from 'kysely'
import { loadVector, saveVector } from './mailbox-vector.ts'
import { pageLimit } from './message-page.ts'
import type { Answer, CorrectionRow, CorrectionSource, CorrectionState, CorrectionTable, Lesson } from './schema.ts'
import { holdMailbox, inTransaction, type Store } from './store.ts'

export type CorrectionInput = {
  readonly mailboxId: number
  readonly messageRow: number | null
  readonly contentHash: string
  readonly messageId: string
  readonly answer: Answer
  readonly source: CorrectionSource
  /** 'pending' waits for the person's word and teaches nothing until applyCorrection(). */
  readonly state: 'pending' | 'applied'
  /** null where nothing is to be learned: 判定は合っている of a sure verdict, or a mail whose raw is gone. */
  readonly lesson: Lesson | null
}

const rowOf = ({ lesson, ...row }: Selectable<CorrectionTable>): CorrectionRow => ({
  ...row,
  lesson: lesson === null ? null : (JSON.parse(lesson) as Lesson),
})

const learn = (vector: MailboxVector, { features, shippedNats, unwanted }: Lesson): MailboxVector =>
  correct(vector, features, shippedNats, unwanted)

const learnOne = async (store: Store, mailboxId: number, lesson: Lesson | null): Promise<void> => {
  if (lesson !== null) await saveVector(store, mailboxId, learn(await loadVector(store, mailboxId), lesson))
}

/** Writes a correction down and, where applied, learns it. @returns its id. */
export const addCorrection = (store: Store, { lesson, ...input }: CorrectionInput): Promise<number> =>
  inTransaction(store, async (inside) => {
    const { db, tenantId, now } = inside
    // Before anything is read of the vector: two that learn at once learn one after the other.
    await holdMailbox(inside, input.mailboxId)
    const { id } = await db
      .insertInto('correction')
      .values({ tenantId, ...input, at: now(), lesson: lesson === null ? null : JSON.stringify(lesson) })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (input.state === 'applied') await learnOne(inside, input.mailboxId, lesson)
    return id
  })

/** The person gave their word on a pending one. @returns false where there is no such pending correction. */
export const applyCorrection = (store: Store, id: number): Promise<boolean> =>
  inTransaction(store, async (inside) => {
    const { db, tenantId } = inside
    await holdMailboxOf(inside, id)
    const row = await db
      .updateTable('correction')
      // Learned now: forgetting another one later learns it in this order again.
      .set({ state: 'applied', at: inside.now() })
      .where('tenantId', '=', tenantId)
      .where('id', '=', id)
      .where('state', '=', 'pending')
      .returningAll()
      .executeTakeFirst()
    if (row === undefined) return false
    await learnOne(inside, row.mailboxId, rowOf(row).lesson)
    return true
  })

/**
 * The correction counts no more: the vector is what the mailbox's other corrections make of it, and what was remembered
 * of campaigns through it goes.
 * @returns false where there is no such correction.
 */
export const forgetCorrection = (store: Store, id: number): Promise<boolean> =>
  inTransaction(store, async (inside) => {
    const { db, tenantId } = inside
    await holdMailboxOf(inside, id)
    const row = await db
      .updateTable('correction')
      .set({ state: 'forgotten', lesson: null })
      .where('tenantId', '=', tenantId)
      .where('id', '=', id)
      .where('state', '!=', 'forgotten')
      .returning(['mailboxId'])
      .executeTakeFirst()
    if (row === undefined) return false
    await db.deleteFrom('campaign').where('tenantId', '=', tenantId).where('correctionId', '=', id).execute()
    await relearn(inside, row.mailboxId)
    return true
  })

const holdMailboxOf = async (store: Store, correctionId: number): Promise<void> => {
  const row = await store.db
    .selectFrom('correction')
    .select('mailboxId')
    .where('tenantId', '=', store.tenantId)
    .where('id', '=', correctionId)
    .executeTakeFirst()
  if (row !== undefined) await holdMailbox(store, row.mailboxId)
}

const relearn = async (store: Store, mailboxId: number): Promise<void> => {
  const lessons = await store.db
    .selectFrom('correction')
    .select('lesson')
    .where('tenantId', '=', store.tenantId)
    .where('mailboxId', '=', mailboxId)
    .where('state', '=', 'applied')
    .where('lesson', 'is not', null)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const vector = lessons.reduce((v, { lesson }) => learn(v, JSON.parse(lesson!) as Lesson), emptyMailbox)
  await saveVector(store, mailboxId, vector)
}

export type CorrectionQuestion = {
  readonly mailboxId?: number | undefined
  readonly messageRow?: number | undefined
  readonly contentHash?: string | undefined
  readonly states?: readonly CorrectionState[] | undefined
  readonly beforeId?: number | undefined
  readonly limit?: number | undefined
}

/** Newest first. */
export const listCorrections = async (
  { db, tenantId }: Store,
  { mailboxId, messageRow, contentHash, states, beforeId, limit }: CorrectionQuestion,
): Promise<readonly CorrectionRow[]> => {
  let query = db.selectFrom('correction').selectAll().where('tenantId', '=', tenantId)
  if (mailboxId !== undefined) query = query.where('mailboxId', '=', mailboxId)
  if (messageRow !== undefined) query = query.where('messageRow', '=', messageRow)
  if (contentHash !== undefined) query = query.where('contentHash', '=', contentHash)
  if (states !== undefined) query = query.where('state', 'in', states)
  if (beforeId !== undefined) query = query.where('id', '<', beforeId)
  return (await query.orderBy('id', 'desc').limit(pageLimit(limit)).execute()).map(rowOf)
}
