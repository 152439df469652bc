/** One thread's share of the broken mails: every `threads`-th from `first` on. The last one begun stands in `begun`. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { authFromHeader, type Facts, type Message, noFacts, parseMessage, scan } from '@miwake/engine'
import { toJson } from '../../packages/server/src/cli/result.ts'
import { loadKnowledge } from '../../packages/server/src/knowledge.ts'
import { checkScan } from './check.ts'
import { makeMail } from './mutate.ts'

export type FuzzJob = {
  readonly seed: number
  readonly first: number
  readonly end: number
  readonly threads: number
  readonly begun: SharedArrayBuffer
}
export type FuzzAnswer =
  | { readonly failed: number; readonly message: string }
  | { readonly verdicts: Readonly<Record<'ham' | 'spam' | 'phishing', number>>; readonly sizeBytes: number }

const corpus = fileURLToPath(new URL('../../corpus/', import.meta.url))
const paths = Object.keys(JSON.parse(readFileSync(`${corpus}expected.json`, 'utf8')) as Record<string, unknown>)
const mails = paths.map((path) => new Uint8Array(readFileSync(corpus + path)))
const knowledge = loadKnowledge()

/** Header trusted or not, codes read or not: whatever may have been gathered. */
const factsOf = (message: Message, index: number): Facts =>
  index % 3 === 0
    ? noFacts
    : {
        auth: authFromHeader(message.header, {
          authservIds: ['mx.example.jp'],
          topmost: index % 3 === 1,
          arcSealers: [],
        }),
        qr: index % 5 === 0 ? [message.subject, 'https://q.test/', ''] : 'unknown',
        pdfLinks: index % 7 === 0 ? message.links.slice(0, 3).map(({ href }) => href) : 'unknown',
        memory: {
          correspondent: index % 11 === 0,
          replyToOwn: index % 13 === 0,
          campaign: index % 17 === 0 ? { verdict: 'phishing', seen: 3 } : 'unknown',
          feed: null,
        },
        malware: index % 19 === 0 ? { name: message.subject } : null,
        lists: {
          sender: [],
          domains: message.links.slice(0, 2).map(({ target: { host: domain } }) => ({ domain, list: 'l.test' })),
        },
      }

const run = ({ seed, first, end, threads, begun }: FuzzJob): FuzzAnswer => {
  const at = new Int32Array(begun)
  const verdicts = { ham: 0, spam: 0, phishing: 0 }
  let sizeBytes = 0
  for (let index = first; index < end; index += threads) {
    Atomics.store(at, 0, index)
    const bytes = makeMail(seed, index, mails)
    sizeBytes += bytes.length
    try {
      const message = parseMessage(bytes)
      const facts = factsOf(message, index)
      const scanned = scan(message, facts, knowledge)
      checkScan(scanned)
      const json = JSON.stringify(toJson('x', scanned, knowledge.model.id))
      assert.equal(JSON.parse(json).verdict, scanned.verdict.verdict)
      if (index % 20 === 0) {
        const again = scan(parseMessage(bytes), facts, knowledge)
        assert.equal(JSON.stringify(toJson('x', again, knowledge.model.id)), json, 'scanned twice, answered twice')
      }
      verdicts[scanned.verdict.verdict]++
    } catch (error) {
      return { failed: index, message: error instanceof Error ? `${error.stack}` : `${error}` }
    }
  }
  return { verdicts, sizeBytes }
}

parentPort?.postMessage(run(workerData as FuzzJob))
