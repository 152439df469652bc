/** The audit log, newest first. */
import type { Selectable } from 'kysely'
import type { AuditTable } from './schema.ts'
import type { Store } from './store.ts'

export type AuditQuestion = {
  /** Of the page before: its last id. */
  readonly beforeId?: number | undefined
  /** Epoch ms, inclusive and exclusive. */
  readonly since?: number | undefined
  readonly until?: number | undefined
  /** A login, 'cli', 'gateway': the whole of it. */
  readonly actor?: string | undefined
  /** 'account' finds 'account.add' and its like. */
  readonly action?: string | undefined
  /** A piece of what it was done to. */
  readonly target?: string | undefined
  readonly limit: number
}
export type AuditRow = Omit<Selectable<AuditTable>, 'tenantId' | 'detail'> & { readonly detail: unknown }

const withoutWildcards = (text: string): string => text.replaceAll(/[%_\\]/g, '')

export const listAudit = async (
  { db, tenantId }: Store,
  { beforeId, since, until, actor, action, target, limit }: AuditQuestion,
): Promise<readonly AuditRow[]> => {
  let question = db.selectFrom('audit').selectAll().where('tenantId', '=', tenantId)
  if (beforeId !== undefined) question = question.where('id', '<', beforeId)
  if (since !== undefined) question = question.where('at', '>=', since)
  if (until !== undefined) question = question.where('at', '<', until)
  if (actor !== undefined && actor !== '') question = question.where('actor', '=', actor)
  if (action !== undefined && action !== '')
    question = question.where((eb) =>
      eb.or([eb('action', '=', action), eb('action', 'like', `${withoutWildcards(action)}.%`)]),
    )
  if (target !== undefined && target !== '')
    question = question.where('target', 'like', `%${withoutWildcards(target)}%`)
  const rows = await question.orderBy('id', 'desc').limit(limit).execute()
  return rows.map(({ tenantId: _, detail, ...row }) => ({ ...row, detail: JSON.parse(detail) as unknown }))
}
