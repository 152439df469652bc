/**
 * Moving mails so that none is ever lost or doubled: MOVE (RFC 6851) where offered; else COPY, the copies compared byte by
 * byte, then UID EXPUNGE (RFC 4315) of just these; and without UID EXPUNGE the original stays, flagged \Deleted. A plain
 * EXPUNGE would remove what somebody else flagged, so it is never sent.
 *
 * A connection may end at any point. Then nothing is assumed: both folders are looked at again.
 */

import { contentHashOf } from '../../store/content-hash.ts'
import { pause } from '../backoff.ts'
import { mailboxError, problem } from '../errors.ts'
import type { Fingerprint, Moved, MoveOptions, MoveResult } from '../mail-source.ts'
import { MailboxError, type MailboxProblem } from '../problem.ts'
import { offers } from './connect.ts'
import { entriesOf, rawOf, searchUids, uidsFrom } from './fetch.ts'
import { candidates, findCopies, otherMails } from './find.ts'
import type { Opened, Worker } from './worker.ts'

/** Mails in one command. */
const movedAtOnce = 200
/** After a lost connection: how often and how long to wait for the server before the caller is told. */
const reconnectWaitsMs = [200, 1_000, 3_000]

/** What a mail is recognised by without its bytes. */
type Print = { readonly uid: number; readonly messageId: string | null; readonly sizeBytes: number }

type Step = {
  readonly worker: Worker
  readonly from: string
  readonly to: string
  /** UIDNEXT of the target before anything was done: a mail that came by this move has at least this UID. */
  readonly targetFrom: number
}

const isLost = (error: unknown): error is MailboxError =>
  error instanceof MailboxError && (error.problem.kind === 'connection-lost' || error.problem.kind === 'timeout')

const cannotConnect = new Set(['refused', 'unreachable', 'timeout', 'connection-lost', 'server-busy'])

/** Looks at a folder, also right after the server went away: it may be back in a moment. */
const look = async <T>(worker: Worker, path: string, job: (opened: Opened) => Promise<T>): Promise<T> => {
  for (let tries = 0; ; tries++) {
    try {
      return await worker.inFolder(path, async (opened) => {
        await opened.client.noop()
        return job(opened)
      })
    } catch (error) {
      const wait = reconnectWaitsMs[tries]
      if (wait === undefined || !(error instanceof MailboxError) || !cannotConnect.has(error.problem.kind)) throw error
      await pause(wait)
    }
  }
}

const present = async (opened: Opened, uids: readonly number[]): Promise<ReadonlySet<number>> =>
  opened.client.mailbox !== false && opened.client.mailbox.exists === 0
    ? new Set()
    : new Set(await searchUids(opened, { uid: uids.join(',') }))

/** Finds, among the mails that came into the target since, the one for each print; each is given once. */
const arrivals = async (step: Step, prints: readonly Print[]): Promise<ReadonlyMap<number, number>> => {
  const came = await look(step.worker, step.to, async (opened) =>
    entriesOf(opened, await uidsFrom({ ...opened, mailbox: opened.client.mailbox || opened.mailbox }, step.targetFrom)),
  )
  const left = [...came]
  const found = new Map<number, number>()
  for (const { uid, messageId, sizeBytes } of prints) {
    const at = left.findIndex((mail) => mail.messageId === messageId && mail.sizeBytes === sizeBytes)
    if (at >= 0) found.set(uid, left.splice(at, 1)[0]?.uid ?? 0)
  }
  return found
}

type Outcome = {
  readonly map: ReadonlyMap<number, number>
  readonly refusal: MailboxProblem | null
  readonly lost: boolean
}

const command = async (step: Step, uids: readonly number[], name: 'messageMove' | 'messageCopy'): Promise<Outcome> => {
  try {
    return await step.worker.inFolder(
      step.from,
      async (opened) => {
        const done = await opened.client[name]([...uids], step.to, { uid: true })
        if (done) return { map: done.uidMap ?? new Map<number, number>(), refusal: null, lost: false }
        const refusal = opened.refusal()
        if (!opened.client.usable) throw new MailboxError(problem('connection-lost', refusal.detail))
        return { map: new Map<number, number>(), refusal, lost: false }
      },
      { again: false },
    )
  } catch (error) {
    if (isLost(error) || (error instanceof MailboxError && error.problem.kind === 'malformed-answer'))
      return { map: new Map(), refusal: error.problem, lost: true }
    throw error
  }
}

