/** What to do with a mail where it lies: the engine's verdict, the costs, and what the person said of its sender. */
import { type Action, type Costs, chooseAction, mayRescue } from '@miwake/engine'
import type { FolderRole } from '../store/schema.ts'

/** What a decision rests on beside the probabilities; kept with the result, so that the dry run can decide again. */
export type Grounds = {
  /** The From: domain is authenticated. */
  readonly proven: boolean | 'unknown'
  /** The symbols that make a proven sender a known one; none: a stranger. */
  readonly known: readonly string[]
  /** Origin or targets contradict what the mail claims to be. */
  readonly contradicted: boolean
  /** What the person's own lists say of its sender. */
  readonly list: 'allow' | 'block' | 'trust' | null
  /** Another program, or the person through it, marked it as junk: $Junk. */
  readonly markedJunk: boolean
  /** The person said that it is none, here or in another program: $NotJunk. */
  readonly markedNotJunk: boolean
}

export type Judged = {
  readonly verdict: 'ham' | 'spam' | 'phishing'
  readonly p: { readonly ham: number; readonly spam: number; readonly phishing: number }
}

export type Decision = {
  readonly action: Action
  /** Where it is not the engine's verdict that decided: symbols. */
  readonly because: readonly string[]
}

/** Folders Miwake takes mail out of. */
export type SortedRole = Extract<FolderRole, 'inbox' | 'junk'>
export const isSorted = (role: FolderRole): role is SortedRole => role === 'inbox' || role === 'junk'

/**
 * In the inbox a mail is left, marked or junked; in the junk folder it is left or rescued. A rescue needs a sender that is
 * proven AND known, or trusted by the person, and nothing that speaks of phishing: honest-looking alone is not enough.
 */
export const decide = (where: SortedRole, { verdict, p }: Judged, grounds: Grounds, costs: Costs): Decision => {
  const { proven, known, contradicted, list, markedJunk, markedNotJunk } = grounds
  // Kept on the server, it is known to a store made anew as well. In the junk folder a provider may have set it.
  if (where === 'inbox' && markedNotJunk) return { action: 'deliver', because: ['MARKED_NOT_JUNK'] }
  if (list === 'block') return { action: 'junk', because: ['LIST_BLOCK'] }
  const chosen = chooseAction(p, costs)
  // Refusing is for a mail server; here it is the junk folder.
  const base: Action = chosen === 'reject' ? 'junk' : chosen
  if (where === 'inbox') {
    if (list === null || base === 'deliver') return { action: base, because: [] }
    const because = [list === 'trust' ? 'LIST_TRUST' : 'LIST_ALLOW']
    // A name on a list is as easily written as any other; the person sees it, and is told.
    return { action: verdict === 'phishing' || contradicted ? 'review' : 'deliver', because }
  }
  const vouched = [...known, ...(list === 'trust' ? ['LIST_TRUST'] : list === 'allow' ? ['LIST_ALLOW'] : [])]
  const knownAndProven = proven === true && vouched.length > 0 && verdict === 'ham' && !contradicted && !markedJunk
  return mayRescue(p, knownAndProven, costs) ? { action: 'rescue', because: vouched } : { action: base, because: [] }
}
