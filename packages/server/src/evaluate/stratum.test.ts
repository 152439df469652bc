import { expect, test } from 'vitest'
import { strataOf } from './stratum.ts'
import { item } from './testing/items.ts'

const received = { headerNames: ['received', 'from'], date: [] }
const bare = { headerNames: ['from'], date: [] }

test('strataOf() sets stubs apart in a source of received mail, and mail that is not real', () => {
  const items = [
    ...Array.from({ length: 95 }, (_, i) => item({ id: `r${i}`, shape: received })),
    ...Array.from({ length: 5 }, (_, i) => item({ id: `s${i}`, shape: bare })),
    item({ id: 'w', source: 'written', kind: 'reconstructed', shape: bare }),
    // Half of it wrapped: no mail of this source is a stub.
    item({ id: 'l1', source: 'lists', shape: received }),
    item({ id: 'l2', source: 'lists', shape: bare }),
  ]
  const strata = strataOf(items)
  expect(strata.filter((s) => s === 'made').length).toBe(95)
  expect(strata.filter((s) => s === 'made (no Received)').length).toBe(5)
  expect(strata.slice(-3)).toEqual(['written (reconstructed)', 'lists', 'lists'])
})