/** By MOVE. Whatever the server's map does not name is looked for in both folders. */
const byMove = async (step: Step, prints: readonly Print[]): Promise<MoveResult> => {
  const uids = prints.map(({ uid }) => uid)
  const outcome = await command(step, uids, 'messageMove')
  const moved: Moved[] = uids.flatMap((uid) => {
    const uidAfter = outcome.map.get(uid)
    return uidAfter === undefined ? [] : [{ uid, uidAfter }]
  })
  const open = prints.filter(({ uid }) => !outcome.map.has(uid))
  if (open.length === 0) return { moved, leftBehind: [], failed: [], missing: [] }
  const still = await look(step.worker, step.from, (opened) =>
    present(
      opened,
      open.map(({ uid }) => uid),
    ),
  )
  const gone = open.filter(({ uid }) => !still.has(uid))
  const found = gone.length === 0 ? new Map<number, number>() : await arrivals(step, gone)
  const why = outcome.refusal ?? problem('command-refused', 'the server said OK and did not move it')
  return {
    moved: [
      ...moved,
      ...gone.flatMap(({ uid }) => (found.has(uid) ? [{ uid, uidAfter: found.get(uid) ?? null }] : [])),
    ],
    leftBehind: [],
    failed: [...still].map((uid) => ({ uid, problem: why })),
    missing: gone.filter(({ uid }) => !found.has(uid)).map(({ uid }) => uid),
  }
}

/** sha256 of each, read in one folder after the other, so that mails are held one at a time. */
const hashes = (step: Step, path: string, uids: readonly number[]): Promise<ReadonlyMap<number, string>> =>
  look(step.worker, path, async (opened) => {
    const all = new Map<number, string>()
    for (const uid of uids) {
      const raw = await rawOf(opened, uid)
      if (raw !== null) all.set(uid, contentHashOf(raw))
    }
    return all
  })

/** Removes just these from the source: they are known to be in the target. */
const removeOriginals = async (step: Step, pairs: readonly Moved[]): Promise<MoveResult> => {
  const uids = pairs.map(({ uid }) => uid)
  const once = () =>
    step.worker.inFolder(step.from, async (opened) => {
      const { client } = opened
      if (!offers(client, 'UIDPLUS')) {
        const flagged = await client.messageFlagsAdd(uids, ['\\Deleted'], { uid: true, silent: true })
        return flagged ? 'flagged' : opened.refusal()
      }
      const gone = await client.messageDelete(uids, { uid: true })
      if (!gone && !client.usable) throw mailboxError('connection-lost')
      return gone ? 'removed' : opened.refusal()
    })
  let done: 'flagged' | 'removed' | MailboxProblem
  try {
    done = await once()
  } catch (error) {
    if (!isLost(error)) throw error
    // Doing it again is harmless: these UIDs are never given to other mails.
    await look(step.worker, step.from, async () => undefined)
    done = await once()
  }
  if (done === 'removed') return { moved: pairs, leftBehind: [], failed: [], missing: [] }
  if (done === 'flagged') return { moved: [], leftBehind: pairs, failed: [], missing: [] }
  const why = done
  const still = await look(step.worker, step.from, (opened) => present(opened, uids))
  return {
    moved: pairs.filter(({ uid }) => !still.has(uid)),
    leftBehind: [],
    failed: [...still].map((uid) => ({ uid, problem: why })),
    missing: [],
  }
}

const joinResults = (all: readonly MoveResult[]): MoveResult => ({
  moved: all.flatMap(({ moved }) => moved),
  leftBehind: all.flatMap(({ leftBehind }) => leftBehind),
  failed: all.flatMap(({ failed }) => failed),
  missing: all.flatMap(({ missing }) => missing),
})

/** Copies that a move cut short left in the target, for the mails that still lie in the source. Each is given once. */
const earlierCopies = async (
  step: Step,
  prints: readonly Print[],
  taken: Set<number>,
): Promise<ReadonlyMap<number, number>> => {
  const likely = await look(step.worker, step.to, async (opened) => {
    const some: Print[] = []
    for (const print of prints) if ((await candidates(opened, print)).length > 0) some.push(print)
    return some
  })
  const copies = new Map<number, number>()
  if (likely.length === 0) return copies
  const sources = await hashes(
    step,
    step.from,
    likely.map(({ uid }) => uid),
  )
  await look(step.worker, step.to, async (opened) => {
    for (const { uid, messageId, sizeBytes } of likely) {
      const contentHash = sources.get(uid)
      if (contentHash === undefined || copies.has(uid)) continue
      const found = await findCopies(opened, { messageId, sizeBytes, contentHash })
      const free = found.findLast((candidate) => !taken.has(candidate))
      if (free === undefined) continue
      taken.add(free)
      copies.set(uid, free)
    }
  })
  return copies
}

/** By MOVE, of which a server that ended in the middle may have made the copy alone (RFC 6851 §4.4 asks for both or none). */
const byMoveAgain = async (step: Step, prints: readonly Print[], taken: Set<number>): Promise<MoveResult> => {
  const copies = await earlierCopies(step, prints, taken)
  const pairs = [...copies].map(([uid, uidAfter]) => ({ uid, uidAfter }))
  const rest = prints.filter(({ uid }) => !copies.has(uid))
  return joinResults([
    ...(pairs.length > 0 ? [await removeOriginals(step, pairs)] : []),
    ...(rest.length > 0 ? [await byMove(step, rest)] : []),
  ])
}

