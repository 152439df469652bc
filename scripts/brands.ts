/**
 * Checks packages/engine/brands and compiles it to what ships: `node scripts/brands.ts` writes, `--check` only says
 * whether the written files are up to date (exit 1 when they are not, or when a file has a fault).
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { compileBrands } from '../packages/engine/src/brand/compile.ts'

const source = new URL('../packages/engine/brands/', import.meta.url)
const target = new URL('../packages/engine/src/brand/', import.meta.url)

const files = readdirSync(source)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => ({ name, text: readFileSync(new URL(name, source), 'utf8') }))
const compiled = compileBrands(files, readFileSync(new URL('services.tsv', source), 'utf8'))

if ('faults' in compiled) {
  for (const fault of compiled.faults) console.error(fault)
  console.error(`${compiled.faults.length} faults in packages/engine/brands`)
  process.exitCode = 1
} else {
  for (const [name, text] of Object.entries(compiled.files)) {
    const url = new URL(name, target)
    if (!process.argv.includes('--check')) writeFileSync(url, text)
    else if (!existsSync(url) || readFileSync(url, 'utf8') !== text) {
      console.error(`${name} is stale: run node scripts/brands.ts`)
      process.exitCode = 1
    }
  }
}
