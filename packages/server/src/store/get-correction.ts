import { listCorrections } from './corrections.ts'
import type { CorrectionRow } from './schema.ts'
import type { Store } from './store.ts'

export const getCorrection = async (store: Store, id: number): Promise<CorrectionRow | null> => {
  const [row] = await listCorrections(store, { beforeId: id + 1, limit: 1 })
  return row?.id === id ? row : null
}
