/** Version 1: a person's mailboxes. */
import type { ColumnDataType, CreateTableBuilder, Kysely } from 'kysely'
import type { Migration, MigrationDialect } from './migration.ts'

/** Columns by name: type, with '?' where it may be null. */
type Columns = Readonly<Record<string, 'text' | 'number' | 'real' | 'bytes' | 'text?' | 'number?' | 'real?' | 'bytes?'>>

type TableShape = {
  /** Rows have a number of their own: column `id`, unique together with the tenant. */
  readonly numbered?: true
  readonly columns: Columns
  /** Primary key after tenantId, of tables whose rows have no number. */
  readonly key?: readonly string[]
  readonly unique?: readonly (readonly string[])[]
  /** Column to the table whose row it belongs to, and goes with. */
  readonly of?: Readonly<Record<string, string>>
  readonly indexes?: Readonly<Record<string, { readonly columns: readonly string[]; readonly present?: true }>>
}

const tables: Readonly<Record<string, TableShape>> = {
  mailbox: {
    numbered: true,
    columns: {
      name: 'text',
      kind: 'text',
      settings: 'text',
      secret: 'bytes?',
      mode: 'text',
      reviewTo: 'text',
      pausedAt: 'number?',
      createdAt: 'number',
    },
  },
  folder: {
    numbered: true,
    columns: {
      mailboxId: 'number',
      path: 'text',
      role: 'text',
      uidValidity: 'number?',
      uidNext: 'number?',
      highestModseq: 'text?',
      lastSeenAt: 'number?',
    },
    unique: [['mailboxId', 'path']],
    of: { mailboxId: 'mailbox' },
  },
  message: {
    numbered: true,
    columns: {
      mailboxId: 'number',
      folderId: 'number',
      uid: 'text?',
      messageId: 'text',
      contentHash: 'text',
      receivedAt: 'number',
      fromName: 'text',
      fromAddress: 'text',
      fromDomain: 'text',
      replyTo: 'text',
      subject: 'text',
      subjectNormal: 'text',
      sizeBytes: 'number',
      flags: 'text',
      seen: 'number',
      flagged: 'number',
      arrivedIn: 'text',
      chip: 'text',
      verdict: 'text?',
      action: 'text?',
      pHam: 'real?',
      pSpam: 'real?',
      pPhishing: 'real?',
      logit: 'real?',
      modelId: 'text?',
      scannedAt: 'number?',
      goneAt: 'number?',
    },
    unique: [['folderId', 'uid']],
    of: { mailboxId: 'mailbox', folderId: 'folder' },
    indexes: {
      messageByTime: { columns: ['receivedAt', 'id'], present: true },
      messageByMailboxTime: { columns: ['mailboxId', 'receivedAt', 'id'], present: true },
      messageByFolderTime: { columns: ['folderId', 'receivedAt', 'id'], present: true },
      messageByMailboxChip: { columns: ['mailboxId', 'folderId', 'chip', 'seen'], present: true },
      messageByFolderChip: { columns: ['folderId', 'chip', 'receivedAt', 'id'], present: true },
      messageByMessageId: { columns: ['mailboxId', 'messageId'] },
      messageByContentHash: { columns: ['contentHash', 'mailboxId'] },
    },
  },
  messageResult: {
    columns: { messageRow: 'number', bytes: 'bytes' },
    key: ['messageRow'],
    of: { messageRow: 'message' },
  },
  raw: {
    columns: { contentHash: 'text', sizeBytes: 'number', encoding: 'text', storedAt: 'number', bytes: 'bytes' },
    key: ['contentHash'],
    indexes: { rawByTime: { columns: ['storedAt'] } },
  },
  journal: {
    numbered: true,
    columns: {
      mailboxId: 'number',
      messageRow: 'number?',
      contentHash: 'text',
      messageId: 'text',
      kind: 'text',
      undoes: 'number?',
      fromFolder: 'text',
      toFolder: 'text',
      flags: 'text',
      state: 'text',
      reason: 'text',
      plannedAt: 'number',
      doneAt: 'number?',
      undoneAt: 'number?',
      uidBefore: 'text?',
      uidAfter: 'text?',
      problem: 'text?',
    },
    of: { mailboxId: 'mailbox' },
    indexes: {
      journalByState: { columns: ['mailboxId', 'state', 'id'] },
      journalByContentHash: { columns: ['contentHash', 'state'] },
      journalByMessage: { columns: ['messageRow'] },
    },
  },
  correction: {
    numbered: true,
    columns: {
      mailboxId: 'number',
      messageRow: 'number?',
      contentHash: 'text',
      messageId: 'text',
      answer: 'text',
      source: 'text',
      at: 'number',
      state: 'text',
      lesson: 'text?',
    },
    of: { mailboxId: 'mailbox' },
    indexes: {
      correctionByState: { columns: ['mailboxId', 'state', 'at', 'id'] },
      correctionByContentHash: { columns: ['contentHash', 'state'] },
      correctionByMessage: { columns: ['messageRow'] },
    },
  },
  mailboxVector: {
    columns: { mailboxId: 'number', corrections: 'number', entries: 'bytes' },
    key: ['mailboxId'],
    of: { mailboxId: 'mailbox' },
  },
  campaign: {
    numbered: true,
    columns: {
      mailboxId: 'number',
      correctionId: 'number?',
      stance: 'text',
      sketch: 'bytes',
      verdict: 'text',
      seen: 'number',
      firstSeenAt: 'number',
      lastSeenAt: 'number',
    },
    of: { mailboxId: 'mailbox' },
    indexes: {
      campaignByMailbox: { columns: ['mailboxId'] },
      campaignByCorrection: { columns: ['correctionId'] },
      campaignByTime: { columns: ['lastSeenAt'] },
    },
  },
  campaignBand: {
    columns: { mailboxId: 'number', band: 'text', campaignId: 'number' },
    key: ['mailboxId', 'band', 'campaignId'],
    of: { campaignId: 'campaign' },
    indexes: { campaignBandByCampaign: { columns: ['campaignId'] } },
  },
  correspondent: {
    columns: {
      mailboxId: 'number',
      address: 'text',
      domain: 'text',
      name: 'text',
      source: 'text',
      mails: 'number',
      lastAt: 'number',
    },
    key: ['mailboxId', 'address'],
    of: { mailboxId: 'mailbox' },
  },
  sent: {
    columns: { mailboxId: 'number', messageId: 'text', sentAt: 'number' },
    key: ['mailboxId', 'messageId'],
    of: { mailboxId: 'mailbox' },
  },
  listEntry: {
    numbered: true,
    columns: { mailboxId: 'number', kind: 'text', subject: 'text', value: 'text', createdAt: 'number' },
    unique: [['mailboxId', 'kind', 'subject', 'value']],
    of: { mailboxId: 'mailbox' },
  },
  setting: { columns: { name: 'text', value: 'text' }, key: ['name'] },
  session: {
    columns: { tokenHash: 'text', kind: 'text', createdAt: 'number', expiresAt: 'number' },
    key: ['tokenHash'],
  },
}

