/** docs/openapi.json, from the routes and their schemas. `--check` fails where it is stale. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tryApp } from '../packages/server/src/http/testing/try-app.ts'

const path = fileURLToPath(new URL('../docs/openapi.json', import.meta.url))
const tried = await tryApp({ place: (folder) => ({ path: join(folder, 'miwake.db'), keyFile: join(folder, 'key') }) })
const text = `${JSON.stringify(await (await tried.ask('/api/openapi.json')).json(), null, 2)}\n`
await tried.close()
if (!process.argv.includes('--check')) writeFileSync(path, text)
else if (readFileSync(path, 'utf8') !== text) {
  console.error('docs/openapi.json is stale: node scripts/openapi.ts')
  process.exitCode = 1
}
