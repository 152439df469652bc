/** Rows of the store as the API shows them. */
import { type Both, meaningOf } from '@miwake/engine'
import {
  type CorrectionRow,
  getMessage,
  type JournalRow,
  listFolders,
  type MessageRow,
  type Store,
} from '../store/index.ts'

export type Roles = ReadonlyMap<number, MessageRow['arrivedIn']>

export const rolesOf = async (store: Store, mailboxId: number): Promise<Roles> =>
  new Map((await listFolders(store, mailboxId)).map(({ id, role }) => [id, role]))

export const viewRow = (row: MessageRow, roles: Roles) => ({
  id: row.id,
  mailbox: row.mailboxId,
  folder: row.folderId,
  role: roles.get(row.folderId) ?? 'other',
  fromName: row.fromName,
  fromAddress: row.fromAddress,
  subject: row.subject,
  receivedAt: row.receivedAt,
  size: row.sizeBytes,
  seen: row.seen === 1,
  flagged: row.flagged === 1,
  verdict: row.verdict,
  action: row.action,
  p:
    row.pHam === null || row.pSpam === null || row.pPhishing === null
      ? null
      : { ham: row.pHam, spam: row.pSpam, phishing: row.pPhishing },
  chip: row.chip,
})

/** Subjects and senders of the mails that entries name, each asked for once. */
const mailsOf = async (store: Store, ids: readonly (number | null)[]): Promise<ReadonlyMap<number, MessageRow>> => {
  const found = new Map<number, MessageRow>()
  for (const id of new Set(ids)) {
    const row = id === null ? null : await getMessage(store, id)
    if (row !== null) found.set(row.id, row)
  }
  return found
}

export const viewCorrections = async (store: Store, rows: readonly CorrectionRow[]) => {
  const mails = await mailsOf(
    store,
    rows.map(({ messageRow }) => messageRow),
  )
  return rows.map(({ id, messageRow, answer, source, at, state }) => {
    const mail = messageRow === null ? undefined : mails.get(messageRow)
    return {
      id,
      message: messageRow ?? 0,
      subject: mail?.subject ?? '',
      fromAddress: mail?.fromAddress ?? '',
      answer,
      source,
      at,
      state,
    }
  })
}

/** What the sorter itself decides by, beside the detectors' symbols. */
const listWords: Readonly<Record<string, Both>> = {
  LIST_BLOCK: { ja: '差出人の一覧で「いつも迷惑メールにする」になっています', en: 'Your list says: always junk' },
  LIST_ALLOW: { ja: '差出人の一覧で「迷惑メールにしない」になっています', en: 'Your list says: never junk' },
  MARKED_NOT_JUNK: { ja: '「迷惑メールではない」という印がついています', en: 'It is marked as not junk' },
  LIST_TRUST: { ja: '信頼する差出人です', en: 'You trust this sender' },
}

/** Said of a mail that was moved for it. */
const wordings: Both = {
  ja: '詐欺や広告によくある言い回しです',
  en: 'Its wording is common in fraud and advertising',
}
/** What the judge adds to keep the sum honest is no reason. */
const bookkeeping: ReadonlySet<string> = new Set([
  'BIAS',
  'WORDS_CAP',
  'WORDS_SHIELD',
  'WORDS_DISTRUST',
  'CREDIT_DISTRUST',
])

/** The first of a mail's reasons that says something to a person. */
export const reasonSaid = (symbols: readonly string[], kind: JournalRow['kind']): Both | null => {
  for (const symbol of symbols) {
    if (bookkeeping.has(symbol)) continue
    if (symbol === 'WORDS') {
      // Words that are common in fraud brought no mail back.
      if (kind !== 'rescue') return wordings
      continue
    }
    const words = listWords[symbol] ?? meaningOf(symbol)
    if (words !== null) return words
  }
  return null
}

/** An undo is told by the entry it took back. */
const isShown = <T extends { readonly kind: JournalRow['kind'] }>(row: T): row is T & { readonly kind: ShownKind } =>
  row.kind !== 'undo'
type ShownKind = Exclude<JournalRow['kind'], 'undo'>

export const viewActions = async (store: Store, all: readonly JournalRow[]) => {
  const rows = all.filter(isShown)
  const mails = await mailsOf(
    store,
    rows.map(({ messageRow }) => messageRow),
  )
  return rows.map(({ id, messageRow, kind, fromFolder, toFolder, state, reason, plannedAt, undoneAt }) => {
    const mail = messageRow === null ? undefined : mails.get(messageRow)
    return {
      id,
      message: messageRow,
      subject: mail?.subject ?? '',
      fromAddress: mail?.fromAddress ?? '',
      kind,
      fromFolder,
      toFolder,
      state,
      reason: reasonSaid(reason, kind),
      plannedAt,
      undoneAt,
    }
  })
}
