/** A mail of the store with what the engine says of it: read anew from its bytes, with the sum that was kept. */
import { type Facts, noFacts, parseMessage, type Scan, scan, type Term } from '@miwake/engine'
import { getMessage, getResult, loadVector, type MessageRow } from '../store/index.ts'
import { Problem, problems } from './problem.ts'
import type { HttpWorld } from './world.ts'

export type JudgedMail = { readonly row: MessageRow; readonly raw: Uint8Array; readonly scan: Scan }

/** @throws Problem 404. */
export const messageOf = async ({ store }: HttpWorld, id: number): Promise<MessageRow> => {
  const row = await getMessage(store, id)
  if (row === null) throw new Problem(404, problems.noMessage)
  return row
}

/** Kept here, else fetched from its server. @throws Problem 410. */
export const rawOf = async ({ sorter }: HttpWorld, { id }: MessageRow): Promise<Uint8Array> => {
  const raw = await sorter.raw(id)
  if (raw === null) throw new Problem(410, problems.noRaw)
  return raw
}

/** What the sorter keeps of the sum (sort/result.ts). */
type KeptSum = { readonly terms: readonly Term[]; readonly logits: Scan['verdict']['logits'] }

const isKeptSum = (value: unknown): value is KeptSum => {
  const { terms, logits } = (value ?? {}) as Partial<KeptSum>
  return Array.isArray(terms) && typeof logits?.unwanted === 'number'
}

/** The verdict is the one that was acted on, whatever today's model would say. @throws Problem 404, 410. */
export const judgedMail = async (world: HttpWorld, id: number): Promise<JudgedMail> => {
  const { store, knowledge } = world
  const row = await messageOf(world, id)
  const raw = await rawOf(world, row)
  const stored = await getResult(store, id)
  const facts = (stored?.facts as Facts | undefined) ?? noFacts
  const mailbox = await loadVector(store, row.mailboxId)
  const fresh = scan(parseMessage(raw), facts, knowledge, { mailbox })
  const { verdict, action, pHam, pSpam, pPhishing } = row
  if (verdict === null || action === null || pHam === null || pSpam === null || pPhishing === null) {
    return { row, raw, scan: fresh }
  }
  const sum = isKeptSum(stored?.result) ? stored.result : fresh.verdict
  const p = { ham: pHam, spam: pSpam, phishing: pPhishing }
  return {
    row,
    raw,
    scan: { ...fresh, action, verdict: { verdict, p, terms: sum.terms, logits: sum.logits } },
  }
}
