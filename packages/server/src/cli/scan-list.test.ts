import { expect, test } from 'vitest'
import { paintFor } from './colour.ts'
import { widthOf } from './layout.ts'
import { type ListOptions, scanList } from './scan-list.ts'

const listOf = (shown: ListOptions['shown']) => scanList({ lang: 'en', paint: paintFor(false), columns: 80, shown })

test('scanList() groups a few mails, what matters last, then the summary', () => {
  const list = listOf('some')
  expect(list.add('  a\n', 'phishing', 'junk')).toBe('')
  list.add('  b\n', 'ham', 'deliver')
  list.add('  c\n', 'spam', 'junk')
  list.add('  d\n', 'phishing', 'review')
  list.add('  e\n', 'ham', 'rescue')
  const text = list.end(1)
  const places = [
    '■ Fine  2',
    '  b',
    '  e',
    '■ To review  1',
    '  d',
    '■ Junk mail  1',
    '  c',
    '■ Phishing  1',
    '  a',
    '5 mails',
  ]
  const found = places.map((place) => text.indexOf(place))
  expect(found).toEqual(found.toSorted((x, y) => x - y))
  expect(found).not.toContain(-1)
  expect(text).toContain('Could not be read: 1')
  expect(list.counts).toEqual({ deliver: 2, review: 1, spam: 1, phishing: 1 })
  for (const line of text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80)
})

test('scanList() shows ten of the fine mails, all with --all', () => {
  const texts = (['some', 'all', 'few'] as const).map((shown) => {
    const list = listOf(shown)
    for (let i = 0; i < 30; i++) list.add(`mail ${i}\n`, 'ham', 'deliver')
    return list.end(0)
  })
  expect(texts.map((text) => text.match(/^mail /gm)?.length)).toEqual([10, 30, 6])
  expect(texts[0]).toContain('20 more')
})

test('scanList() holds no more than some hundred: then what matters comes as it is found', () => {
  const list = listOf('some')
  let out = ''
  let first = -1
  for (let i = 0; i < 5_000; i++) {
    out += list.add(`mail ${i}\n`, i % 2 ? 'spam' : 'ham', i % 2 ? 'junk' : 'deliver')
    if (first < 0 && out !== '') first = i
  }
  expect(first).toBeLessThan(500)
  expect(out.match(/^mail /gm)?.length).toBe(2_500)
  const end = list.end(0)
  expect(end).not.toMatch(/^mail /m)
  expect(end).toContain('5000 mails scanned')
})

test('scanList() of nothing has a summary without a division by nothing', () =>
  expect(listOf('some').end(2)).not.toMatch(/NaN|Infinity/))
