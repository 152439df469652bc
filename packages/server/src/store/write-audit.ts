/**
 * Who did what to what, for those who answer for it. Rows are only added, and only here: there is no function that
 * changes or removes one.
 */
import type { Store } from './store.ts'

/** Who acts: an account, or what acts by itself ('gateway', 'cli', 'household'). */
export type AuditActor = { readonly accountId: number | null; readonly actor: string }
export type AuditInput = AuditActor & {
  /** 'account.add', 'quarantine.release', ... */
  readonly action: `${string}.${string}`
  /** What it was done to: a login, an address, a row as 'mailbox 7'. Never mail content. */
  readonly target: string
  /** Never mail content, passwords or tokens. */
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Longer than any login or address (RFC 5321: 254 characters). */
const targetCharsMax = 400
const detailCharsMax = 4_000

export const writeAudit = async (
  { db, tenantId, now }: Store,
  { accountId, actor, action, target, detail = {} }: AuditInput,
): Promise<void> => {
  const text = JSON.stringify(detail)
  await db
    .insertInto('audit')
    .values({
      tenantId,
      at: now(),
      accountId,
      actor,
      action,
      target: target.slice(0, targetCharsMax),
      detail: text.length > detailCharsMax ? '{"tooLong":true}' : text,
    })
    .execute()
}
