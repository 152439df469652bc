/**
 * Everything that has to be right: format, lint, types, stale generated files, unused code, tests. Prints a line a step
 * and closes with `N passed, N failed`. `npm test` and `npm run check` are this. In CI a skipped test is a failure.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = (name: string) => join(root, 'node_modules', '.bin', name)
const inCi = process.env.CI === 'true'

type Step = { readonly name: string; readonly command: readonly string[] }
const steps: readonly Step[] = [
  { name: 'format and lint', command: [bin('biome'), 'ci', '.'] },
  { name: 'types', command: [bin('tsc'), '-p', 'tsconfig.json'] },
  { name: 'engine types without Node', command: [bin('tsc'), '-p', 'packages/engine/tsconfig.json'] },
  { name: 'page types', command: [bin('tsc'), '-p', 'packages/web/tsconfig.json'] },
  { name: 'detector index', command: [process.execPath, 'scripts/detectors.ts', '--check'] },
  { name: 'brand registry', command: [process.execPath, 'scripts/brands.ts', '--check'] },
  { name: 'own mail', command: [process.execPath, 'scripts/corpus.ts', '--check'] },
  { name: 'settings page', command: [process.execPath, 'scripts/configuration.ts', '--check'] },
  { name: 'OpenAPI document', command: [process.execPath, 'scripts/openapi.ts', '--check'] },
  { name: 'unused code', command: [bin('knip'), '--no-progress'] },
]

let passed = 0
let failed = 0
const say = (ok: boolean, name: string, startedMs: number) => {
  if (ok) passed++
  else failed++
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - startedMs) / 1000).toFixed(1)} s)`)
}

for (const { name, command } of steps) {
  const started = performance.now()
  const [file, ...args] = command
  const run = spawnSync(file!, args, { cwd: root, encoding: 'utf8' })
  if (run.status !== 0) console.log(`${run.stdout}${run.stderr}`.trim())
  say(run.status === 0, name, started)
}

const folder = mkdtempSync(join(tmpdir(), 'miwake-test-'))
const report = join(folder, 'report.json')
const started = performance.now()
const run = spawnSync(bin('vitest'), ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
})
try {
  const result = JSON.parse(readFileSync(report, 'utf8')) as {
    readonly numPassedTests: number
    readonly numFailedTests: number
    readonly numPendingTests: number
    readonly numFailedTestSuites: number
  }
  passed += result.numPassedTests
  // A file that does not load fails without a test in it.
  failed += Math.max(result.numFailedTests, run.status === 0 ? 0 : 1)
  if (result.numPendingTests > 0)
    console.log(`${result.numPendingTests} skipped${inCi ? ', which is a failure in CI' : ''}`)
  if (inCi) failed += result.numPendingTests
  console.log(`tests (${((performance.now() - started) / 1000).toFixed(1)} s)`)
} catch {
  say(false, 'tests did not finish', started)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
