/** When a click on a link is stopped for a question, and what is said then. */
import type { LinkRow } from '../api/types.ts'

export type GateReason = 'unknown' | 'differs' | 'notOwn' | 'unproven'

/**
 * @param sender registrable domain of the sender's address, '' where there is none.
 * @returns empty where the link simply opens: the proven sender's own, with nothing untrue in its text.
 */
export const gateReasons = (
  { own, shownAs, standing, registrable }: LinkRow,
  sender: string,
): readonly GateReason[] => [
  ...(shownAs === '' ? [] : (['differs'] as const)),
  ...(standing.bad && !own ? (['unknown'] as const) : []),
  ...(own || standing.bad
    ? []
    : registrable === sender && sender !== ''
      ? (['unproven'] as const)
      : (['notOwn'] as const)),
]
