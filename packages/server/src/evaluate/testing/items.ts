/** Items without mail, for tests of what is counted over them. */
import type { Item } from '../item.ts'

export const item = (given: Partial<Item> & Pick<Item, 'id'>): Item => ({
  source: 'made',
  label: 'ham',
  group: given.id,
  kind: '',
  lang: '',
  year: null,
  trainable: true,
  grams: new Uint32Array(),
  findings: [],
  shape: { headerNames: [], date: [] },
  ...given,
})
