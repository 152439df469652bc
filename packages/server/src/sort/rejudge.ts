/** Recent mail judged anew from what is kept of it, after the person said which server's word counts. Nothing is moved. */
import type { AuthFacts, AuthTrust, Facts } from '@miwake/engine'
import { scanMail } from '../gather/scan-mail.ts'
import { listCorrections } from '../store/corrections.ts'
import { listFolders } from '../store/folders.ts'
import { getResult } from '../store/get-message.ts'
import { listEntries } from '../store/list-entries.ts'
import { loadVector } from '../store/mailbox-vector.ts'
import { mailsSince } from '../store/mails-since.ts'
import { getRaw } from '../store/put-raw.ts'
import { saveScan } from '../store/save-message.ts'
import type { StoredResult } from '../store/schema.ts'
import { setChip } from '../store/set-chip.ts'
import { holdMailbox, inTransaction } from '../store/store.ts'
import { type AtWork, trustOfMailbox } from './at-work.ts'
import { decide, isSorted } from './decide.ts'
import { groundsOf } from './grounds.ts'
import { chipSaid } from './learn.ts'
import { levelOf } from './level-of.ts'
import { costsOf } from './levels.ts'
import { recallOf } from './recall.ts'
import { recordOf } from './result.ts'
import { answersFromRecipient } from './thread-reply.ts'

const dayMs = 86_400_000

/** @returns how many were judged. */
export const rejudge = async (work: AtWork, days: number): Promise<number> => {
  const { store, mailbox, knowledge, feeds, signal, emit } = work
  const lists = await listEntries(store, mailbox.id)
  const owner = { recall: recallOf(store, mailbox.id, lists), vector: await loadVector(store, mailbox.id) }
  const costs = costsOf[await levelOf(store, mailbox.id)]
  const roles = new Map((await listFolders(store, mailbox.id)).map(({ id, role }) => [id, role]))
  const trust = trustOfMailbox(mailbox)
  let judged = 0
  for await (const message of mailsSince(store, { mailboxId: mailbox.id, since: store.now() - days * dayMs })) {
    if (signal.aborted) break
    const role = roles.get(message.folderId)
    const raw = role !== undefined && isSorted(role) ? await getRaw(store, message.contentHash) : null
    if (role === undefined || !isSorted(role) || raw === null) continue
    // Keys may have rotated since it arrived: what was verified then stands, and only the servers' word is read anew.
    const scanned = await scanMail(raw, {
      trust,
      verified: verifiedBefore(await getResult(store, message.id), trust),
      knowledge,
      dns: null,
      now: () => new Date(message.receivedAt),
      trustedReceived: [],
      ...(feeds ? { feeds } : {}),
      owner,
    })
    const grounds = groundsOf(scanned, lists, message.flags, await answersFromRecipient(store, mailbox.id, scanned))
    const decision = decide(role, scanned.verdict, grounds, costs)
    const record = { grounds, modelId: knowledge.model.id, scannedAt: store.now() }
    await inTransaction(store, async (inside) => {
      // The person's word, given a moment ago too, stays what the list shows.
      await holdMailbox(inside, mailbox.id)
      await saveScan(inside, { id: message.id, scan: recordOf(scanned, decision, record) })
      const of = { mailboxId: mailbox.id, contentHash: message.contentHash }
      const [said] = await listCorrections(inside, { ...of, states: ['applied'], limit: 1 })
      if (said !== undefined) await setChip(inside, { ...of, chip: chipSaid(said.answer) })
    })
    emit({ type: 'message-changed', mailbox: mailbox.id, id: message.id })
    judged++
  }
  return judged
}

/**
 * null where nothing was verified here, or where that can no longer be told from the word of a server that is not
 * believed any more: facts name both by one `by`.
 */
const verifiedBefore = (stored: StoredResult | null, { authservIds, topmost }: AuthTrust): AuthFacts | null => {
  const auth = (stored?.facts as Partial<Facts> | undefined)?.auth
  if (auth === undefined || auth === 'unknown') return null
  const by = auth.by.split('+')
  const others = by.filter((one) => one !== 'dns' && one !== 'smime')
  if (others.length === by.length || !others.every((one) => topmost || authservIds.includes(one))) return null
  return { ...auth, by: by.filter((one) => !others.includes(one)).join('+') }
}
