/** The part of the API that is about the quarantine. */
import type { HeldDeed, HeldDone, HeldPage, HeldQuery, HeldView } from './held-types.ts'
import type { Call } from './people.ts'

export const heldApi = (call: Call) => ({
  held: ({ q, verdict, state }: HeldQuery, cursor?: string) => {
    const params = new URLSearchParams({ state })
    if (q !== '') params.set('q', q)
    if (verdict !== '') params.set('verdict', verdict)
    if (cursor !== undefined) params.set('cursor', cursor)
    return call<HeldPage>('GET', `/held?${params}`)
  },
  heldMail: (id: number) => call<HeldView>('GET', `/held/${id}`),
  doHeld: (deed: HeldDeed, ids: readonly number[]) => call<HeldDone>('POST', `/held/${deed}`, { ids }),
})

export const heldBodyUrl = (id: number): string => `/api/held/${id}/body`
export const heldRawUrl = (id: number): string => `/api/held/${id}/raw`
