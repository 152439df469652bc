/** From a decision to what is written into the journal. */
import type { Action, VerdictName } from '@miwake/engine'
import { keyword } from '../mailbox/mail-source.ts'
import type { ActionPlan } from '../store/plan-action.ts'
import type { FlagChange, FolderRow, ReviewTo } from '../store/schema.ts'
import { pathOf } from './folder-of.ts'

export type Planned = {
  readonly mailboxId: number
  readonly messageRow: number
  readonly contentHash: string
  readonly messageId: string
  readonly uid: string | null
  /** As the mail has them now. */
  readonly flags: readonly string[]
  readonly from: FolderRow
  readonly folders: readonly FolderRow[]
  readonly reviewTo: ReviewTo
  readonly reason: readonly string[]
  readonly shadow: boolean
}

/** `$Junk` and `$NotJunk` exclude each other. */
export const junkFlags = (verdict: VerdictName | null): FlagChange => ({
  add: verdict === 'phishing' ? [keyword.junk, keyword.phishing] : [keyword.junk],
  remove: [keyword.notJunk],
})
export const notJunkFlags: FlagChange = { add: [keyword.notJunk], remove: [keyword.junk, keyword.phishing] }
const lookFlags: FlagChange = { add: [keyword.flagged], remove: [] }

const isFlagged = (flags: readonly string[]): boolean =>
  flags.some((flag) => flag.toLowerCase() === keyword.flagged.toLowerCase())

/** @returns null where the mail stays as it is. */
export const planOf = (mail: Planned, action: Action, verdict: VerdictName | null): ActionPlan | null => {
  const { mailboxId, messageRow, contentHash, messageId, uid, flags, from, folders, reviewTo, reason, shadow } = mail
  const common = {
    mailboxId,
    messageRow,
    contentHash,
    messageId,
    fromFolder: from.path,
    uidBefore: uid,
    uidValidityBefore: from.uidValidity,
    reason: reason.slice(0, reasonsMax),
    shadow,
  }
  const to = (role: 'inbox' | 'junk' | 'review') => pathOf(folders, role)
  if (from.role === 'inbox' && action === 'junk')
    return { ...common, kind: 'move', toFolder: to('junk'), flags: junkFlags(verdict) }
  if (from.role === 'inbox' && action === 'review' && reviewTo === 'folder')
    return { ...common, kind: 'move', toFolder: to('review'), flags: { add: [], remove: [] } }
  // A flag that is there already is the person's own: undoing must not take it off.
  if (from.role === 'inbox' && action === 'review' && !isFlagged(flags))
    return { ...common, kind: 'flag', toFolder: from.path, flags: lookFlags }
  if (from.role === 'junk' && action === 'rescue')
    return { ...common, kind: 'rescue', toFolder: to('inbox'), flags: notJunkFlags }
  return null
}

/** Symbols kept as the reason; the whole sum stands with the mail's result. */
const reasonsMax = 8
