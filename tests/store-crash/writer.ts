/**
 * Journals and writes without end until it is killed: `node writer.ts FOLDER SEED`. What is committed is told on stdout,
 * one JSON a line, as soon as the store says so.
 */
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import {
  addCorrection,
  addMailbox,
  failAction,
  finishAction,
  listMailboxes,
  openStore,
  planAction,
  putRaw,
  type Store,
  saveFolder,
  saveMessage,
} from '../../packages/server/src/store/index.ts'
import { mailBytes } from './mail.ts'

/** Written at once: what is told has left the process before anything else is done. */
const tell = (what: object): void => {
  writeSync(1, `${JSON.stringify(what)}\n`)
}

const mailboxOf = async (store: Store): Promise<number> =>
  (await listMailboxes(store))[0]?.id ??
  (await addMailbox(store, { name: 'crash', kind: 'imap', settings: {}, secret: 'himitsu' }))

const [, , folder = '', seed = '0'] = process.argv
const store = await openStore({ path: join(folder, 'miwake.db'), keyFile: join(folder, 'key'), now: Date.now })
const mailboxId = await mailboxOf(store)
const inbox = await saveFolder(store, { mailboxId, path: 'INBOX', role: 'inbox' })

for (let i = 0; ; i++) {
  const name = `${seed}-${i}`
  const contentHash = await putRaw(store, mailBytes(name))
  tell({ raw: contentHash, name })
  const { id: messageRow } = await saveMessage(store, {
    mailboxId,
    folderId: inbox.id,
    uid: name,
    messageId: `${name}@crash.example`,
    contentHash,
    receivedAt: i,
    fromName: '青海カード',
    fromAddress: 'info@umi.example',
    fromDomain: 'umi.example',
    replyTo: '',
    subject: `確認のお願い 番号${name}`,
    sizeBytes: 1,
    flags: [],
    arrivedIn: 'inbox',
    body: 'お取引を一時的に保留しております。'.repeat(20),
    scan: null,
  })
  tell({ message: messageRow, name })
  const id = await planAction(store, {
    mailboxId,
    messageRow,
    contentHash,
    messageId: `${name}@crash.example`,
    kind: 'move',
    fromFolder: 'INBOX',
    toFolder: 'Junk',
    reason: ['BRAND_CLAIM_UNPROVEN'],
    uidBefore: name,
  })
  tell({ planned: id, name })
  if (i % 3 === 0) {
    await failAction(store, { id, problem: 'test' })
    tell({ failed: id })
  } else {
    await finishAction(store, { id, uidAfter: name })
    tell({ done: id })
  }
  const correction = await addCorrection(store, {
    mailboxId,
    messageRow,
    contentHash,
    messageId: '',
    answer: 'phishing',
    source: 'reader',
    state: 'applied',
    lesson: { features: { ids: [i], weights: [1], contradicted: false }, shippedNats: -1, unwanted: true },
  })
  tell({ correction })
}
