/**
 * Measures anew and puts the tables and plots into docs/evaluation.md, which keeps its own text:
 *
 *     node scripts/evaluation-doc.ts LABELLED.jsonl.gz...
 *
 * A place in the document is `<!-- table PROTOCOL KEY [PREFIX] -->` up to `<!-- /table -->`; with a prefix only rows whose
 * first cell begins with it. PROTOCOL is leave-one-source-out, group-folds, or once for what is asked once. The readmes
 * get the figures they show from the same tables (readme-figures.ts).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Evaluation, evaluate } from '../packages/server/src/evaluate/evaluate.ts'
import { type Table, tableMarkdown } from '../packages/server/src/evaluate/table.ts'
import { loadKnowledge } from '../packages/server/src/knowledge.ts'
import { figuresIn, fillReadme } from './readme-figures.ts'

const pathOf = (name: string): string => fileURLToPath(new URL(`../docs/${name}`, import.meta.url))

const place = /<!-- table (\S+) (\S+)(?: (.+?))? -->\n[\s\S]*?<!-- \/table -->/g

/** Ablation is long: what earns most, and what costs most. */
const endsShown = 18

const shorten = (table: Table): Table => {
  if (table.key !== 'ablation' || table.rows.length <= 2 * endsShown) return table
  const isAspect = ([name]: readonly string[]) => name?.startsWith('(')
  const aspects = table.rows.filter(isAspect)
  const symbols = table.rows.filter((row) => !isAspect(row))
  const gap = table.head.map(() => '…')
  return { ...table, rows: [...aspects, gap, ...symbols.slice(0, endsShown), gap, ...symbols.slice(-endsShown)] }
}

const tableFor = ({ protocols, tables }: Evaluation, protocol: string, key: string, prefix?: string): Table => {
  const list = protocol === 'once' ? tables : (protocols.find(({ name }) => name === protocol)?.tables ?? [])
  const table = list.find((t) => t.key === key)
  if (!table) throw new Error(`docs/evaluation.md wants a table that there is none of: ${protocol} ${key}`)
  return shorten(
    prefix === undefined ? table : { ...table, rows: table.rows.filter(([name]) => name?.startsWith(prefix)) },
  )
}

const paths = process.argv.slice(2)
if (paths.length === 0) {
  console.error('usage: node scripts/evaluation-doc.ts LABELLED.jsonl.gz...')
  process.exit(2)
}
const started = performance.now()
const { evaluation, problems } = await evaluate(
  [{ paths }],
  {
    protocols: ['leave-one-source-out', 'group-folds'],
    folds: 5,
    judge: {},
    breakdown: true,
    ablate: true,
    leaks: true,
    wrong: 0,
  },
  {
    trust: { authservIds: [], topmost: true, arcSealers: [] },
    model: loadKnowledge().model,
    onProgress: (text) => {
      if (!/^\d+ mails read$/.test(text)) console.error(text)
    },
  },
)
for (const { where, problem } of problems) console.error(`${where}: ${problem}`)
if (evaluation === null || problems.length > 0) process.exit(2)
const document = readFileSync(pathOf('evaluation.md'), 'utf8')
const filled = document.replace(place, (_, protocol: string, key: string, prefix?: string) => {
  const table = tableFor(evaluation, protocol, key, prefix)
  const mark = [protocol, key, ...(prefix === undefined ? [] : [prefix])].join(' ')
  return `<!-- table ${mark} -->\n${tableMarkdown(table)}\n<!-- /table -->`
})
writeFileSync(pathOf('evaluation.md'), filled)
const figures = figuresIn(filled)
for (const [name, lang] of [
  ['../README.md', 'en'],
  ['../README.ja.md', 'ja'],
] as const) {
  writeFileSync(pathOf(name), fillReadme(readFileSync(pathOf(name), 'utf8'), figures, lang))
}
for (const { name, svg } of evaluation.protocols) writeFileSync(pathOf(`reliability-${name}.svg`), svg)
console.error(`${evaluation.mails} mails, ${((performance.now() - started) / 1000).toFixed(0)} s`)
