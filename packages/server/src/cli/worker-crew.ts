/** Worker threads that survive their mails: what kills a worker is answered with an error, the rest is given to another. */
import { Worker } from 'node:worker_threads'
import type { ScanOutput, ScanSettings } from './scan-one.ts'
import type { WorkerAnswer, WorkerJob, WorkerSettings } from './scan-worker.ts'

export type Mail = { readonly id: string; readonly bytes: Uint8Array }
export type Scanned = { readonly id: string } & ({ readonly output: ScanOutput } | { readonly error: string })

/** Mails handed to one worker and not yet answered: keeps it busy, bounds memory. */
export const windowPerWorker = 16
/** Mails one worker has under way at a time. More than one only where they wait for DNS. */
const waitingForDns = 8
/** A worker's heap, far above the 60 MB it works in. */
const heapMb = 192
const script = new URL('./scan-worker.ts', import.meta.url)

type Pending = { readonly job: WorkerJob; readonly resolve: (scanned: Scanned) => void }
type Member = { worker: Worker; readonly pending: Map<number, Pending> }

export type Crew = {
  /** Whether a worker has room for another mail. */
  readonly hasRoom: () => boolean
  readonly scan: (mail: Mail) => Promise<Scanned>
  readonly close: () => Promise<void>
}

export const startCrew = (settings: ScanSettings, size: number, from: URL = script): Crew => {
  const workerData: WorkerSettings = { ...settings, underWay: settings.dns ? waitingForDns : 1 }
  let closing = false
  let seq = 0

  const start = (member: Member): Worker => {
    const worker = new Worker(from, { workerData, resourceLimits: { maxOldGenerationSizeMb: heapMb } })
    let reason = ''
    worker.on('message', (message: WorkerAnswer) => {
      const pending = member.pending.get(message.seq)
      member.pending.delete(message.seq)
      const { id } = pending?.job ?? { id: '' }
      pending?.resolve('output' in message ? { id, output: message.output } : { id, error: message.error })
    })
    worker.on('error', (error) => {
      reason = error instanceof Error ? error.message : String(error)
    })
    worker.on('exit', (code) => {
      if (!closing) replace(member, reason || `exit ${code}`)
    })
    return worker
  }

  /** The eldest unanswered mail is the one it died of; without one it cannot have started, and no other would. */
  const replace = (member: Member, reason: string): void => {
    const [eldest] = member.pending.values()
    if (eldest) {
      member.pending.delete(eldest.job.seq)
      eldest.resolve({ id: eldest.job.id, error: reason })
    }
    if (member.pending.size === 0) {
      members.delete(member)
      return
    }
    member.worker = start(member)
    for (const { job } of member.pending.values()) member.worker.postMessage(job)
  }

  const members = new Set<Member>()
  for (let i = 0; i < size; i++) {
    const member = { pending: new Map<number, Pending>() } as Member
    member.worker = start(member)
    members.add(member)
  }
  const idlest = (): Member | undefined =>
    [...members].reduce<Member | undefined>(
      (best, member) => (best === undefined || member.pending.size < best.pending.size ? member : best),
      undefined,
    )

  return {
    hasRoom: () => (idlest()?.pending.size ?? windowPerWorker) < windowPerWorker,
    scan: ({ id, bytes }) =>
      new Promise((resolve) => {
        const member = idlest()
        if (!member) {
          resolve({ id, error: 'no worker left' })
          return
        }
        const job = { seq: seq++, id, bytes }
        member.pending.set(job.seq, { job, resolve })
        member.worker.postMessage(job)
      }),
    close: async () => {
      closing = true
      await Promise.all([...members].map(({ worker }) => worker.terminate()))
    },
  }
}
