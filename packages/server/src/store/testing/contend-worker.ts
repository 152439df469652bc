/** A process of its own, as far as the store can tell: other connections on another thread, that begin when told. */
import { parentPort } from 'node:worker_threads'
import type { Lesson } from '../index.ts'
import * as store from '../index.ts'
import { planOnce } from '../plan-once.ts'
import { placeFor, type TestPlace } from './place-for.ts'

export type Contention = {
  readonly place: TestPlace
  readonly mailboxId: number
  readonly folderId: number
  /** What this one does, so many times. */
  readonly task: keyof ReturnType<typeof tasksOf>
  readonly times: number
  /** Apart from the others'. */
  readonly seed: number
  /** Of links that all may take. */
  readonly tokens?: readonly string[]
}

const lesson = (unwanted: boolean, id: number): Lesson => ({
  features: { ids: [id], weights: [1], contradicted: false },
  shippedNats: unwanted ? -3 : 3,
  unwanted,
})
const fingerprint = { stance: 'other' as const, sketch: Uint32Array.from({ length: 128 }, (_, i) => i * 7 + 1) }

const tasksOf = ({ mailboxId, folderId, seed, tokens = [] }: Omit<Contention, 'task'>) => {
  const of = { mailboxId, messageRow: null, contentHash: 'a'.repeat(64), messageId: 'a@mail.example' }
  return {
    /** Each a feature of its own, and one that all share: a vector that lost any of them is told. */
    correct: async (db: store.Store, i: number) => {
      const correction = { ...of, answer: 'junk', source: 'gateway', state: 'applied' } as const
      await store.addCorrection(db, { ...correction, lesson: lesson(true, seed * 1000 + i) })
    },
    /** Learned and forgotten again, in between the others' words. */
    forget: async (db: store.Store, i: number) => {
      const correction = { ...of, answer: 'junk', source: 'gateway', state: 'applied' } as const
      const id = await store.addCorrection(db, { ...correction, lesson: lesson(false, seed * 1000 + i) })
      await store.forgetCorrection(db, id)
    },
    campaign: (db: store.Store) =>
      store.rememberCampaign(db, { mailboxId, fingerprint, verdict: 'phishing', correctionId: null }),
    /** The same mails as the others'. */
    save: async (db: store.Store, i: number) => {
      await store.saveMessage(db, {
        mailboxId,
        folderId,
        uid: String(i),
        messageId: `${i}@mail.example`,
        contentHash: i.toString(16).padStart(64, '0'),
        receivedAt: i,
        fromName: '青海カード',
        fromAddress: 'info@umi.example',
        fromDomain: 'umi.example',
        replyTo: '',
        subject: `件名${i}`,
        sizeBytes: 1,
        flags: (i + seed) % 2 === 0 ? ['\\Seen'] : [],
        arrivedIn: 'inbox',
        body: '本文',
        scan: null,
      })
    },
    /** The same moves as the others'. */
    plan: async (db: store.Store, i: number) => {
      const contentHash = i.toString(16).padStart(64, '0')
      const move = { kind: 'move', fromFolder: 'INBOX', toFolder: 'Junk', reason: [], uidBefore: String(i) } as const
      await planOnce(db, { ...of, ...move, contentHash, uidValidityBefore: 1 })
    },
    /** Other mails to the same places. */
    place: async (db: store.Store, i: number) => {
      const items = await store.listUids(db, folderId)
      const mail = items[(i * 7 + seed) % Math.max(1, items.length)]
      if (mail !== undefined) await store.placeMessage(db, { id: mail.id, folderId, uid: String(1000 + (i % 5)) })
    },
    /** Mails that an open entry of the journal needs are put while others are dropped. */
    keep: async (db: store.Store, i: number) => {
      const bytes = Buffer.from(`mail ${i % 3}`)
      await store.inTransaction(db, async (inside) => {
        const contentHash = await store.putRaw(inside, bytes)
        const id = await store.planAction(inside, {
          ...of,
          contentHash,
          kind: 'flag',
          fromFolder: 'INBOX',
          toFolder: 'INBOX',
          reason: [],
          uidBefore: null,
        })
        if ((await store.getRaw(inside, contentHash)) === null) throw new Error('the bytes are gone')
        if (i % 2 === 0) await store.finishAction(inside, { id, uidAfter: null })
      })
    },
    drop: async (db: store.Store) => {
      await store.dropRawBefore(db, Number.MAX_SAFE_INTEGER)
    },
    count: async (db: store.Store) => {
      await store.countOutgoing(db, { sender: 'taro', recipients: 2, isPhishing: true })
    },
    account: async (db: store.Store, i: number) => {
      await store.addAccount(db, {
        login: `person-${i}`,
        name: '',
        roles: ['person'],
        addresses: [`shared-${i}@example.test`],
      })
    },
    gateway: async (db: store.Store, i: number) => {
      await store.gatewayMailbox(db, `rcpt-${i}@example.test`)
    },
    session: async (db: store.Store, i: number) => {
      if (await store.takeLink(db, tokens[i] ?? '')) await store.setSetting(db, `took ${seed} ${i}`, true)
    },
  } as const
}

const port = parentPort!
const next = () => new Promise<unknown>((resolve) => port.once('message', resolve))
for (;;) {
  const contention = (await next()) as Contention
  const opened = await store.openStore(placeFor(contention.place, { now: Date.now }))
  const work: (db: store.Store, i: number) => Promise<void> = tasksOf(contention)[contention.task]
  port.postMessage('ready')
  await next()
  let end = 'done'
  try {
    for (let i = 0; i < contention.times; i++) await work(opened, i)
  } catch (error) {
    end = error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
  await opened.close()
  port.postMessage(end)
}
