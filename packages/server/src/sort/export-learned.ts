/** What a mailbox has learned, as one value the person can take along. No mail's text is in it. */
import { listCorrections } from '../store/corrections.ts'
import { getMessage } from '../store/get-message.ts'
import { listEntries } from '../store/list-entries.ts'
import { getMailbox } from '../store/list-mailboxes.ts'
import { loadVector } from '../store/mailbox-vector.ts'
import type { CorrectionRow } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { levelOf } from './level-of.ts'

const form = 'miwake-learned/1'
const pageRows = 500

/** null where there is no such mailbox. */
export const exportLearned = async (store: Store, mailboxId: number) => {
  const mailbox = await getMailbox(store, mailboxId)
  if (mailbox === null) return null
  const vector = await loadVector(store, mailboxId)
  const corrections = await allCorrections(store, mailboxId)
  return {
    form,
    mailbox: mailbox.name,
    exportedAt: new Date(store.now()).toISOString(),
    level: await levelOf(store, mailboxId),
    corrections: await Promise.all(corrections.map((row) => correctionOf(store, row))),
    lists: (await listEntries(store, mailboxId)).map(({ kind, subject, value, createdAt }) => ({
      kind,
      subject,
      value,
      createdAt: new Date(createdAt).toISOString(),
    })),
    /** The vector added to the shipped weights: hashed features, nats. */
    vector: { corrections: vector.corrections, entries: [...vector.entries] },
  }
}

const allCorrections = async (store: Store, mailboxId: number): Promise<readonly CorrectionRow[]> => {
  const rows: CorrectionRow[] = []
  for (;;) {
    const page = await listCorrections(store, { mailboxId, beforeId: rows.at(-1)?.id, limit: pageRows })
    rows.push(...page)
    if (page.length < pageRows) return rows
  }
}

const correctionOf = async (store: Store, row: CorrectionRow) => {
  const message = row.messageRow === null ? null : await getMessage(store, row.messageRow)
  const { id, answer, source, state, at, contentHash, messageId } = row
  return {
    id,
    at: new Date(at).toISOString(),
    answer,
    source,
    state,
    contentHash,
    messageId,
    from: message?.fromAddress ?? '',
    subject: message?.subject ?? '',
  }
}
