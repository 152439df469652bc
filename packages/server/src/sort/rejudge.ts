/** Recent mail judged anew from what is kept of it, after the person said which server's word counts. Nothing is moved. */
import { scanMail } from '../gather/scan-mail.ts'
import { listFolders } from '../store/folders.ts'
import { listEntries } from '../store/list-entries.ts'
import { loadVector } from '../store/mailbox-vector.ts'
import { mailsSince } from '../store/mails-since.ts'
import { getRaw } from '../store/put-raw.ts'
import { saveScan } from '../store/save-message.ts'
import { type AtWork, trustOfMailbox } from './at-work.ts'
import { decide, isSorted } from './decide.ts'
import { groundsOf } from './grounds.ts'
import { levelOf } from './level-of.ts'
import { costsOf } from './levels.ts'
import { recallOf } from './recall.ts'
import { recordOf } from './result.ts'

const dayMs = 86_400_000

/** @returns how many were judged. */
export const rejudge = async (work: AtWork, days: number): Promise<number> => {
  const { store, mailbox, knowledge, signal, emit } = work
  const lists = await listEntries(store, mailbox.id)
  const owner = { recall: recallOf(store, mailbox.id, lists), vector: await loadVector(store, mailbox.id) }
  const costs = costsOf[await levelOf(store, mailbox.id)]
  const roles = new Map((await listFolders(store, mailbox.id)).map(({ id, role }) => [id, role]))
  let judged = 0
  for await (const message of mailsSince(store, { mailboxId: mailbox.id, since: store.now() - days * dayMs })) {
    if (signal.aborted) break
    const role = roles.get(message.folderId)
    const raw = role !== undefined && isSorted(role) ? await getRaw(store, message.contentHash) : null
    if (role === undefined || !isSorted(role) || raw === null) continue
    // Keys may have rotated since it arrived: only the server's word, newly trusted, is added.
    const scanned = await scanMail(raw, {
      trust: trustOfMailbox(mailbox),
      knowledge,
      dns: null,
      now: () => new Date(message.receivedAt),
      trustedReceived: [],
      owner,
    })
    const grounds = groundsOf(scanned, lists, message.flags)
    const decision = decide(role, scanned.verdict, grounds, costs)
    const record = { grounds, modelId: knowledge.model.id, scannedAt: store.now() }
    await saveScan(store, { id: message.id, scan: recordOf(scanned, decision, record) })
    emit({ type: 'message-changed', mailbox: mailbox.id, id: message.id })
    judged++
  }
  return judged
}
