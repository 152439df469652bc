/** A command's work on the store, closed whatever happens. */
import type { Settings } from '../../config/settings.ts'
import { KeyFileError, openStore, type Store, StoreError } from '../../store/index.ts'
import { complain } from './place.ts'
import { storePlace } from './store-place.ts'

export const withStore = async (settings: Settings, work: (store: Store) => Promise<number>): Promise<number> => {
  try {
    const store = await openStore(storePlace(settings))
    try {
      return await work(store)
    } finally {
      await store.close()
    }
  } catch (error) {
    if (error instanceof KeyFileError || error instanceof StoreError) return complain(error.message)
    throw error
  }
}
