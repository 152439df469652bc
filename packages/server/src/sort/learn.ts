/** The person's word, learned: the vector moves, the campaign is remembered, the list shows it. */

import { rememberCampaign } from '../store/campaigns.ts'
import {
  addCorrection,
  applyCorrection,
  type CorrectionInput,
  forgetCorrection,
  listCorrections,
} from '../store/corrections.ts'
import { getCorrection } from '../store/get-correction.ts'
import { getResult } from '../store/get-message.ts'
import { loadVector } from '../store/mailbox-vector.ts'
import { getRaw } from '../store/put-raw.ts'
import type { Answer, Chip, CorrectionSource } from '../store/schema.ts'
import { setChip } from '../store/set-chip.ts'
import { holdMailbox, inTransaction, type Store } from '../store/store.ts'
import type { SortWorld } from './at-work.ts'
import { type Learnable, lessonOf } from './lesson.ts'

export type Word = {
  readonly mailboxId: number
  readonly messageRow: number | null
  readonly contentHash: string
  readonly messageId: string
  readonly answer: Answer
  readonly source: CorrectionSource
  /** false: it waits for the person's word, and nothing is learned yet. */
  readonly sure: boolean
  /** null where nothing of the mail is left to learn from. */
  readonly raw: Uint8Array | null
}

/**
 * Writes the word down and learns it where it is sure. What was said of this mail before counts no more, as if it had
 * never been said; the same word again changes nothing.
 * @returns the correction's id, and whether it is a new one.
 */
export const learn = (
  { store, knowledge, emit }: Pick<SortWorld, 'store' | 'knowledge' | 'emit'>,
  word: Word,
): Promise<{ readonly id: number; readonly added: boolean }> =>
  inTransaction(store, async (inside) => {
    const { mailboxId, contentHash, answer, sure, raw, messageRow, messageId, source } = word
    await holdMailbox(inside, mailboxId)
    const before = await listCorrections(inside, { mailboxId, contentHash, states: ['applied', 'pending'] })
    const same = before.find((one) => one.answer === answer && (one.state === 'applied' || !sure))
    if (same !== undefined) return { id: same.id, added: false }
    // A guess of ours never overrules what the person said.
    for (const { id, state } of before) if (sure || state === 'pending') await forgetCorrection(inside, id)
    const stored = messageRow === null ? null : await getResult(inside, messageRow)
    const vector = await loadVector(inside, mailboxId)
    const learnable = raw === null ? null : lessonOf(raw, stored, answer, { knowledge, vector })
    const correction: CorrectionInput = {
      mailboxId,
      messageRow,
      contentHash,
      messageId,
      answer,
      source,
      state: sure ? 'applied' : 'pending',
      lesson: learnable?.lesson ?? null,
    }
    const id = await addCorrection(inside, correction)
    if (sure) await show(inside, emit, { ...word, id, learnable })
    return { id, added: true }
  })

/** What the list shows after an answer; null: what the engine said. */
export const chipSaid = (answer: Answer): Chip | null =>
  answer === 'right' ? null : answer === 'not-junk' ? 'ham' : answer === 'junk' ? 'spam' : 'phishing'

type Emit = SortWorld['emit']

const show = async (
  store: Store,
  emit: Emit,
  of: Pick<Word, 'mailboxId' | 'contentHash' | 'answer'> & {
    readonly id: number
    readonly learnable: Learnable | null
  },
): Promise<void> => {
  const { mailboxId, contentHash, id, learnable, answer } = of
  if (learnable !== null && learnable.fingerprint !== null)
    await rememberCampaign(store, {
      mailboxId,
      fingerprint: learnable.fingerprint,
      verdict: learnable.is,
      correctionId: id,
    })
  for (const row of await setChip(store, { mailboxId, contentHash, chip: chipSaid(answer) }))
    emit({ type: 'message-changed', mailbox: mailboxId, id: row })
}

/** The person said yes to a correction that waited. @returns false where there is none waiting of this id. */
export const confirmPending = (
  { store, knowledge, emit }: Pick<SortWorld, 'store' | 'knowledge' | 'emit'>,
  id: number,
): Promise<boolean> =>
  inTransaction(store, async (inside) => {
    const waiting = await getCorrection(inside, id)
    if (waiting !== null) await holdMailbox(inside, waiting.mailboxId)
    if (waiting === null || !(await applyCorrection(inside, id))) return false
    const raw = await getRaw(inside, waiting.contentHash)
    const { mailboxId, answer, messageRow } = waiting
    const stored = messageRow === null ? null : await getResult(inside, messageRow)
    const vector = await loadVector(inside, mailboxId)
    const learnable = raw === null ? null : lessonOf(raw, stored, answer, { knowledge, vector })
    await show(inside, emit, { ...waiting, learnable })
    return true
  })

/** Unlearns exactly that. @returns false where there is no such correction, or it was forgotten before. */
export const forget = ({ store, emit }: Pick<SortWorld, 'store' | 'emit'>, id: number): Promise<boolean> =>
  inTransaction(store, async (inside) => {
    const said = await getCorrection(inside, id)
    if (said !== null) await holdMailbox(inside, said.mailboxId)
    if (said === null || !(await forgetCorrection(inside, id))) return false
    const { mailboxId, contentHash } = said
    for (const row of await setChip(inside, { mailboxId, contentHash, chip: null }))
      emit({ type: 'message-changed', mailbox: mailboxId, id: row })
    return true
  })
