/** When a click on a link is stopped for a question, and what is said then. */
import type { LinkRow } from '../api/types.ts'

export type GateReason = 'unknown' | 'differs' | 'notOwn'

/** @returns empty where the link simply opens: the proven sender's own, with nothing untrue in its text. */
export const gateReasons = ({ own, shownAs, standing }: LinkRow): readonly GateReason[] => [
  ...(shownAs === '' ? [] : (['differs'] as const)),
  ...(standing.bad && !own ? (['unknown'] as const) : []),
  ...(own || standing.bad ? [] : (['notOwn'] as const)),
]
