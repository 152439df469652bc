import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { copyMailboxes, restoreMailboxes } from './copy-mailboxes.ts'
import { temporaryFolder } from './testing/temporary-store.ts'

const mailbox = (): { readonly from: string; readonly folder: string } => {
  const folder = temporaryFolder()
  const from = join(folder, 'mailboxes')
  for (const part of ['cur', 'new', 'tmp', '.Junk/cur', '.Junk/new', '.Junk/tmp'])
    mkdirSync(join(from, '3', part), { recursive: true })
  writeFileSync(join(from, '3', 'list'), 'uids')
  writeFileSync(join(from, '3', 'list.lock'), '')
  writeFileSync(join(from, '3', 'tmp', 'half'), 'x')
  for (let i = 0; i < 20; i++) writeFileSync(join(from, '3', 'cur', `${i}.host:2,`), `mail ${i}`)
  return { from, folder }
}
const mails = (folder: string) =>
  ['cur', 'new', '.Junk/cur', '.Junk/new'].flatMap((part) =>
    readdirSync(join(folder, '3', part)).map((name) => readFileSync(join(folder, '3', part, name), 'utf8')),
  )

test('copyMailboxes() and restoreMailboxes(): mails and lists, nothing half written', async () => {
  const { from, folder } = mailbox()
  const to = join(folder, 'copy.mailboxes')
  expect(await copyMailboxes(from, to)).toBe(true)
  expect(mails(to)).toHaveLength(20)
  expect(readdirSync(join(to, '3')).toSorted()).toEqual(['.Junk', 'cur', 'list', 'new', 'tmp'])
  expect(readdirSync(join(to, '3', 'tmp'))).toEqual([])
  expect(statSync(join(to, '3', 'cur', '0.host:2,')).mode & 0o777).toBe(0o600)
  writeFileSync(join(from, '3', 'cur', 'later'), 'later')
  expect(await restoreMailboxes(to, from, 7)).toBe(true)
  expect(mails(from)).toHaveLength(20)
  expect(mails(`${from}.before-7`)).toHaveLength(21)
  expect(existsSync(`${to}.unfinished`)).toBe(false)
})

test('copyMailboxes() while mails are moved and flagged loses and doubles none', async () => {
  const { from, folder } = mailbox()
  const cur = join(from, '3', 'cur')
  const junk = join(from, '3', '.Junk', 'cur')
  let stopped = false
  const moving = (async () => {
    for (let i = 0; i < 20 && !stopped; i++) {
      if (i % 2 === 0) renameSync(join(cur, `${i}.host:2,`), join(junk, `${i}.host:2,`))
      else renameSync(join(cur, `${i}.host:2,`), join(cur, `${i}.host:2,S`))
      await new Promise((next) => setImmediate(next))
    }
  })()
  await copyMailboxes(from, join(folder, 'copy'))
  stopped = true
  await moving
  const found = mails(join(folder, 'copy'))
  expect(new Set(found).size).toBe(20)
  expect(found).toHaveLength(20)
})

test('copyMailboxes() of nothing copies nothing', async () => {
  const folder = temporaryFolder()
  expect(await copyMailboxes(join(folder, 'none'), join(folder, 'copy'))).toBe(false)
  expect(await restoreMailboxes(join(folder, 'none'), join(folder, 'to'), 1)).toBe(false)
  expect(existsSync(join(folder, 'copy'))).toBe(false)
})
