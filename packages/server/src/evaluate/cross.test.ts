import { expect, test } from 'vitest'
import { groupFolds, groupsMin, lackOf, leaveOneSourceOut } from './cross.ts'
import { item } from './testing/items.ts'

const items = [
  ...Array.from({ length: 40 }, (_, i) => item({ id: `a${i}`, source: 'a', group: `g${i >> 1}` })),
  // Campaigns that a met as well.
  ...Array.from({ length: 10 }, (_, i) => item({ id: `b${i}`, source: 'b', group: `g${i}`, label: 'spam' })),
  ...Array.from({ length: 10 }, (_, i) => item({ id: `b1${i}`, source: 'b', group: `own${i}`, label: 'spam' })),
  ...Array.from({ length: 10 }, (_, i) =>
    item({ id: `n${i}`, source: 'nc-c', group: `n${i}`, label: 'unwanted', trainable: false }),
  ),
]

test.each([
  ['leaveOneSourceOut()', leaveOneSourceOut(items)],
  ['groupFolds()', groupFolds(items, 5)],
])(
  '%s judges each mail once, by a model that saw none of its campaign and nothing that may not be learned',
  (_, splits) => {
    expect(splits.flatMap(({ judged }) => judged).sort((x, y) => x - y)).toEqual([...items.keys()])
    for (const { judged, trained } of splits) {
      const campaigns = new Set(judged.map((i) => items[i]!.group))
      expect(trained.filter((i) => campaigns.has(items[i]!.group))).toEqual([])
      expect(trained.filter((i) => !items[i]!.trainable)).toEqual([])
      expect(trained.length).toBeGreaterThan(0)
    }
  },
)

test('leaveOneSourceOut() leaves the whole source out', () => {
  for (const { judged, trained } of leaveOneSourceOut(items)) {
    const [source] = new Set(judged.map((i) => items[i]!.source))
    expect(trained.some((i) => items[i]!.source === source)).toBe(false)
  }
})

test('groupFolds() stays the same when mails are added', () => {
  const foldOf = (list: typeof items, id: string) =>
    groupFolds(list, 5).findIndex(({ judged }) => judged.some((i) => list[i]!.id === id))
  const more = [...Array.from({ length: 30 }, (_, i) => item({ id: `new${i}` })), ...items]
  for (const { id } of items.slice(0, 20)) expect(foldOf(more, id)).toBe(foldOf(items, id))
})

test('lackOf() counts campaigns, not copies', () => {
  const many = (label: 'ham' | 'spam', groups: number) =>
    Array.from({ length: 200 }, (_, i) => item({ id: `${label}${i}`, label, group: `${label}${i % groups}` }))
  expect(lackOf([...many('ham', groupsMin), ...many('spam', groupsMin)])).toBeNull()
  expect(lackOf([...many('ham', groupsMin), ...many('spam', groupsMin - 1)])).toContain('are 50 and 49')
})
