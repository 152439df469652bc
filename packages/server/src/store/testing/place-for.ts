/** A test's place, as it can be handed to another thread or process, opened there. */
import type { StorePlace } from '../open-store.ts'

export type TestPlace =
  | { readonly path: string; readonly keyFile: string }
  | { readonly url: string; readonly tenantId: string; readonly keyFile: string }

/** Few: many stores of a test file share one server. */
const connections = 4

export const placeFor = (place: TestPlace, more: Pick<StorePlace, 'now' | 'log'>): StorePlace =>
  'url' in place ? { ...place, connections, ...more } : { ...place, ...more }
