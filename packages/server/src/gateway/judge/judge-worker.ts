/** Worker thread that judges: mails in, answers out, several at a time where they wait for DNS. */
import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { Fingerprint, MemoryFacts } from '@miwake/engine'
import type { MailToJudge } from '../answer.ts'
import type { Taught } from './judge-mail.ts'
import { perThread } from './per-thread.ts'
import type { Snapshot } from './snapshot.ts'

export type ToWorker =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly kind: 'mail'; readonly seq: number; readonly mail: MailToJudge; readonly own: readonly Taught[] }
  | { readonly kind: 'campaign'; readonly seq: number; readonly campaign: MemoryFacts['campaign'] }
export type FromWorker =
  | { readonly kind: 'ready'; readonly model: string }
  /** An Answer as JSON: read and written in a fraction of the time that cloning its objects takes. */
  | { readonly kind: 'answer'; readonly seq: number; readonly json: string }
  | { readonly kind: 'error'; readonly seq: number; readonly error: string }
  | { readonly kind: 'campaign'; readonly seq: number; readonly fingerprint: Fingerprint }
  | { readonly kind: 'warning'; readonly event: string; readonly reason: string }

// Each thread has a compile cache of its own to turn on, so what judges is loaded after it.
enableCompileCache()
const { judgeMail } = await import('./judge-mail.ts')
const { rulesIndex } = await import('./recipients.ts')
const { loadKnowledge } = await import('../../knowledge.ts')
const { systemResolver } = await import('../../gather/resolver.ts')
const { scanByClamd } = await import('../../gather/clamd.ts')
const { openFeeds } = await import('../../feed/feed-index.ts')
const { parseSocket } = await import('../socket.ts')

const post = (message: FromWorker): void => parentPort?.postMessage(message)
const now = (): Date => new Date()
const knowledge = loadKnowledge()
const resolve = systemResolver(now)
let snapshot = workerData as Snapshot
let rulesOf = rulesIndex(snapshot)
const clamd = parseSocket(snapshot.settings.clamd)
const malware =
  clamd === null
    ? {}
    : { malware: scanByClamd({ address: clamd, warn: (reason) => post({ kind: 'warning', event: 'clamd', reason }) }) }
const feeds = openFeeds({
  folder: snapshot.feedFolder,
  now,
  warn: (file, reason) => post({ kind: 'warning', event: `feed ${file}`, reason }),
})
const asked = new Map<number, (campaign: MemoryFacts['campaign']) => void>()

const judge = async (seq: number, mail: MailToJudge, own: readonly Taught[]): Promise<void> => {
  try {
    const answer = await judgeMail(mail, own, {
      knowledge,
      resolve: snapshot.dns ? resolve : null,
      now,
      snapshot,
      rulesOf,
      feeds,
      ...malware,
      campaign: (fingerprint) =>
        new Promise((done) => {
          asked.set(seq, done)
          post({ kind: 'campaign', seq, fingerprint })
        }),
    })
    post({ kind: 'answer', seq, json: JSON.stringify(answer) })
  } catch (error) {
    post({ kind: 'error', seq, error: error instanceof Error ? error.message : String(error) })
  }
}

/** Others are asked: DNS, or a virus scanner. */
const isWaiting = (): boolean => snapshot.dns || clamd !== null

/** One at a time where nothing is waited for: what a mail needed is gone before the next begins. */
const jobs: (() => Promise<void>)[] = []
let underWay = 0
const work = async (): Promise<void> => {
  underWay++
  for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) await job()
  underWay--
}

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'mail') {
    jobs.push(() => judge(message.seq, message.mail, message.own))
    if (underWay < (isWaiting() ? perThread.withDns : 1)) void work()
  } else if (message.kind === 'campaign') {
    asked.get(message.seq)?.(message.campaign)
    asked.delete(message.seq)
  } else {
    snapshot = message.snapshot
    rulesOf = rulesIndex(snapshot)
  }
})
post({ kind: 'ready', model: knowledge.model.id })
