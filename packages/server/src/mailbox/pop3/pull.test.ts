import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { mailboxError } from '../errors.ts'
import type { Pop3Settings } from '../settings.ts'
import type { Pop3 } from './connection.ts'
import { pull } from './pull.ts'
import { readPulled } from './state.ts'

const dayMs = 86_400_000
let root: string
let nowMs = 1_790_000_000_000
let deleted: string[]
let fetched: number
let hasTop: boolean
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mw-pull-'))
  for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(root, name))
  deleted = []
  fetched = 0
  hasTop = true
})
afterEach(() => rmSync(root, { recursive: true }))

type OnServer = readonly (readonly [uidl: string, text: string])[]
const server = (mails: OnServer): Pop3 => ({
  capabilities: new Set(),
  command: async (text) => {
    deleted.push(text)
    return ''
  },
  rows: async (text) => {
    const top = /^TOP (\d+) 0$/.exec(text)?.[1]
    if (top === undefined) return mails.map(([uidl, raw], i) => `${i + 1} ${text === 'UIDL' ? uidl : raw.length}`)
    if (!hasTop) throw mailboxError('command-refused')
    return mails[Number(top) - 1]![1].split('\r\n\r\n')[0]!.split('\r\n')
  },
  retrieve: async function* (number) {
    fetched++
    yield new TextEncoder().encode(mails[number - 1]![1])
  },
  quit: async () => undefined,
  destroy: () => undefined,
})
const settings = { leave: { policy: 'delete-after', days: 7 } } as Pop3Settings
const pullAfter = (days: number, mails: OnServer) => {
  nowMs += days * dayMs
  return pull(server(mails), root, settings, () => nowMs)
}
const here = () => readdirSync(join(root, 'new')).map((name) => readFileSync(join(root, 'new', name), 'utf8'))
const mail = (text: string) => `Subject: ${text}\r\n\r\n${text}\r\n`

test.each([
  ['of another size', mail('the second')],
  ['of the same size', mail('other')],
])('a UIDL given again to a mail %s is pulled, and deleted only after days of its own', async (_how, second) => {
  await pullAfter(0, [['x1', mail('first')]])
  await pullAfter(1, [])
  expect(await pullAfter(5, [['x1', second]])).toMatchObject({ pulled: 1, deleted: 0 })
  expect(here().sort()).toEqual([mail('first'), second].sort())
  expect(await pullAfter(6, [['x1', second]])).toMatchObject({ pulled: 0, deleted: 0 })
  expect(await pullAfter(1, [['x1', second]])).toMatchObject({ deleted: 1 })
  expect(deleted).toEqual(['DELE 1'])
})

test('a UIDL given again between two looks is known by the size', async () => {
  await pullAfter(0, [['x1', mail('first')]])
  expect(await pullAfter(8, [['x1', mail('the second')]])).toMatchObject({ pulled: 1, deleted: 0 })
  expect(here()).toHaveLength(2)
})

test.each([true, false])(
  'a UIDL given again to a mail of the same size is not deleted unseen (TOP: %s)',
  async (top) => {
    hasTop = top
    await pullAfter(0, [['x1', mail('first')]])
    expect(await pullAfter(8, [['x1', mail('other')]])).toMatchObject({ pulled: 1, deleted: 0 })
    expect(here().sort()).toEqual([mail('first'), mail('other')])
    expect(await pullAfter(8, [['x1', mail('other')]])).toMatchObject({ pulled: 0, deleted: 1 })
  },
)

test('a mail whose state a server wrote into its header is the same', async () => {
  await pullAfter(0, [['x1', `Status: \r\n${mail('first')}`]])
  expect(await pullAfter(8, [['x1', `Status: R\r\n${mail('first').slice(0, -1)}`]])).toMatchObject({ deleted: 1 })
})

test('a mail written just before a crash is compared, not doubled', async () => {
  await pullAfter(0, [['x1', mail('first')]])
  rmSync(join(root, 'miwake-pop3'))
  expect(await pullAfter(1, [['x1', mail('first')]])).toMatchObject({ pulled: 0 })
  expect(here()).toEqual([mail('first')])
})

test('a list of version 1, without sizes, is believed and nothing is fetched again', async () => {
  await pullAfter(0, [['x1', mail('first')]])
  writeFileSync(join(root, 'miwake-pop3'), `miwake-pop3 1\n${nowMs} x1\n`)
  expect(await pullAfter(1, [['x1', mail('first')]])).toMatchObject({ pulled: 0, deleted: 0 })
  expect(fetched).toBe(1)
  expect(await readPulled(root)).toEqual(new Map([['x1', { at: nowMs - dayMs, sizeBytes: null, header: null }]]))
})
