import { expect, test } from 'vitest'
import { actionTable, qualityTable } from './figure-tables.ts'
import { figuresOf } from './figures.ts'
import { isMoved, isRight, type Prediction } from './prediction.ts'
import { reliabilitySvg } from './reliability.ts'
import { wrongTable } from './wrong.ts'

const prediction = (given: Partial<Prediction> & Pick<Prediction, 'id' | 'label'>): Prediction => {
  const logit = given.logit ?? (given.label === 'ham' ? -3 : 3)
  const unwanted = 1 / (1 + Math.exp(-logit))
  return {
    source: 'made',
    kind: '',
    lang: '',
    year: '',
    group: given.id,
    verdict: logit < 0 ? 'ham' : 'spam',
    action: logit < 0 ? 'deliver' : 'junk',
    p: { ham: 1 - unwanted, spam: unwanted, phishing: 0 },
    logit,
    ...given,
  }
}

test.each([
  ['deliver', false],
  ['review', false],
  ['junk', true],
  ['reject', true],
  ['rescue', false],
] as const)('isMoved(%s)', (action, want) => expect(isMoved({ action })).toBe(want))

test.each([
  ['ham', 'ham', true],
  ['ham', 'spam', false],
  ['spam', 'phishing', false],
  ['phish', 'phishing', true],
  ['phish', 'spam', false],
  ['unwanted', 'spam', true],
  ['unwanted', 'phishing', true],
  ['unwanted', 'ham', false],
] as const)('isRight(): %s said to be %s', (label, verdict, want) => expect(isRight({ label, verdict })).toBe(want))

test('figuresOf() counts by action, per mail and with one vote a campaign, review apart', () => {
  const copies = Array.from({ length: 8 }, (_, i) => prediction({ id: `c${i}`, label: 'spam', group: 'campaign' }))
  const [figures] = figuresOf([
    ...copies,
    prediction({ id: 'missed', label: 'spam', logit: -1 }),
    prediction({ id: 'doubt', label: 'spam', action: 'review' }),
  ])
  const [row] = figures!.rows
  expect(row).toMatchObject({ name: 'made', label: 'spam', mails: 10, groups: 3 })
  expect(row!.moved).toMatchObject({ hits: 8, share: 0.8 })
  expect(row!.movedByGroup).toMatchObject({ hits: 1, of: 3 })
  expect(row!.review.share).toBe(0.1)
  expect(row!.right.share).toBe(0.9)
  expect([figures!.auc, figures!.slope, figures!.intercept]).toEqual([null, null, null])
})

test('figuresOf() never pools sources, and cuts by kind, language and year', () => {
  const figures = figuresOf([
    prediction({ id: '1', label: 'ham', source: 'b', kind: 'order', lang: 'ja', year: '2024' }),
    prediction({ id: '2', label: 'spam', source: 'a', year: '2023' }),
    prediction({ id: '3', label: 'spam', source: 'a', year: '2025' }),
  ])
  expect(figures.map(({ source }) => source)).toEqual(['a', 'b'])
  expect(figures[0]!.breakdown.map(({ name, mails }) => [name, mails])).toEqual([
    ['year 2023', 1],
    ['year 2025', 1],
  ])
  expect(figures[1]!.breakdown.map(({ name }) => name)).toEqual(['kind order', 'lang ja', 'year 2024'])
})

test('figuresOf(): a source of both classes has AUC, slope and intercept with intervals around them', () => {
  const list = Array.from({ length: 120 }, (_, i) => {
    const label = i % 2 === 0 ? ('ham' as const) : ('spam' as const)
    return prediction({ id: `m${i}`, label, logit: (label === 'ham' ? -1 : 1) * ((i % 7) - 1) })
  })
  const [{ auc, brier, slope, intercept }] = figuresOf(list) as [ReturnType<typeof figuresOf>[number]]
  for (const estimate of [auc!, brier, slope!, intercept!]) {
    expect(estimate.interval.low).toBeLessThanOrEqual(estimate.value)
    expect(estimate.interval.high).toBeGreaterThanOrEqual(estimate.value)
  }
  expect(auc!.value).toBeGreaterThan(0.8)
})

test('actionTable() leaves the phishing cell of mail labelled unwanted empty', () => {
  const figures = figuresOf([
    prediction({ id: '1', label: 'unwanted', verdict: 'phishing' }),
    prediction({ id: '2', label: 'phish', verdict: 'phishing' }),
  ])
  const { head, rows } = actionTable('x', figures)
  const at = head.indexOf('said phishing')
  expect(rows.map((row) => [row[1], row[at]])).toEqual([
    ['phish', '100.0 %'],
    ['unwanted', '-'],
  ])
  expect(qualityTable(figures).rows[0]!.slice(1)).toEqual(['-', expect.stringContaining('0.0'), '-', '-'])
})

test('wrongTable() names the most wrong first, by id, and no mail that is right', () => {
  const { rows } = wrongTable(
    [
      prediction({ id: 'right', label: 'ham' }),
      prediction({ id: 'bad', label: 'spam', logit: -2 }),
      prediction({ id: 'worse', label: 'ham', logit: 5 }),
    ],
    5,
  )
  expect(rows.map(([id]) => id)).toEqual(['worse', 'bad'])
})

test('reliabilitySvg() draws a panel for each source of both classes, escapes names, and stays inside its frame', () => {
  const list = (source: string, labels: readonly Prediction['label'][]) =>
    Array.from({ length: 60 }, (_, i) =>
      prediction({ id: `${source}${i}`, source, label: labels[i % labels.length]!, logit: (i % 9) - 4 }),
    )
  const svg = reliabilitySvg([...list('<both>', ['ham', 'spam']), ...list('one', ['ham'])])
  expect(svg.match(/<g>/g)?.length).toBe(1)
  expect(svg).toContain('&lt;both>')
  expect(svg).not.toContain('NaN')
  const width = Number(/width="(\d+)"/.exec(svg)![1])
  for (const [, cx] of svg.matchAll(/cx="([\d.]+)"/g)) expect(Number(cx)).toBeLessThan(width)
  expect(svg.match(/<circle/g)!.length).toBeGreaterThan(5)
})
