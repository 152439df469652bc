/** Telling whoever listens; a listener that throws harms nobody else. */
import type { SorterEvent, SorterEvents } from './sorter.ts'

export type Emitter = SorterEvents & { readonly emit: (event: SorterEvent) => void }

export const createEmitter = (): Emitter => {
  const listeners = new Set<(event: SorterEvent) => void>()
  return {
    on: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    emit: (event) => {
      for (const listener of [...listeners])
        try {
          listener(event)
        } catch {
          listeners.delete(listener)
        }
    },
  }
}
