/** Writes packages/engine/src/detect/index.ts: every detector file once, in the order of its aspects. `--check` only tells. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const root = new URL('../packages/engine/src/detect/', import.meta.url)
const aspects = ['claim', 'origin', 'ask', 'target', 'disguise', 'memory', 'law']

export const detectorIndex = (): string => {
  const files = aspects.flatMap((aspect) =>
    readdirSync(new URL(`${aspect}/`, root))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .sort((a, b) => (a.slice(0, -3) < b.slice(0, -3) ? -1 : 1))
      .map((name) => ({
        aspect,
        name,
        variable: name.slice(0, -3).replaceAll(/-(\w)/g, (_, c: string) => c.toUpperCase()),
      })),
  )
  const imports = [
    ...files.map(({ aspect, name, variable }) => ({ from: `./${aspect}/${name}`, what: `{ ${variable} }` })),
    { from: './detector.ts', what: 'type { Detector }' },
  ]
    .sort((a, b) => (a.from.slice(0, -3) < b.from.slice(0, -3) ? -1 : 1))
    .map(({ from, what }) => `import ${what} from '${from}'`)
  const list = files.map(({ variable }) => `  ${variable},`)
  return [
    '/** Every detector, in the order of the three questions. Written by `node scripts/detectors.ts`. */',
    ...imports,
    '',
    'export const detectors: readonly Detector[] = [',
    ...list,
    ']',
    '',
  ].join('\n')
}

if (import.meta.main) {
  const target = new URL('index.ts', root)
  const wanted = detectorIndex()
  if (process.argv.includes('--check')) {
    if (readFileSync(target, 'utf8') !== wanted) {
      console.error('packages/engine/src/detect/index.ts is stale: run node scripts/detectors.ts')
      process.exitCode = 1
    }
  } else writeFileSync(target, wanted)
}
