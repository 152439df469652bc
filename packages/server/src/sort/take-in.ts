/** A batch of mails new in a folder: known again, or scanned, decided, and journalled, all in one durable transaction. */
import { parseMessage } from '@miwake/engine'
import { type Carried, carryOut } from '../act/carry-out.ts'
import { planOf } from '../act/plan.ts'
import { scanMail } from '../gather/scan-mail.ts'
import { contentHashOf } from '../store/content-hash.ts'
import { listCorrections } from '../store/corrections.ts'
import { findMessages } from '../store/find-messages.ts'
import { listFolders } from '../store/folders.ts'
import { getResult } from '../store/get-message.ts'
import { getAction } from '../store/list-actions.ts'
import { listEntries } from '../store/list-entries.ts'
import { loadVector } from '../store/mailbox-vector.ts'
import { placeMessage, saveFlags } from '../store/place-message.ts'
import { planOnce, wasTaken } from '../store/plan-once.ts'
import { putRaw } from '../store/put-raw.ts'
import { type MessageInput, type ScanRecord, saveMessage } from '../store/save-message.ts'
import type { FolderRole, FolderRow, JournalRow, MessageRow } from '../store/schema.ts'
import { holdMailbox, inDurableTransaction } from '../store/store.ts'
import { wasMoved } from '../store/undoable-actions.ts'
import { type AtWork, receivedByOf, trustOfMailbox } from './at-work.ts'
import { countDone } from './count-done.ts'
import { type Decision, decide, isSorted } from './decide.ts'
import { groundsOf } from './grounds.ts'
import { justMoved, learnMove } from './learn-move.ts'
import { levelOf } from './level-of.ts'
import { costsOf } from './levels.ts'
import { type Arrival, skippedOf } from './look.ts'
import { recallOf } from './recall.ts'
import { reasonOf, recordOf } from './result.ts'
import { answersFromRecipient } from './thread-reply.ts'
import { addUnreadable } from './unreadable.ts'

/** Keys rotate within months; an older mail's signature is asked of its provider's word only. */
export const dnsFreshMs = 3 * 86_400_000
/** A mail older than this is left where the person has lived with it. */
export const actsWithinMs = 30 * 86_400_000

export type TakenIn = {
  readonly carried: Carried
  /** Done, or in shadow mode decided. */
  readonly junked: number
  readonly reviewed: number
  readonly rescued: number
  readonly learned: number
  readonly pending: number
}

type Fresh = {
  readonly kind: 'fresh'
  readonly raw: Uint8Array
  readonly seenAt: number
  readonly input: MessageInput
  readonly decision: Decision
  readonly reason: readonly string[]
}
/** Known, and lost sight of: moved by somebody, or read again after UIDVALIDITY changed. */
type Again = {
  readonly kind: 'again'
  readonly raw: Uint8Array
  readonly message: MessageRow
  readonly uid: number
  readonly flags: readonly string[]
}
type Taken = Fresh | Again

/**
 * Call it alone on the mailbox.
 * @param decided content hashes of mails of the same look that were decided about; added to. What lay in the folder with
 * one of them before any was moved is its twin, and not a mail that came back.
 */
export const takeIn = async (
  work: AtWork,
  folder: FolderRow,
  arrivals: readonly Arrival[],
  decided: Set<string> = new Set(),
): Promise<TakenIn> => {
  const { source, store, mailbox, signal } = work
  const byUid = new Map(arrivals.map((arrival) => [arrival.uid, arrival]))
  const lists = await listEntries(store, mailbox.id)
  const vector = await loadVector(store, mailbox.id)
  const owner = { recall: recallOf(store, mailbox.id, lists), vector }
  const level = await levelOf(store, mailbox.id)
  const taken: Taken[] = []
  const claimed = new Set<number>()
  const onUnreadable = (uid: number) => addUnreadable(work, folder, uid)
  for await (const { uid, raw, truncated } of source.fetchRaw(folder.path, [...byUid.keys()], { onUnreadable })) {
    signal.throwIfAborted()
    const arrival = byUid.get(uid)
    if (arrival === undefined) continue
    byUid.delete(uid)
    const contentHash = contentHashOf(raw)
    const known = await findMessages(store, { mailboxId: mailbox.id, contentHash })
    const lost = lostOf(known, folder, claimed)
    if (lost !== null) {
      claimed.add(lost.id)
      taken.push({ kind: 'again', raw, message: lost, uid, flags: arrival.flags })
      continue
    }
    const copyOf = known[0] ?? null
    const isFree = decided.has(contentHash) || (await mayDecide(work, folder, contentHash, known))
    const sizeBytes = truncated ? arrival.sizeBytes : raw.length
    taken.push(
      await scanArrival(work, { folder, arrival, raw, sizeBytes, contentHash, owner, lists, level, copyOf }, isFree),
    )
    if (isFree) decided.add(contentHash)
  }
  // Gone meanwhile, or a mail the server cannot hand out: one such must not hold up the rest.
  for (const uid of byUid.keys()) skippedOf(work, folder).add(uid)
  const folders = await listFolders(store, mailbox.id)
  const { added, planned, shadowed } = await write(work, folder, folders, taken)
  for (const id of added) work.emit({ type: 'message-added', mailbox: mailbox.id, id })
  const { learned, pending } = await learnMoves(work, folder, folders, taken)
  const carried = await carryOut(work, planned)
  const done = await countDone(work, planned)
  const only = (action: Decision['action']) => shadowed.filter((one) => one === action).length
  return {
    carried,
    junked: done.junked + only('junk'),
    reviewed: done.reviewed + only('review'),
    rescued: done.rescued + only('rescue'),
    learned,
    pending,
  }
}

