import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readModel } from '@miwake/engine'
import { afterAll, expect, test, vi } from 'vitest'
import { madeMails, writeRows } from '../evaluate/testing/mails.ts'
import { type EvalOptions, evalCommand } from './eval-command.ts'
import { trainCommand } from './train-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'miwake-eval-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)
const trust = { authservIds: [], topmost: true, arcSealers: [] }
const plain: EvalOptions = {
  trust,
  leaveOneSourceOut: false,
  ablate: false,
  leaks: false,
  withoutReviewed: false,
  withoutWords: false,
  breakdown: false,
  json: false,
  threads: 1,
}

/** What a command wrote, and its exit code or the message it ended with. */
const capture = async (run: () => Promise<number>) => {
  const written = { out: '', err: '' }
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.out += text
    return true
  })
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.err += text
    return true
  })
  try {
    const code = await run()
    return { ...written, code, message: '' }
  } catch (error) {
    return { ...written, code: 2, message: (error as Error).message }
  } finally {
    out.mockRestore()
    err.mockRestore()
  }
}
const evaluate = (files: readonly string[], options: Partial<EvalOptions> = {}) =>
  capture(() => evalCommand(files, { ...plain, ...options }))
const train = (files: readonly string[], out: string) => capture(() => trainCommand(files, { trust, out, threads: 1 }))

const one = writeRows(at('one.jsonl.gz'), madeMails(60, 'one'))
const two = writeRows(at('two.jsonl.gz'), madeMails(60, 'two'))

test('evalCommand() prints figures, baselines and limits, and ends with 0', async () => {
  const { out, err, code } = await evaluate([one])
  expect([code, err]).toEqual([0, ''])
  for (const said of [
    'By action',
    'review',
    'AUC',
    'header names only',
    'without reviewed weights',
    'What each source cannot show',
  ])
    expect(out).toContain(said)
})

test('evalCommand() --honest --json prints one document, sources before folds', async () => {
  const { out, code } = await evaluate([one, two], { honest: true, json: true, wrong: 3, folds: 2 })
  const document = JSON.parse(out) as {
    readonly mails: number
    readonly protocols: readonly { readonly name: string; readonly figures: readonly { readonly source: string }[] }[]
    readonly tables: readonly { readonly key: string }[]
  }
  expect(code).toBe(0)
  expect(document.mails).toBe(240)
  expect(document.protocols.map(({ name }) => name)).toEqual(['leave-one-source-out', 'group-folds'])
  expect(document.protocols[0]!.figures.map(({ source }) => source)).toEqual(['one', 'two'])
  expect(document.tables.map(({ key }) => key)).toEqual(['wrong', 'caveats'])
})

test('evalCommand() --svg writes the plot of the headline', async () => {
  const svg = at('plot.svg')
  expect((await evaluate([one], { svg })).code).toBe(0)
  expect(readFileSync(svg, 'utf8')).toMatch(/^<svg [\s\S]*<\/svg>\n$/)
})

test('evalCommand() names a row it cannot use, measures the rest, and ends with 2', async () => {
  const path = at('half.jsonl')
  const raw_b64 = Buffer.from('Subject: hello\n\nSee you.').toString('base64')
  writeFileSync(
    path,
    [
      { id: 'a', label: 'ham', raw_b64 },
      { id: 'b', raw_b64 },
    ]
      .map((r) => JSON.stringify(r))
      .join('\n'),
  )
  const { out, err, code } = await evaluate([path])
  expect(code).toBe(2)
  expect(err).toContain('miwake: b: this mail has no label')
  expect(out).toContain('half')
})

test.each([
  ['nothing named', [], {}, 'nothing to measure'],
  ['no such file', ['none.jsonl'], {}, 'no labelled mail'],
  ['a plot into no folder', [one], { svg: at('missing/plot.svg') }, 'cannot be written'],
  ['leaks from standard input', ['-'], { leaks: true }, 'reads its mail twice'],
])('evalCommand(): %s ends with 2 and says why', async (_, files, options, want) => {
  const { message, code } = await evaluate(files, options)
  expect(code).toBe(2)
  expect(message).toContain(want)
})

test('evalCommand(): one source alone cannot be left out, which is said, and ends with 2', async () => {
  const { out, code } = await evaluate([one], { leaveOneSourceOut: true })
  expect(code).toBe(2)
  expect(out).toContain('Not measured without one: training wants at least 50 campaigns')
})

test('trainCommand() gives the same bytes for the same mail, whatever the order of the files', async () => {
  const first = await train([one, two], at('first.bin'))
  expect([first.code, first.message]).toEqual([0, ''])
  expect(first.out).toContain('from 240 mails')
  await train([two, one], at('second.bin'))
  const bytes = readFileSync(at('first.bin'))
  expect(readFileSync(at('second.bin')).equals(bytes)).toBe(true)
  const { card } = readModel(bytes)!
  expect(card.sources.map(({ name, mails, groups }) => [name, mails, groups])).toEqual([
    ['one', 120, 120],
    ['two', 120, 120],
  ])
  expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([])
})

test('trainCommand(): no word, name or address of a mail stands in the model', async () => {
  await train([one], at('words.bin'))
  const bytes = readFileSync(at('words.bin')).toString('latin1')
  for (const word of ['jackpot', 'harvest', 'example.net', 'reader', 'one-3']) expect(bytes).not.toContain(word)
})

test.each([
  ['by file name', writeRows(at('nc-renamed.jsonl.gz'), madeMails(60, 'fine'))],
  ['by source', writeRows(at('renamed.jsonl.gz'), madeMails(60, 'nc-source'))],
])('trainCommand() refuses non-commercial mail %s, says why, and writes nothing', async (_, path) => {
  const out = at('refused.bin')
  const { code, message } = await train([one, path], out)
  expect(code).toBe(2)
  expect(message).toContain('non-commercial')
  expect(existsSync(out)).toBe(false)
})

test('trainCommand() refuses too little mail and mail of one class', async () => {
  const few = writeRows(at('few.jsonl.gz'), madeMails(10, 'few'))
  expect((await train([few], at('few.bin'))).message).toContain('here are 10 and 10')
  const ham = writeRows(
    at('ham.jsonl.gz'),
    madeMails(60, 'ham').filter(({ label }) => label === 'ham'),
  )
  expect((await train([ham], at('ham.bin'))).message).toContain('here are 60 and 0')
  expect(existsSync(at('few.bin')) || existsSync(at('ham.bin'))).toBe(false)
})
