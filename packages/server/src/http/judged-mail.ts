/** A mail of the store with what the engine says of it: read anew from its bytes, with the sum that was kept. */
import { type Facts, noFacts, parseMessage, type Scan, scan, type Term } from '@miwake/engine'
import { MailboxError } from '../mailbox/problem.ts'
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

type RawOptions = {
  /** To be saved: never only the beginning, which is all that is kept of a very long mail. */
  readonly whole?: boolean
}

/** Kept here, else fetched from its server. @throws Problem 410, 502. */
export const rawOf = async (
  { sorter }: HttpWorld,
  { id }: MessageRow,
  options: RawOptions = {},
): Promise<Uint8Array> => {
  const raw = await sorter.raw(id, options).catch((error: unknown) => {
    throw error instanceof MailboxError ? new Problem(502, error.problem) : error
  })
  if (raw !== null) return raw
  const isPart = options.whole === true && (await sorter.raw(id).catch(() => null)) !== null
  throw new Problem(410, isPart ? problems.noWhole : problems.noRaw)
}

/** What the sorter keeps of the sum (sort/result.ts). */
type KeptSum = { readonly terms: readonly Term[]; readonly logits: Scan['verdict']['logits'] }

const isKeptSum = (value: unknown): value is KeptSum => {
  const { terms, logits } = (value ?? {}) as Partial<KeptSum>
  return Array.isArray(terms) && typeof logits?.unwanted === 'number'
}

/** The verdict is the one that was acted on, whatever today's model would say. @throws Problem 404, 410, 502. */
export const judgedMail = async (world: HttpWorld, id: number, options: RawOptions = {}): Promise<JudgedMail> => {
  const { store, knowledge } = world
  const row = await messageOf(world, id)
  const raw = await rawOf(world, row, options)
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
