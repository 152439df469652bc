import { chmodSync, existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backup, openStore } from './index.ts'
import { openToOthers } from './private-file.ts'
import { temporaryFolder, temporaryStore } from './testing/temporary-store.ts'

const modeOf = (path: string): number => statSync(path).mode & 0o777

test('openStore() makes a file that nobody else may read, and its log too, whatever the umask', async () => {
  const before = process.umask(0)
  try {
    const path = join(temporaryFolder(), 'deep', 'miwake.db')
    const store = await openStore({ path, keyFile: `${path}.key`, now: () => 0 })
    for (const end of ['', '-wal', '-shm']) expect([end, modeOf(path + end)]).toEqual([end, 0o600])
    expect(openToOthers(path)).toEqual([])
    await store.close()
  } finally {
    process.umask(before)
  }
})

test('openStore() closes to others what an older Miwake left open', async () => {
  const path = join(temporaryFolder(), 'miwake.db')
  const open = () => openStore({ path, keyFile: `${path}.key`, now: () => 0 })
  await (await open()).close()
  chmodSync(path, 0o644)
  expect(openToOthers(path)).toEqual([path])
  await (await open()).close()
  expect(modeOf(path)).toBe(0o600)
})

test('backup() holds the unfinished copy closed from its first byte', async () => {
  const { store, folder } = await temporaryStore()
  const to = join(folder, 'copy.db')
  const modes: number[] = []
  const copyTo = async (path: string) => {
    modes.push(modeOf(path))
    writeFileSync(path, 'x')
  }
  const before = process.umask(0)
  try {
    await backup({ ...store, engine: { ...store.engine, copyTo } }, { to })
  } finally {
    process.umask(before)
  }
  expect(modes).toEqual([0o600])
  expect([existsSync(to), modeOf(to)]).toEqual([true, 0o600])
})
