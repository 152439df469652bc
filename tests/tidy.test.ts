/** Import direction, file size, and other habits a machine can hold us to. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const engine = join(root, 'packages/engine/src')

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((e) => e.isFile() && e.name.endsWith('.ts') && !e.parentPath.includes('node_modules'))
    .map((e) => join(e.parentPath, e.name))

const importsOf = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)[^'"]*? from '([^']+)'|^import '([^']+)'/gm)].map(
    (m) => m[1] ?? m[2] ?? '',
  )

/** Imports point up this list. The first line's folders are one vocabulary and may use each other. */
const order = [
  ['text', 'domain', 'link', 'brand'],
  ['mail'],
  ['facts'],
  ['auth'],
  ['detect'],
  ['judge'],
  ['policy'],
  ['learn'],
  ['explain'],
]
const rankOf = (folder: string) => order.findIndex((folders) => folders.includes(folder))
/** The tables handed in at start are one type that names the model: knowledge is read once, outside the line. */
const exempt = new Set(['scan.ts', 'index.ts', 'detect/knowledge.ts'])

test('engine imports point up: text, mail, auth, detect, judge, policy, learn, explain', () => {
  const wrong: string[] = []
  for (const file of sources(engine)) {
    const from = relative(engine, file)
    if (exempt.has(from)) continue
    for (const name of importsOf(file)) {
      if (!name.startsWith('.')) continue
      const to = relative(engine, resolve(dirname(file), name))
      const test = from.endsWith('.test.ts')
      if (!test && rankOf(to.split('/')[0]!) > rankOf(from.split('/')[0]!)) wrong.push(`${from} imports ${to}`)
    }
  }
  expect(wrong).toEqual([])
})

test('the engine imports nothing of Node and only its own few libraries', () => {
  const allowed = new Set(['htmlparser2', 'tldts', 'fflate'])
  const wrong = sources(engine)
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => importsOf(file).map((name) => ({ file: relative(root, file), name })))
    .filter(({ name }) => !name.startsWith('.') && !allowed.has(name.split('/')[0]!))
  expect(wrong).toEqual([])
})

test('no source file reaches 600 lines, and no folder is called utils', () => {
  const all = sources(join(root, 'packages'))
  expect(
    all.filter((file) => readFileSync(file, 'utf8').split('\n').length > 600).map((f) => relative(root, f)),
  ).toEqual([])
  expect(all.filter((file) => /\/(?:utils?|helpers?|common|misc)\//.test(file))).toEqual([])
})

test('nothing names a TODO, a skipped test or a suppressed check', () => {
  const marks =
    /\b(?:TODO|FIXME|XXX)\b|@ts-ignore|@ts-expect-error|\b(?:test|it|describe)\.(?:skip|only|todo)\(|as any\b(?! \w)/
  const wrong = [...sources(join(root, 'packages')), ...sources(join(root, 'scripts'))]
    .filter((file) => marks.test(readFileSync(file, 'utf8')))
    .map((f) => relative(root, f))
  expect(wrong).toEqual([])
})