/** By COPY. A copy counts only when its bytes are those of the original. */
const byCopy = async (
  step: Step,
  prints: readonly Print[],
  resume: boolean,
  taken: Set<number>,
): Promise<MoveResult> => {
  const sources = await hashes(
    step,
    step.from,
    prints.map(({ uid }) => uid),
  )
  const copies = new Map(resume ? await earlierCopies(step, prints, taken) : [])
  const toCopy = prints.filter(({ uid }) => sources.has(uid) && !copies.has(uid))
  let why = problem('command-refused', 'the copy was not found')
  if (toCopy.length > 0) {
    const uids = toCopy.map(({ uid }) => uid)
    const outcome = await command(step, uids, 'messageCopy')
    why = outcome.refusal ?? why
    const unnamed = toCopy.filter(({ uid }) => !outcome.map.has(uid))
    const found = unnamed.length === 0 ? new Map<number, number>() : await arrivals(step, unnamed)
    for (const uid of uids) {
      const uidAfter = outcome.map.get(uid) ?? found.get(uid)
      if (uidAfter !== undefined) copies.set(uid, uidAfter)
    }
  }
  const targets = await hashes(step, step.to, [...copies.values()])
  const proven = [...copies].filter(
    ([uid, copy]) => sources.get(uid) !== undefined && sources.get(uid) === targets.get(copy),
  )
  const pairs = proven.map(([uid, uidAfter]) => ({ uid, uidAfter }))
  const result =
    pairs.length === 0 ? { moved: [], leftBehind: [], failed: [], missing: [] } : await removeOriginals(step, pairs)
  const known = new Set(pairs.map(({ uid }) => uid))
  return {
    ...result,
    failed: [
      ...result.failed,
      ...prints.filter(({ uid }) => sources.has(uid) && !known.has(uid)).map(({ uid }) => ({ uid, problem: why })),
    ],
    missing: [...result.missing, ...prints.filter(({ uid }) => !sources.has(uid)).map(({ uid }) => uid)],
  }
}

/** Mails no longer in the source, looked for in the target by what the journal knows of them. */
const alreadyThere = async (
  worker: Worker,
  to: string,
  absent: readonly number[],
  fingerprints: ReadonlyMap<number, Fingerprint>,
  taken: Set<number>,
): Promise<MoveResult> => {
  const wanted = absent.filter((uid) => fingerprints.has(uid))
  const found = new Map<number, number>()
  if (wanted.length > 0)
    await look(worker, to, async (opened) => {
      for (const uid of wanted) {
        const copies = await findCopies(opened, fingerprints.get(uid)!)
        const free = copies.findLast((candidate) => !taken.has(candidate))
        if (free === undefined) continue
        taken.add(free)
        found.set(uid, free)
      }
    })
  return {
    moved: [...found].map(([uid, uidAfter]) => ({ uid, uidAfter })),
    leftBehind: [],
    failed: [],
    missing: absent.filter((uid) => !found.has(uid)),
  }
}

const chunks = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / movedAtOnce) }, (_, n) =>
    all.slice(n * movedAtOnce, (n + 1) * movedAtOnce),
  )

/** @see MailSource.move */
export const moveMails = async (
  worker: Worker,
  from: string,
  uids: readonly number[],
  to: string,
  options: MoveOptions = {},
): Promise<MoveResult> => {
  if (uids.length === 0) return joinResults([])
  const start = await look(worker, from, async (opened) => {
    if (opened.mailbox.readOnly) throw mailboxError('read-only-folder', from)
    const entries = await entriesOf(opened, uids)
    const others = options.fingerprints ? await otherMails(opened, entries, options.fingerprints) : new Set<number>()
    return {
      prints: entries.filter(({ uid }) => !others.has(uid)),
      canMove: offers(opened.client, 'MOVE'),
    }
  })
  const here = new Set(start.prints.map(({ uid }) => uid))
  const absent = uids.filter((uid) => !here.has(uid))
  // A copy is the result of one mail only, or of two with the same bytes one would be removed for the other's sake.
  const taken = new Set(options.taken)
  const results = [
    options.resume && options.fingerprints
      ? await alreadyThere(worker, to, absent, options.fingerprints, taken)
      : joinResults([{ moved: [], leftBehind: [], failed: [], missing: absent }]),
  ]
  for (const prints of chunks(start.prints)) {
    const targetFrom = await worker.onServer(async ({ client, refusal }) => {
      const status = await client.status(to, { uidNext: true })
      if (status === false || status.uidNext === undefined) throw new MailboxError(refusal())
      return status.uidNext
    })
    const step = { worker, from, to, targetFrom }
    results.push(
      !start.canMove
        ? await byCopy(step, prints, options.resume ?? false, taken)
        : options.resume
          ? await byMoveAgain(step, prints, taken)
          : await byMove(step, prints),
    )
  }
  return joinResults(results)
}
