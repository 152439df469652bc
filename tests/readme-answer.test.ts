/** The answer shown in each README is the one a person gets who types the command above it. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

test.each([
  ['ja', 'README.ja.md'],
  ['en', 'README.md'],
])('the answer in %s', (lang, file) => {
  const readme = readFileSync(`${root}${file}`, 'utf8')
  const command = /`(scan [^`]*\.eml)`/.exec(readme)?.[1] ?? ''
  const shown = /```text\n(.*?)```/s.exec(readme)?.[1]
  const bin = 'packages/server/bin/miwake.mjs'
  const { stdout } = spawnSync(process.execPath, [bin, ...command.split(' '), '--lang', lang], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(stdout.trim()).toBe(shown?.trim())
})
