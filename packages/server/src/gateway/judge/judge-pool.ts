/** Threads that judge: one a core. What kills a thread, or takes too long, costs that mail its answer and no other. */
import { Worker } from 'node:worker_threads'
import type { Fingerprint, MemoryFacts } from '@miwake/engine'
import type { Answer, Failure, MailToJudge } from '../answer.ts'
import type { Taught } from './judge-mail.ts'
import type { FromWorker, ToWorker } from './judge-worker.ts'
import { perThread } from './per-thread.ts'
import type { Snapshot } from './snapshot.ts'

export type JudgePool = {
  readonly judge: (mail: MailToJudge, own: readonly Taught[], signal?: AbortSignal) => Promise<Answer | Failure>
  /** From the next mail on. */
  readonly renew: (snapshot: Snapshot) => void
  /**
   * Starts each thread anew, one after the other, so that tables, brands and model are read again. Mails are judged all
   * the while. @returns false where a new thread could not start: the old ones go on.
   */
  readonly rotate: () => Promise<boolean>
  /** Threads that can judge, of all there are to be. */
  readonly threads: () => { readonly ready: number; readonly of: number }
  /** Mails under way and waiting. */
  readonly load: () => number
  /** Lets what is under way end, for so long. */
  readonly close: (graceMs: number) => Promise<void>
}

export type JudgePoolOptions = {
  readonly threads: number
  readonly snapshot: Snapshot
  /** More are 'busy': memory must not grow with the queue. */
  readonly waitingMax: number
  readonly judgeMs: number
  readonly campaign: (fingerprint: Fingerprint) => Promise<MemoryFacts['campaign']>
  readonly warn: (event: string, detail: Readonly<Record<string, unknown>>) => void
}

/** A thread's heap, MB: some 60 are the tables; a hostile mail may take much more for a moment. */
const heapMb = 512
/** Three times the half space of bin/restart.mjs, which rules where it runs. */
const youngMb = 48
/** Threads that end without having answered anything are not started again at once. */
const restartMs = 1_000
/** A thread has read its tables by then, or never will, ms. */
const startMs = 60_000
const lookMs = 20

type Pending = {
  readonly seq: number
  readonly mail: MailToJudge
  readonly own: readonly Taught[]
  readonly done: (answer: Answer | Failure) => void
  timer: NodeJS.Timeout | null
}
type Member = {
  worker: Worker | null
  isReady: boolean
  /** When its thread last said anything, ms. */
  heardAt: number
  readonly pending: Map<number, Pending>
}

