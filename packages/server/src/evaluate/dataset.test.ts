import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadDataset } from './dataset.ts'
import { madeMails, rowText, writeRows } from './testing/mails.ts'

const folder = mkdtempSync(join(tmpdir(), 'miwake-dataset-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const trust = { authservIds: [], topmost: true, arcSealers: [] }

test('loadDataset() gives the same with workers as without, in the order of the files', async () => {
  const paths = [
    writeRows(join(folder, 'one.jsonl.gz'), madeMails(120, 'one')),
    writeRows(join(folder, 'two.jsonl.gz'), madeMails(90, 'two')),
  ]
  const alone = await loadDataset([{ paths }], { trust, threads: 1 })
  const together = await loadDataset([{ paths }], { trust, threads: 2 })
  expect(together).toEqual(alone)
  expect(alone.problems).toEqual([])
  expect(alone.items.map(({ id }) => id)).toEqual(
    [...madeMails(120, 'one'), ...madeMails(90, 'two')].map(({ id }) => id),
  )
  expect(alone.items.every(({ grams, findings }) => grams.length > 0 && findings.length > 0)).toBe(true)
})

test('loadDataset() keeps no text of a mail: hashes, symbols and header names only', async () => {
  const path = writeRows(join(folder, 'text.jsonl.gz'), madeMails(2, 'text'))
  const { items } = await loadDataset([{ paths: [path] }], { trust })
  const kept = JSON.stringify(items.map(({ id, group, source, grams, ...rest }) => rest))
  for (const word of ['garden', 'jackpot', 'example.net', 'reader@']) expect(kept).not.toContain(word)
})

test('loadDataset() names what it cannot use and goes on', async () => {
  const [good] = madeMails(1, 'good') as [ReturnType<typeof madeMails>[number]]
  const path = join(folder, 'mixed.jsonl')
  writeFileSync(
    path,
    [
      rowText(good),
      rowText({ ...good, id: 'odd', label: 'maybe' as 'ham' }),
      JSON.stringify({ id: 'bare', label: 'ham' }),
      'not json',
      rowText({ ...good, id: 'last' }),
    ].join('\n'),
  )
  const missing = join(folder, 'none.jsonl')
  const { items, problems } = await loadDataset([{ paths: [path, missing] }], { trust })
  expect(items.map(({ id }) => id)).toEqual([good.id, 'last'])
  expect(problems.map(({ where }) => where)).toEqual(['odd', `${path}#3`, `${path}#4`, missing])
  expect(problems[0]!.problem).toContain('the label "maybe"')
})

test('loadDataset() takes label and source from the caller for plain mail, and the file’s name for rows without a corpus', async () => {
  const [mail] = madeMails(1) as [ReturnType<typeof madeMails>[number]]
  const plain = join(folder, 'plain.eml')
  writeFileSync(plain, mail.raw)
  const rows = join(folder, 'my-rows.jsonl')
  writeFileSync(rows, JSON.stringify({ id: 'r', label: 'spam', raw_b64: Buffer.from(mail.raw).toString('base64') }))
  const { items } = await loadDataset(
    [{ paths: [plain], assumed: { label: 'unwanted', source: 'folders' } }, { paths: [rows] }],
    { trust },
  )
  expect(items.map(({ source, label }) => [source, label])).toEqual([
    ['folders', 'unwanted'],
    ['my-rows', 'spam'],
  ])
})

test('loadDataset() marks mail that may not be learned from by source and by file name', async () => {
  const bySource = writeRows(join(folder, 'plain.jsonl.gz'), madeMails(1, 'nc-made'))
  const byName = writeRows(join(folder, 'nc-copy.jsonl.gz'), madeMails(1, 'made'))
  const free = writeRows(join(folder, 'free.jsonl.gz'), madeMails(1, 'free'))
  const { items } = await loadDataset([{ paths: [bySource, byName, free] }], { trust })
  expect(items.map(({ trainable }) => trainable)).toEqual([false, false, false, false, true, true])
})
