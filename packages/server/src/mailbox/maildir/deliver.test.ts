import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)

/** A process that may write files of 8 KiB: as on a full disk, a write stores a part and says so, and only the next one fails. */
const deliverInLittleRoom = (root: string, pieces: string) => {
  const module = new URL('./deliver.ts', import.meta.url).href
  const script = `import { deliver } from ${JSON.stringify(module)}
    const said = await deliver(${JSON.stringify(root)}, ${pieces}, { flags: [], internalDateMs: null, nowMs: 0 })
      .then(() => 'delivered', ({ code }) => code)
    console.log(said)`
  return run('bash', ['-c', 'ulimit -f 8; exec "$0" --input-type=module -e "$1"', process.execPath, script])
}

test.each([
  ['in one piece', '[Buffer.alloc(20_000)]'],
  ['in pieces, the last of which is cut', '[Buffer.alloc(8_000), Buffer.alloc(500)]'],
])('a mail for which there is no room, %s, is refused and nothing of it is left', async (_how, pieces) => {
  const root = mkdtempSync(join(tmpdir(), 'mw-deliver-'))
  for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(root, name))
  expect((await deliverInLittleRoom(root, pieces)).stdout).toBe('EFBIG\n')
  expect([...readdirSync(join(root, 'new')), ...readdirSync(join(root, 'tmp'))]).toEqual([])
  rmSync(root, { recursive: true })
})
