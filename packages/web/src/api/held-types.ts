/** What the API answers about the quarantine, as the page reads it. */
import type { Both, MessageView, VerdictName } from './types.ts'

export type HeldState = 'held' | 'released' | 'deleted'
export type HeldRow = {
  readonly id: number
  readonly recipient: string
  readonly fromName: string
  readonly fromAddress: string
  readonly subject: string
  readonly verdict: VerdictName
  readonly heldAt: number
  /** 'releasing': on its way. */
  readonly state: HeldState | 'releasing'
  readonly endedAt: number | null
  readonly endedBy: string | null
  /** What the mail server said when it took the released mail. */
  readonly proof: string | null
}
export type HeldPage = { readonly items: readonly HeldRow[]; readonly next: string | null; readonly total: number }
export type HeldMail = Pick<
  MessageView,
  | 'to'
  | 'answers'
  | 'advice'
  | 'terms'
  | 'logits'
  | 'links'
  | 'attachments'
  | 'text'
  | 'hidden'
  | 'hasHtml'
  | 'entrance'
  | 'origin'
>
/** `mail` is null where it is not held any more. */
export type HeldView = { readonly row: HeldRow; readonly mail: HeldMail | null }
export type HeldDone = {
  readonly done: readonly { readonly id: number; readonly proof: string | null }[]
  readonly failed: readonly (Both & { readonly id: number })[]
}
export type HeldQuery = { readonly q: string; readonly verdict: VerdictName | ''; readonly state: HeldState }
export type HeldDeed = 'release' | 'report' | 'delete'