export const startJudgePool = (options: JudgePoolOptions): JudgePool => {
  const { threads, waitingMax, judgeMs, campaign, warn } = options
  let { snapshot } = options
  let closing = false
  let seq = 0
  const queue: Pending[] = []
  let rotating = Promise.resolve(true)
  const members: readonly Member[] = Array.from({ length: threads }, () => ({
    worker: null,
    isReady: false,
    heardAt: 0,
    pending: new Map(),
  }))

  const settle = (member: Member, number: number, answer: Answer | Failure): void => {
    const pending = member.pending.get(number)
    if (pending === undefined) return
    member.pending.delete(number)
    if (pending.timer !== null) clearTimeout(pending.timer)
    pending.done(answer)
    next()
  }

  const start = (member: Member): void => {
    member.isReady = false
    member.worker = launch(member)
  }

  /** Not the member's own thread yet. */
  const launch = (member: Member): Worker => {
    const worker = new Worker(new URL(import.meta.resolve('./judge-worker.ts')), {
      workerData: snapshot,
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: youngMb },
    })
    let reason = ''
    worker.on('message', (message: FromWorker) => {
      if (member.worker === worker) member.heardAt = performance.now()
      if (message.kind === 'ready') member.isReady ||= member.worker === worker
      else if (message.kind === 'answer') settle(member, message.seq, JSON.parse(message.json) as Answer)
      else if (message.kind === 'error') {
        warn('cannot judge', { reason: message.error })
        settle(member, message.seq, { status: 'failed', why: 'error' })
      } else if (message.kind === 'warning') warn(message.event, { reason: message.reason })
      else
        campaign(message.fingerprint)
          .catch((error: unknown): MemoryFacts['campaign'] => {
            warn('memory', { err: error })
            return 'unknown'
          })
          .then((found) => send(worker, { kind: 'campaign', seq: message.seq, campaign: found }))
    })
    worker.on('error', (error) => {
      reason = error instanceof Error ? error.message : String(error)
    })
    worker.on('exit', (code) => {
      if (member.worker !== worker) return
      member.worker = null
      member.isReady = false
      if (closing) return
      warn('judging thread ended', { reason: reason || `exit ${code}`, underWay: member.pending.size })
      recover(member)
    })
    return worker
  }

  const replace = async (member: Member): Promise<boolean> => {
    const fresh = launch(member)
    const isReady = await new Promise<boolean>((done) => {
      fresh.on('message', (message: FromWorker) => message.kind === 'ready' && done(true))
      fresh.once('error', () => done(false))
      fresh.once('exit', () => done(false))
      setTimeout(() => done(false), startMs).unref()
    })
    if (!isReady || closing) {
      void fresh.terminate()
      return false
    }
    const old = member.worker
    const given = [...member.pending.keys()]
    send(fresh, { kind: 'snapshot', snapshot })
    member.worker = fresh
    member.isReady = true
    // Its answers are still taken; those that do not come end by their own time limit.
    while (!closing && given.some((number) => member.pending.has(number)))
      await new Promise((done) => setTimeout(done, lookMs))
    await old?.terminate()
    return true
  }

  const rotate = async (): Promise<boolean> => {
    for (const member of members) if (closing || !(await replace(member))) return false
    return true
  }

  /** What the thread was given waits for another. */
  const takeBack = (member: Member): void => {
    const given = [...member.pending.values()]
    member.pending.clear()
    for (const { timer } of given) if (timer !== null) clearTimeout(timer)
    queue.unshift(...given.map((pending) => ({ ...pending, timer: null })))
  }

  /** It computes without end: only its own end stops that. */
  const abandon = (member: Member): void => {
    const { worker } = member
    takeBack(member)
    start(member)
    void worker?.terminate()
    next()
  }

  /** The eldest is the one it died of: its sender tries again. The others are judged by the next thread. */
  const recover = (member: Member): void => {
    const [eldest] = member.pending.values()
    if (eldest !== undefined) member.pending.delete(eldest.seq)
    takeBack(member)
    if (eldest !== undefined) {
      if (eldest.timer !== null) clearTimeout(eldest.timer)
      eldest.done({ status: 'failed', why: 'error' })
      start(member)
      next()
    } else
      setTimeout(() => {
        if (closing || member.worker !== null) return
        start(member)
        next()
      }, restartMs).unref()
  }

  const send = (worker: Worker, message: ToWorker): void => worker.postMessage(message)

  const isWaiting = (): boolean => snapshot.dns || snapshot.settings.clamd !== ''
  const room = (): number => (isWaiting() ? perThread.withDns : perThread.without)
  const idlest = (): Member | undefined => {
    let best: Member | undefined
    for (const member of members)
      if (
        member.worker !== null &&
        member.pending.size < room() &&
        (best === undefined || member.pending.size < best.pending.size)
      )
        best = member
    return best
  }

  const next = (): void => {
    for (;;) {
      const member = queue.length > 0 ? idlest() : undefined
      const pending = member === undefined ? undefined : queue.shift()
      if (member?.worker == null || pending === undefined) return
      const { worker } = member
      const sentAt = performance.now()
      member.pending.set(pending.seq, pending)
      pending.timer = setTimeout(() => {
        warn('judging took too long', { judgeMs })
        // Of what waits for DNS the others are answered meanwhile.
        const isStuck = member.worker === worker && member.heardAt < sentAt
        settle(member, pending.seq, { status: 'failed', why: 'timeout' })
        if (isStuck) abandon(member)
      }, judgeMs)
      send(worker, { kind: 'mail', seq: pending.seq, mail: pending.mail, own: pending.own })
    }
  }

  for (const member of members) start(member)

  const load = (): number => queue.length + members.reduce((sum, { pending }) => sum + pending.size, 0)

  return {
    judge: (mail, own, signal) =>
      new Promise((done) => {
        if (closing) return done({ status: 'failed', why: 'stopping' })
        if (queue.length >= waitingMax) return done({ status: 'failed', why: 'busy' })
        const pending: Pending = { seq: seq++, mail, own, done, timer: null }
        queue.push(pending)
        signal?.addEventListener(
          'abort',
          () => {
            const at = queue.findIndex((waiting) => waiting.seq === pending.seq)
            if (at < 0) return
            queue.splice(at, 1)
            done({ status: 'failed', why: 'stopping' })
          },
          { once: true },
        )
        next()
      }),
    renew: (renewed) => {
      snapshot = renewed
      for (const { worker } of members) if (worker !== null) send(worker, { kind: 'snapshot', snapshot })
    },
    rotate: () => {
      rotating = rotating.then(rotate)
      return rotating
    },
    threads: () => ({ ready: members.filter(({ isReady }) => isReady).length, of: members.length }),
    load,
    close: async (graceMs) => {
      const end = performance.now() + graceMs
      while (load() > 0 && performance.now() < end) await new Promise((done) => setTimeout(done, lookMs))
      closing = true
      for (const pending of [...queue.splice(0), ...members.flatMap((member) => [...member.pending.values()])]) {
        if (pending.timer !== null) clearTimeout(pending.timer)
        pending.done({ status: 'failed', why: 'stopping' })
      }
      await Promise.all(members.map(({ worker }) => worker?.terminate()))
    },
  }
}
