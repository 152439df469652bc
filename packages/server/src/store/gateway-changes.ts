/** What the gateway goes by changed: counted in a setting that all its processes look at. */
import { getSetting, setSetting } from './settings.ts'
import type { Store } from './store.ts'

const name = 'gateway.changes'

/** Call after lists, opt-outs, addresses or what was learned changed. */
export const tellChange = (store: Store): Promise<void> => setSetting(store, name, `${store.now()} ${Math.random()}`)

/** Another value after each change. */
export const gatewayChanges = (store: Store): Promise<unknown> => getSetting(store, name)