/** The row this mail is: of this folder before another, and never one that still lies where it is known to lie. */
const lostOf = (known: readonly MessageRow[], folder: FolderRow, claimed: ReadonlySet<number>): MessageRow | null => {
  const lost = known.filter(({ id, uid }) => uid === null && !claimed.has(id))
  return lost.find(({ folderId }) => folderId === folder.id) ?? lost.find(({ goneAt }) => goneAt !== null) ?? null
}

/**
 * Whether a mail may be moved that is here byte for byte already: only where its copies all lie in this very folder, still
 * where they came, and neither Miwake nor the person ever did anything with one. A copy of what lies elsewhere was made by
 * somebody, and what was moved before came back.
 */
const mayDecide = async (
  { store, mailbox }: AtWork,
  folder: FolderRow,
  contentHash: string,
  known: readonly MessageRow[],
): Promise<boolean> =>
  known.every(({ folderId, uid }) => folderId === folder.id && uid !== null) &&
  (known.length === 0 ||
    (!(await wasMoved(store, { mailboxId: mailbox.id, contentHash })) &&
      (await listCorrections(store, { mailboxId: mailbox.id, contentHash, limit: 1 })).length === 0))

type Scanning = {
  readonly folder: FolderRow
  readonly arrival: Arrival
  readonly raw: Uint8Array
  /** Of the whole mail, where `raw` is only its beginning. */
  readonly sizeBytes: number
  readonly contentHash: string
  readonly owner: NonNullable<Parameters<typeof scanMail>[1]['owner']>
  readonly lists: Awaited<ReturnType<typeof listEntries>>
  readonly level: Awaited<ReturnType<typeof levelOf>>
  readonly copyOf: MessageRow | null
}

type Judged = { readonly decision: Decision; readonly record: ScanRecord; readonly reason: readonly string[] }

/** null: the engine stumbled over the mail. It is shown without a verdict and stays where it is, and the rest goes on. */
const judge = async (work: AtWork, { folder, arrival, raw, owner, lists, level }: Scanning): Promise<Judged | null> => {
  const { store, mailbox, knowledge, resolve, feeds } = work
  const now = store.now()
  try {
    const scanned = await scanMail(raw, {
      trust: trustOfMailbox(mailbox),
      knowledge,
      dns: now - arrival.receivedAt < dnsFreshMs ? resolve : null,
      now: () => new Date(now),
      trustedReceived: receivedByOf(mailbox),
      entryOnly: true,
      ...(feeds ? { feeds } : {}),
      owner,
    })
    const grounds = groundsOf(scanned, lists, arrival.flags, await answersFromRecipient(store, mailbox.id, scanned))
    const decision: Decision = isSorted(folder.role)
      ? decide(folder.role, scanned.verdict, grounds, costsOf[level])
      : { action: scanned.action, because: [] }
    const record = recordOf(scanned, decision, { grounds, modelId: knowledge.model.id, scannedAt: now })
    return { decision, record, reason: reasonOf(scanned, decision) }
  } catch (error) {
    // Its message could hold words of the mail.
    work.log('warn', 'scan', { mailbox: mailbox.id, error: error instanceof Error ? error.name : 'unknown' })
    return null
  }
}

