/** A mail as it lies in a folder, with what the engine made of it and its words for the search. */
import { deflateRawSync } from 'node:zlib'
import { type Action, fold, type VerdictName } from '@miwake/engine'
import { chipOf } from './message-page.ts'
import type { FolderRole, StoredResult } from './schema.ts'
import { holdMailbox, inTransaction, type Store } from './store.ts'

export type ScanRecord = StoredResult & {
  readonly verdict: VerdictName
  readonly action: Action
  readonly p: { readonly ham: number; readonly spam: number; readonly phishing: number }
  /** Nats, unwanted against ham. */
  readonly logit: number
  readonly modelId: string
  readonly scannedAt: number
}

export type MessageInput = {
  readonly mailboxId: number
  readonly folderId: number
  /** IMAP UID in decimal, POP3 UIDL, Maildir's unique name. With the folder it tells whether the mail is known. */
  readonly uid: string | null
  /** Without angle brackets, '' when none. */
  readonly messageId: string
  /** sha256 of the raw mail, hex: contentHashOf(). */
  readonly contentHash: string
  readonly receivedAt: number
  readonly fromName: string
  readonly fromAddress: string
  /** A-label form, '' when none. */
  readonly fromDomain: string
  readonly replyTo: string
  readonly subject: string
  readonly sizeBytes: number
  /** IMAP flags and keywords: '\\Seen', '$Junk'. */
  readonly flags: readonly string[]
  /** Role of the folder it is first met in: what the provider made of it. Not changed later. */
  readonly arrivedIn: FolderRole
  /** Text as a reader sees it, for the search; nothing else of it is kept. */
  readonly body: string
  /** null where not scanned yet: what an earlier scan said stays. */
  readonly scan: ScanRecord | null
}
export type SavedMessage = { readonly id: number; readonly added: boolean }

/** Adds the mail, or renews the one with this uid in this folder. */
export const saveMessage = (store: Store, input: MessageInput): Promise<SavedMessage> =>
  inTransaction(store, async (inside) => {
    await holdMailbox(inside, input.mailboxId)
    return save(inside, input)
  })

/** Many in one transaction: the disk is waited for once. */
export const saveMessages = (store: Store, inputs: readonly MessageInput[]): Promise<readonly SavedMessage[]> =>
  inTransaction(store, async (inside) => {
    const saved: SavedMessage[] = []
    await holdMailbox(inside, ...new Set(inputs.map(({ mailboxId }) => mailboxId)))
    for (const input of inputs) saved.push(await save(inside, input))
    return saved
  })

/** What a scan says of a mail kept already; its texts stay as they are. */
export const saveScan = (store: Store, { id, scan }: { readonly id: number; readonly scan: ScanRecord }) =>
  inTransaction(store, async (inside): Promise<void> => {
    const { db, tenantId } = inside
    await db
      .updateTable('message')
      .set(scanColumns(scan))
      .where('tenantId', '=', tenantId)
      .where('id', '=', id)
      .execute()
    await putResult(inside, id, scan)
  })

const save = async (store: Store, input: MessageInput): Promise<SavedMessage> => {
  const { db, tenantId } = store
  const { folderId, uid, flags, body, scan, arrivedIn, ...plain } = input
  const known =
    uid === null
      ? undefined
      : await db
          .selectFrom('message')
          .select('id')
          .where('tenantId', '=', tenantId)
          .where('folderId', '=', folderId)
          .where('uid', '=', uid)
          .executeTakeFirst()
  const columns = {
    ...plain,
    messageId: keyText(input.messageId),
    folderId,
    uid,
    subjectNormal: normalSubject(input.subject),
    ...flagColumns(flags),
    goneAt: null,
  }
  const id =
    known?.id ??
    (
      await db
        .insertInto('message')
        .values({ tenantId, ...columns, arrivedIn, ...(scan === null ? notScanned : scanColumns(scan)) })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
  if (known !== undefined)
    await db
      .updateTable('message')
      .set({ ...columns, ...(scan === null ? {} : scanColumns(scan)) })
      .where('tenantId', '=', tenantId)
      .where('id', '=', id)
      .execute()
  if (scan !== null) await putResult(store, id, scan)
  const from = `${input.fromName} ${input.fromAddress}`
  await store.engine.search.put(db, tenantId, id, { subject: input.subject, from, body })
  return { id, added: known === undefined }
}

/**
 * Longer texts do not go into an index of PostgreSQL (a third of its page of 8 KiB). RFC 5322 §2.1.1: no line is longer
 * than 998 octets, so no Message-ID is.
 */
const keyBytesMax = 1_000
/** '' where it is too long to be looked for by. */
export const keyText = (text: string): string => (Buffer.byteLength(text) > keyBytesMax ? '' : text)

const scanColumns = ({ verdict, action, p, logit, modelId, scannedAt }: ScanRecord) => ({
  chip: chipOf(verdict, action),
  verdict,
  action,
  pHam: p.ham,
  pSpam: p.spam,
  pPhishing: p.phishing,
  logit,
  modelId,
  scannedAt,
})
const notScanned = {
  chip: 'none',
  verdict: null,
  action: null,
  pHam: null,
  pSpam: null,
  pPhishing: null,
  logit: null,
  modelId: null,
  scannedAt: null,
} as const

/** RFC 9051 §2.3.2: flags are compared without regard to case. */
export const flagColumns = (flags: readonly string[]) => {
  const lower = flags.map((flag) => flag.toLowerCase())
  return {
    flags: JSON.stringify(flags),
    seen: lower.includes('\\seen') ? 1 : 0,
    flagged: lower.includes('\\flagged') ? 1 : 0,
  }
}

/** Fast rather than small: results are written for every mail and read for few. */
const resultLevel = 3
const putResult = async ({ db, tenantId }: Store, messageRow: number, { result, facts }: StoredResult) => {
  const bytes = deflateRawSync(JSON.stringify({ result, facts } satisfies StoredResult), { level: resultLevel })
  await db
    .insertInto('messageResult')
    .values({ tenantId, messageRow, bytes })
    .onConflict((oc) => oc.columns(['tenantId', 'messageRow']).doUpdateSet({ bytes }))
    .execute()
}

/** Answers and forwards of a subject are that subject. */
const replyMarks = /^(?:\s*(?:re|fwd?|aw|返信|転送)\s*(?:\[\d{1,3}\])?\s*:)+/

/** A subject for comparing: folded, without reply marks and spaces at the ends. */
export const normalSubject = (subject: string): string => fold(subject).value.replace(replyMarks, '').trim()
