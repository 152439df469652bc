import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { blankModel } from '@miwake/engine'
import { afterAll, expect, test } from 'vitest'
import { type Evaluation, evaluate, type Wanted } from './evaluate.ts'
import { madeMails, writeRows } from './testing/mails.ts'

const folder = mkdtempSync(join(tmpdir(), 'miwake-evaluate-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Its honest mail carries a field that its unwanted mail has not: header names alone are always right. */
const leaky = writeRows(
  join(folder, 'leaky.jsonl.gz'),
  madeMails(70, 'leaky', (isHam) => (isHam ? ['X-Kept: yes'] : ['Received: from x.example.net by mx.example.org'])),
)
const plain = writeRows(join(folder, 'plain.jsonl.gz'), madeMails(70, 'plain'))
const measured = writeRows(
  join(folder, 'nc-measured.jsonl.gz'),
  madeMails(30, 'nc-measured').map((mail) => (mail.label === 'ham' ? mail : { ...mail, label: 'unwanted' as const })),
)

const wanted: Wanted = {
  protocols: ['leave-one-source-out', 'group-folds'],
  folds: 2,
  judge: {},
  breakdown: true,
  ablate: true,
  leaks: true,
  wrong: 5,
}
const run = async (paths: readonly string[], change: Partial<Wanted> = {}) => {
  const result = await evaluate(
    [{ paths }],
    { ...wanted, ...change },
    { trust: { authservIds: [], topmost: true, arcSealers: [] }, model: blankModel, threads: 1 },
  )
  expect(result.problems).toEqual([])
  return result.evaluation!
}
const rowsOf = ({ protocols, tables }: Evaluation, key: string) =>
  [...protocols[0]!.tables, ...tables].find((t) => t.key === key)!.rows

const evaluation = await run([leaky, plain, measured])

test('evaluate() puts left-out sources first, folds second, and judges every mail in both', () => {
  expect(evaluation.protocols.map(({ name }) => name)).toEqual(['leave-one-source-out', 'group-folds'])
  expect(evaluation.mails).toBe(340)
  for (const { figures, lacking } of evaluation.protocols) {
    expect(figures.map(({ source }) => source)).toEqual(['leaky', 'nc-measured', 'plain'])
    expect(figures.flatMap(({ rows }) => rows).reduce((sum, { mails }) => sum + mails, 0)).toBe(340)
    expect(lacking).toEqual([])
  }
})

test('evaluate(): words carry over to the source left out', () => {
  for (const { auc } of evaluation.protocols[0]!.figures) expect(auc!.value).toBeGreaterThan(0.9)
})

test('evaluate() shows with and without reviewed weights and words side by side', () => {
  const rows = rowsOf(evaluation, 'variants')
  expect(rows.map(([source, label]) => `${source} ${label}`)).toEqual([
    'leaky ham',
    'leaky phish',
    'leaky spam',
    'nc-measured ham',
    'nc-measured unwanted',
    'plain ham',
    'plain phish',
    'plain spam',
  ])
  for (const row of rows) for (const cell of row.slice(2)) expect(cell).toMatch(/^\d+\.\d % \(\d+\.\d %\)$/)
})

test('evaluate() tells a source whose header names hold the label', () => {
  const auc = (source: string) => Number(rowsOf(evaluation, 'inside').find(([name]) => name === source)![3])
  expect(auc('leaky')).toBe(1)
  expect(auc('plain')).toBeLessThan(0.7)
})

test('evaluate(): a header transplant moves nothing that is learned, and the stump and the probe answer', () => {
  const transplant = rowsOf(evaluation, 'transplant')
  expect(transplant.length).toBe(8)
  for (const row of transplant) expect(row.at(-1)).toBe('0.0 %')
  expect(rowsOf(evaluation, 'stump').some(([source, by]) => source === 'plain' && by === '(the engine)')).toBe(true)
  expect(rowsOf(evaluation, 'source-probe').map(([source]) => source)).toContain('leaky')
})

test('evaluate(): ablation leaves out words, aspects and single symbols', () => {
  const names = rowsOf(evaluation, 'ablation').map(([name]) => name)
  expect(names).toEqual(expect.arrayContaining(['(words)', '(target)', 'LINK_INSECURE']))
})

test('evaluate() says what a source cannot show', () => {
  const limits = Object.fromEntries(rowsOf(evaluation, 'caveats').map(([source, , , text]) => [source, text]))
  expect(limits['nc-measured']).toContain('never trained on')
  expect(limits['nc-measured']).toContain('only 60 campaigns')
  expect(limits.leaky).not.toContain('never trained on')
})

test('evaluate() does not measure where too little is left to learn from, and says so', async () => {
  const { protocols } = await run([plain, measured], {
    protocols: ['leave-one-source-out'],
    leaks: false,
    ablate: false,
  })
  expect(protocols[0]!.figures.map(({ source }) => source)).toEqual(['nc-measured'])
  expect(protocols[0]!.lacking).toEqual([{ name: 'without plain', lack: expect.stringContaining('here are 0 and 0') }])
})

test('evaluate() gives the same figures with workers and twice', async () => {
  const again = await evaluate(
    [{ paths: [leaky, plain, measured] }],
    { ...wanted, leaks: false },
    { trust: { authservIds: [], topmost: true, arcSealers: [] }, model: blankModel, threads: 2 },
  )
  expect(again.evaluation!.protocols.map(({ figures }) => figures)).toEqual(
    evaluation.protocols.map(({ figures }) => figures),
  )
})