const scanArrival = async (work: AtWork, scanning: Scanning, isFree: boolean): Promise<Fresh> => {
  const { folder, arrival, raw, sizeBytes, contentHash, copyOf } = scanning
  const judged = await judge(work, scanning)
  const kept = copyOf === null ? null : await getResult(work.store, copyOf.id)
  const message = parseMessage(raw)
  const [author] = message.from
  const record = judged?.record ?? null
  return {
    kind: 'fresh',
    raw,
    seenAt: arrival.seenAt,
    reason: judged?.reason ?? [],
    decision: judged === null || !isFree ? stay : judged.decision,
    input: {
      mailboxId: work.mailbox.id,
      folderId: folder.id,
      uid: String(arrival.uid),
      messageId: message.messageId,
      contentHash,
      receivedAt: arrival.receivedAt,
      fromName: author?.name ?? '',
      fromAddress: author?.address ?? '',
      fromDomain: author?.domain ?? '',
      replyTo: message.replyTo[0]?.address ?? '',
      subject: message.subject,
      sizeBytes,
      flags: arrival.flags,
      arrivedIn: copyOf?.arrivedIn ?? folder.role,
      body: message.text,
      scan: copyOf === null || kept === null || record === null ? record : { ...record, ...saidOf(copyOf), ...kept },
    },
  }
}

const stay: Decision = { action: 'deliver', because: [] }

/** What was said of the first copy stays said of the second. */
const saidOf = ({ verdict, action, pHam, pSpam, pPhishing, logit, modelId }: MessageRow) =>
  verdict === null || action === null || pHam === null || pSpam === null || pPhishing === null
    ? {}
    : { verdict, action, p: { ham: pHam, spam: pSpam, phishing: pPhishing }, logit: logit ?? 0, modelId: modelId ?? '' }

/** The mails and what is planned with them, or nothing of both. */
const write = (work: AtWork, folder: FolderRow, folders: readonly FolderRow[], taken: readonly Taken[]) =>
  inDurableTransaction(work.store, async (store) => {
    const { mailbox } = work
    await holdMailbox(store, mailbox.id)
    const added: number[] = []
    const planned: JournalRow[] = []
    const shadowed: Decision['action'][] = []
    for (const mail of taken) {
      if (mail.kind === 'again') {
        await placeMessage(store, { id: mail.message.id, folderId: folder.id, uid: String(mail.uid) })
        await saveFlags(store, { id: mail.message.id, flags: mail.flags })
        continue
      }
      const { input, decision, reason, raw, seenAt } = mail
      const { uidValidity: uidValidityBefore, path: fromFolder } = folder
      const place = { mailboxId: mailbox.id, fromFolder, uidBefore: input.uid, uidValidityBefore }
      // Another process of ours was quicker: it has been moved since it was seen there.
      if (await wasTaken(store, { ...place, contentHash: input.contentHash }, seenAt)) continue
      const { id } = await saveMessage(store, input)
      added.push(id)
      const old = store.now() - input.receivedAt > actsWithinMs
      const shadow = mailbox.mode === 'shadow' || old
      const { messageId, contentHash, uid, flags } = input
      const common = {
        mailboxId: mailbox.id,
        messageRow: id,
        contentHash,
        messageId,
        uid,
        flags,
        from: folder,
        folders,
      }
      const plan = planOf(
        { ...common, reviewTo: mailbox.reviewTo, reason, shadow },
        decision.action,
        input.scan!.verdict,
      )
      if (plan !== null || store.now() - input.receivedAt < work.rawKeptMs) await putRaw(store, raw)
      if (plan === null) continue
      const entry = await planOnce(store, plan)
      const row = shadow || entry === null ? null : await getAction(store, entry)
      if (row !== null) planned.push(row)
      if (shadow) shadowed.push(decision.action)
    }
    return { added, planned, shadowed }
  })

const learnMoves = async (work: AtWork, folder: FolderRow, folders: readonly FolderRow[], taken: readonly Taken[]) => {
  let learned = 0
  let pending = 0
  const roleOf = (id: number): FolderRole => folders.find((each) => each.id === id)?.role ?? 'other'
  const again = taken.filter((mail) => mail.kind === 'again')
  const moved = again.filter(({ message }) => message.folderId !== folder.id)
  const together = moved.length === 0 ? 0 : moved.length + (await justMoved(work))
  for (const { message, raw } of again) {
    work.emit({ type: 'message-changed', mailbox: work.mailbox.id, id: message.id })
    const from = roleOf(message.folderId)
    if (message.folderId === folder.id) continue
    const became = await learnMove(work, {
      message,
      from,
      to: folder.role,
      seen: message.seen === 1,
      together,
      raw,
    })
    if (became === 'applied') learned++
    if (became === 'pending') pending++
  }
  return { learned, pending }
}
