/** Builds the page in a clone of the project, where it was not built yet or its source is newer. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../../../', import.meta.url))
const web = join(root, 'packages', 'web')
const dist = join(web, 'dist')
const built = join(dist, 'index.html')

const newest = (path: string): number => {
  if (!existsSync(path)) return 0
  const info = statSync(path)
  if (!info.isDirectory()) return info.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

const sources = [
  join(web, 'src'),
  join(web, 'index.html'),
  join(web, 'vite.config.ts'),
  join(root, 'packages', 'engine', 'src'),
  join(root, 'packages', 'engine', 'data'),
]

/** Where the built page lies, null where there is none. */
export const pageFolder = (): string | null => (existsSync(built) ? dist : null)

/** Nobody has had the page of an older build open so long, days. */
const assetsKeptDays = 7

/** Files of older builds; those of this one were written just now. */
const dropOldAssets = (): void => {
  const assets = join(dist, 'assets')
  const before = statSync(built).mtimeMs - assetsKeptDays * 86_400_000
  for (const name of readdirSync(assets)) {
    const file = join(assets, name)
    if ((statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? before) < before) rmSync(file, { force: true })
  }
}

export type Page = { readonly folder: string | null; readonly problem: string | null }

/** Where the built page lies, and why it does not where it could not be built. */
export const builtPage = (building: () => void): Page => {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const isStale = !existsSync(built) || Math.max(...sources.map(newest)) > statSync(built).mtimeMs
  if (isStale && existsSync(join(web, 'src')) && existsSync(vite)) {
    building()
    const run = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: web, encoding: 'utf8' })
    if (run.status !== 0) {
      return { folder: pageFolder(), problem: `${run.stdout}${run.stderr}`.trim() }
    }
    dropOldAssets()
  }
  return { folder: pageFolder(), problem: null }
}
