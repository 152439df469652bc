/** A held mail with what the engine says of it: read anew from its bytes, with the verdict it was held for. */
import {
  type Action,
  type Facts,
  type Knowledge,
  noFacts,
  parseMessage,
  reasonsOf,
  type Scan,
  scan,
} from '@miwake/engine'
import type { JsonResult } from '../../cli/result.ts'
import type { Held } from '../../store/index.ts'

const isFacts = (value: unknown): value is Facts => typeof value === 'object' && value !== null && 'auth' in value

/** As kept by judge-mail.ts; of an older version or another hand what is missing is judged anew. */
export const judgedHeld = (
  { row, bytes }: { readonly row: Pick<Held, 'result' | 'verdict'>; readonly bytes: Uint8Array },
  knowledge: Knowledge,
): Scan => {
  const fresh = scan(parseMessage(bytes), isFacts(row.result.facts) ? row.result.facts : noFacts, knowledge)
  const kept = (row.result.result ?? {}) as Partial<JsonResult>
  const action: Action = kept.action ?? fresh.action
  if (kept.p === undefined || !Array.isArray(kept.terms) || typeof kept.logits?.unwanted !== 'number')
    return { ...fresh, action, verdict: { ...fresh.verdict, verdict: row.verdict } }
  const { p, terms, logits } = kept
  return { ...fresh, action, verdict: { ...fresh.verdict, verdict: row.verdict, p, terms, logits } }
}

/** In words, the weightiest first; what speaks for the mail is left out: it was held. */
export const reasonsAgainst = (held: Scan, most: number): readonly { readonly ja: string; readonly en: string }[] =>
  reasonsOf(held, ['claim', 'target', 'ask', 'disguise', 'origin', 'memory'])
    .filter(({ pull }) => pull === 'against')
    .slice(0, most)
    .map(({ text }) => text)
