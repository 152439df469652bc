/** docs/configuration.md and docs/miwake.sample.json, from the schema of settings. `--check` fails where they are stale. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { referencePage, sampleFile } from '../packages/server/src/config/reference.ts'

const files = [
  ['../docs/configuration.md', referencePage()],
  ['../docs/miwake.sample.json', sampleFile()],
] as const

for (const [name, text] of files) {
  const path = fileURLToPath(new URL(name, import.meta.url))
  if (!process.argv.includes('--check')) writeFileSync(path, text)
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`${name} is stale: node scripts/configuration.ts`)
    process.exitCode = 1
  }
}
