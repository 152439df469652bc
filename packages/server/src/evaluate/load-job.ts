/** One mail's way from bytes to evidence, the same in the main thread and in workers. */
import type { AuthTrust } from '@miwake/engine'
import { loadKnowledge } from '../knowledge.ts'
import { type Item, itemMaker, type Labelled } from './item.ts'
import { donorHeader, transplant } from './transplant.ts'

export type LoadSettings = {
  readonly trust: AuthTrust
  /** Whether the fields that a transplant takes are wanted beside the evidence. */
  readonly donors: boolean
}
export type LoadJob = {
  readonly labelled: Labelled
  readonly bytes: Uint8Array
  /** Another mail's fields to put in first. */
  readonly donor?: Uint8Array
}
export type LoadAnswer =
  | { readonly item: Item; readonly donor?: Uint8Array }
  | { readonly id: string; readonly error: string }

export const loadWith = ({ trust, donors }: LoadSettings) => {
  const make = itemMaker(loadKnowledge({ withoutModel: true }), trust)
  return ({ labelled, bytes, donor }: LoadJob): LoadAnswer => {
    try {
      const item = make(labelled, donor ? transplant(bytes, donor) : bytes)
      return donors ? { item, donor: donorHeader(bytes) } : { item }
    } catch (error) {
      return { id: labelled.id, error: error instanceof Error ? error.message : String(error) }
    }
  }
}
