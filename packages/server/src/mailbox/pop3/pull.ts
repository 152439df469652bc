/**
 * Pulling what is new in a POP3 mailbox into the local Maildir, each mail once, whatever crashes when. RFC 1939 §7 lets a
 * server give a UIDL again once its mail is deleted: so neither a UIDL nor its mark alone says that a mail was pulled.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { contentHashOf } from '../../store/content-hash.ts'
import { mailboxError } from '../errors.ts'
import { deliver } from '../maildir/deliver.ts'
import { MailboxError } from '../problem.ts'
import type { Pop3Settings } from '../settings.ts'
import type { Pop3 } from './connection.ts'
import { headerHash, headerHashOf, keepingHeader } from './header-hash.ts'
import { markOf, type PulledMail, readPulled, writePulled } from './state.ts'

const dayMs = 86_400_000
/** Written down after so many mails, so that a lost connection costs little. */
const noteEvery = 20

export type PullResult = { readonly pulled: number; readonly deleted: number; readonly left: number }

type Listed = { readonly number: number; readonly uidl: string; readonly sizeBytes: number | null }

const listMails = async (pop3: Pop3): Promise<readonly Listed[]> => {
  const rows = await pop3.rows('UIDL').catch((error: unknown) => {
    if (error instanceof MailboxError && error.problem.kind === 'command-refused') throw mailboxError('no-uidl')
    throw error
  })
  const sizes = new Map(
    (await pop3.rows('LIST')).flatMap((row) => {
      const found = /^(\d+)\s+(\d+)\b/.exec(row)
      return found ? [[Number(found[1]), Number(found[2])] as const] : []
    }),
  )
  return rows.flatMap((row) => {
    const found = /^(\d+)\s+([\x21-\x7e]+)\s*$/.exec(row)
    if (!found) return []
    const number = Number(found[1])
    return [{ number, uidl: found[2]!, sizeBytes: sizes.get(number) ?? null }]
  })
}

/** Files of the Maildir by the mark in their name, in whatever folder they were sorted to. */
const marksIn = async (root: string): Promise<ReadonlyMap<string, readonly string[]>> => {
  const folders = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const inside = folders.filter(({ name }) => name.startsWith('.')).map(({ name }) => join(root, name))
  const marks = new Map<string, string[]>()
  for (const folder of [root, ...inside])
    for (const part of ['new', 'cur'])
      for (const name of await readdir(join(folder, part)).catch(() => [])) {
        const mark = /U[0-9a-f]{24}(?=\.)/.exec(name)?.[0]
        if (mark) marks.set(mark, [...(marks.get(mark) ?? []), join(folder, part, name)])
      }
  return marks
}

/** One mail whole: only where it has to be compared. */
const wholeOf = async (pop3: Pop3, number: number): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = []
  for await (const piece of pop3.retrieve(number)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const isAmong = async (raw: Uint8Array, files: readonly string[]): Promise<boolean> => {
  const hash = contentHashOf(raw)
  for (const file of files) {
    const there = await readFile(file).catch(() => null)
    if (there !== null && contentHashOf(there) === hash) return true
  }
  return false
}

/** Whether a mail is still the one whose header was written down: by TOP, which not every server has or answers exactly. */
const isStill = async (pop3: Pop3, number: number, header: string): Promise<boolean> => {
  const top = await pop3.rows(`TOP ${number} 0`).catch((error: unknown) => {
    if (error instanceof MailboxError && !['connection-lost', 'timeout'].includes(error.problem.kind)) return null
    throw error
  })
  return (top !== null && headerHash(top) === header) || headerHashOf(await wholeOf(pop3, number)) === header
}

/** Pulled so long ago that the person's choice says to delete it on the server. */
const isDue = ({ leave }: Pop3Settings, pulled: PulledMail, nowMs: number): boolean =>
  leave.policy === 'delete-after' && nowMs - pulled.at >= leave.days * dayMs

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
  const listed = await listMails(pop3)
  const before = await readPulled(root)
  const there = new Map(listed.map((mail) => [mail.uidl, mail.sizeBytes]))
  // What the server no longer has is forgotten: the UIDL may come back with another mail, as one of another size is.
  const isSame = (uidl: string, { sizeBytes }: PulledMail) => {
    const now = there.get(uidl)
    return now !== undefined && (now === null || sizeBytes === null || now === sizeBytes)
  }
  const pulled = new Map([...before].filter(([uidl, mail]) => isSame(uidl, mail)))
  const fresh = listed.filter(({ uidl }) => !pulled.has(uidl))
  let unwritten = pulled.size !== before.size ? 1 : 0
  const note = async () => {
    if (unwritten > 0) await writePulled(root, pulled)
    unwritten = 0
  }
  let marks: ReadonlyMap<string, readonly string[]> | null = null
  let count = 0
  const take = async ({ number, uidl, sizeBytes }: Listed) => {
    const mark = markOf(uidl)
    marks ??= await marksIn(root)
    const like = marks.get(mark)
    const raw = like === undefined ? null : await wholeOf(pop3, number)
    const start: Uint8Array[] = raw === null ? [] : [raw]
    if (like === undefined || raw === null || !(await isAmong(raw, like))) {
      const pieces = raw === null ? keepingHeader(pop3.retrieve(number), start) : [raw]
      await deliver(root, pieces, { flags: [], internalDateMs: null, nowMs: now(), mark })
      onPulled(++count, fresh.length)
    }
    pulled.set(uidl, { at: now(), sizeBytes, header: headerHashOf(Buffer.concat(start)) })
    if (++unwritten >= noteEvery) await note()
  }
  let deleted = 0
  try {
    for (const mail of fresh) await take(mail)
    for (const mail of listed) {
      const known = pulled.get(mail.uidl)
      if (known === undefined || !isDue(settings, known, now())) continue
      // Given again to another mail of the same size: deleted here, that one would be lost.
      if (known.header !== null && !(await isStill(pop3, mail.number, known.header))) {
        await take(mail)
        continue
      }
      await pop3.command(`DELE ${mail.number}`)
      deleted++
    }
  } finally {
    await note()
  }
  return { pulled: count, deleted, left: listed.length - deleted }
}
