/** A command's work on the store, closed whatever happens. */
import type { Settings } from '../../config/settings.ts'
import { KeyFileError, openStore, type Store, StoreError } from '../../store/index.ts'
import { databaseFile } from './open-server.ts'
import { complain } from './place.ts'

export const withStore = async (settings: Settings, work: (store: Store) => Promise<number>): Promise<number> => {
  try {
    const store = await openStore({
      path: databaseFile(settings.data),
      keyFile: settings.keyFile,
      now: Date.now,
    })
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
