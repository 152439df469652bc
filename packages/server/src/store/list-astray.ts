/** Mails last known in a folder whose number there is not known: UIDVALIDITY changed, or a move told no number. */
import type { Store } from './store.ts'

export type Astray = { readonly id: number; readonly contentHash: string }

export const listAstray = ({ db, tenantId }: Store, folderId: number): Promise<readonly Astray[]> =>
  db
    .selectFrom('message')
    .select(['id', 'contentHash'])
    .where('tenantId', '=', tenantId)
    .where('folderId', '=', folderId)
    .where('uid', 'is', null)
    .where('goneAt', 'is', null)
    .orderBy('id')
    .execute()