export const first: Migration = {
  version: 1,
  up: async (db, dialect) => {
    for (const [name, shape] of Object.entries(tables)) {
      await tableOf(db, dialect, name, shape).execute()
      for (const [index, { columns, present }] of Object.entries(shape.indexes ?? {})) {
        const made = db.schema
          .createIndex(index)
          .on(name)
          .columns(['tenantId', ...columns])
        await (present ? made.where('goneAt', 'is', null) : made).execute()
      }
    }
    await dialect.search[1]?.(db)
  },
}

type Table = CreateTableBuilder<string, string>

const tableOf = (db: Kysely<unknown>, dialect: MigrationDialect, name: string, shape: TableShape): Table => {
  let table = db.schema.createTable(name).addColumn('tenantId', 'text', (column) => column.notNull()) as Table
  if (shape.numbered) table = table.addColumn('id', dialect.numberType, dialect.ownNumber)
  for (const [column, type] of Object.entries(shape.columns))
    table = table.addColumn(column, typeOf(type, dialect), (c) => (type.endsWith('?') ? c : c.notNull()))
  if (shape.numbered) table = table.addUniqueConstraint(`${name}Id`, ['tenantId', 'id'])
  if (shape.key) table = table.addPrimaryKeyConstraint(`${name}Key`, ['tenantId', ...shape.key])
  for (const [i, columns] of (shape.unique ?? []).entries())
    table = table.addUniqueConstraint(`${name}Unique${i + 1}`, ['tenantId', ...columns])
  for (const [column, parent] of Object.entries(shape.of ?? {}))
    table = table.addForeignKeyConstraint(
      `${name}Of${parent[0]!.toUpperCase()}${parent.slice(1)}`,
      ['tenantId', column],
      parent,
      ['tenantId', 'id'],
      (constraint) => constraint.onDelete('cascade'),
    )
  return table
}

const typeOf = (type: Columns[string], { bytesType }: MigrationDialect): ColumnDataType => {
  switch (type.replace('?', '')) {
    case 'text':
      return 'text'
    case 'real':
      return 'double precision'
    case 'bytes':
      return bytesType
    default:
      return 'bigint'
  }
}
