/** Pulling what is new in a POP3 mailbox into the local Maildir, each mail once, whatever crashes when. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { mailboxError } from '../errors.ts'
import { deliver } from '../maildir/deliver.ts'
import { MailboxError } from '../problem.ts'
import type { Pop3Settings } from '../settings.ts'
import type { Pop3 } from './connection.ts'
import { markOf, readPulled, writePulled } from './state.ts'

const dayMs = 86_400_000
/** Written down after so many mails, so that a lost connection costs little. */
const noteEvery = 20

export type PullResult = { readonly pulled: number; readonly deleted: number; readonly left: number }

type Listed = { readonly number: number; readonly uidl: string }

const listUidls = async (pop3: Pop3): Promise<readonly Listed[]> => {
  const rows = await pop3.rows('UIDL').catch((error: unknown) => {
    if (error instanceof MailboxError && error.problem.kind === 'command-refused') throw mailboxError('no-uidl')
    throw error
  })
  return rows.flatMap((row) => {
    const found = /^(\d+)\s+([\x21-\x7e]+)\s*$/.exec(row)
    return found ? [{ number: Number(found[1]), uidl: found[2]! }] : []
  })
}

/** Marks of all mails in the Maildir, in whatever folder they were sorted to. */
const marksIn = async (root: string): Promise<ReadonlySet<string>> => {
  const folders = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const inside = folders.filter(({ name }) => name.startsWith('.')).map(({ name }) => join(root, name))
  const marks = new Set<string>()
  for (const folder of [root, ...inside])
    for (const part of ['new', 'cur'])
      for (const name of await readdir(join(folder, part)).catch(() => [])) {
        const mark = /U[0-9a-f]{24}(?=\.)/.exec(name)?.[0]
        if (mark) marks.add(mark)
      }
  return marks
}

/** Pulled so long ago that the person's choice says to delete it on the server. */
const isDue = (settings: Pop3Settings, pulledAt: number | undefined, nowMs: number): boolean =>
  settings.leave.policy === 'delete-after' && pulledAt !== undefined && nowMs - pulledAt >= settings.leave.days * dayMs

/**
 * @param now epoch ms.
 * @param onPulled after each mail: progress.
 */
export const pull = async (
  pop3: Pop3,
  root: string,
  settings: Pop3Settings,
  now: () => number,
  onPulled: (done: number, of: number) => void = () => undefined,
): Promise<PullResult> => {
  const listed = await listUidls(pop3)
  const before = await readPulled(root)
  const there = new Set(listed.map(({ uidl }) => uidl))
  // What the server no longer has is forgotten, or the list would grow for ever.
  const pulled = new Map([...before].filter(([uidl]) => there.has(uidl)))
  const fresh = listed.filter(({ uidl }) => !pulled.has(uidl))
  let unwritten = pulled.size !== before.size ? 1 : 0
  const note = async () => {
    if (unwritten > 0) await writePulled(root, pulled)
    unwritten = 0
  }
  const marks = fresh.length > 0 ? await marksIn(root) : new Set<string>()
  let count = 0
  try {
    for (const { number, uidl } of fresh) {
      const mark = markOf(uidl)
      if (!marks.has(mark)) {
        await deliver(root, pop3.retrieve(number), { flags: [], internalDateMs: null, nowMs: now(), mark })
        onPulled(++count, fresh.length)
      }
      pulled.set(uidl, now())
      if (++unwritten >= noteEvery) await note()
    }
  } finally {
    await note()
  }
  let deleted = 0
  for (const { number, uidl } of listed)
    if (isDue(settings, pulled.get(uidl), now())) {
      await pop3.command(`DELE ${number}`)
      deleted++
    }
  return { pulled: count, deleted, left: listed.length - deleted }
}
