/** Version 4: accounts of many people, what a mail server hands over, and work that several processes share. */
import type { Migration } from './migration.ts'
import { makeTables, type TableShape } from './table-shape.ts'

const tables: Readonly<Record<string, TableShape>> = {
  account: {
    numbered: true,
    columns: {
      login: 'text',
      name: 'text',
      roles: 'text',
      passwordHash: 'text?',
      lang: 'text?',
      filtering: 'number',
      createdAt: 'number',
      disabledAt: 'number?',
    },
    unique: [['login']],
  },
  accountAddress: {
    columns: { address: 'text', accountId: 'number' },
    key: ['address'],
    of: { accountId: 'account' },
    indexes: { accountAddressByAccount: { columns: ['accountId'] } },
  },
  passkey: {
    columns: {
      credentialId: 'text',
      accountId: 'number',
      publicKey: 'bytes',
      counter: 'number',
      transports: 'text',
      name: 'text',
      createdAt: 'number',
      usedAt: 'number?',
    },
    key: ['credentialId'],
    of: { accountId: 'account' },
    indexes: { passkeyByAccount: { columns: ['accountId'] } },
  },
  identity: {
    columns: { issuer: 'text', subject: 'text', accountId: 'number', createdAt: 'number' },
    key: ['issuer', 'subject'],
    of: { accountId: 'account' },
    indexes: { identityByAccount: { columns: ['accountId'] } },
  },
  ticket: {
    columns: { tokenHash: 'text', kind: 'text', data: 'text', createdAt: 'number', expiresAt: 'number' },
    key: ['tokenHash'],
    indexes: { ticketByTime: { columns: ['expiresAt'] } },
  },
  audit: {
    numbered: true,
    columns: { at: 'number', accountId: 'number?', actor: 'text', action: 'text', target: 'text', detail: 'text' },
    indexes: { auditByTime: { columns: ['at', 'id'] }, auditByAccount: { columns: ['accountId', 'id'] } },
  },
  quarantine: {
    numbered: true,
    columns: {
      recipient: 'text',
      contentHash: 'text',
      queueId: 'text',
      messageId: 'text',
      mailFrom: 'text',
      fromName: 'text',
      fromAddress: 'text',
      subject: 'text',
      verdict: 'text',
      result: 'bytes',
      heldAt: 'number',
      state: 'text',
      endedAt: 'number?',
      endedBy: 'text?',
      proof: 'text?',
      digestAt: 'number?',
    },
    unique: [['recipient', 'contentHash']],
    indexes: {
      quarantineByRecipient: { columns: ['recipient', 'state', 'heldAt', 'id'] },
      quarantineByTime: { columns: ['state', 'heldAt', 'id'] },
      quarantineByContentHash: { columns: ['contentHash', 'state'] },
    },
  },
  siteEntry: {
    numbered: true,
    columns: { scope: 'text', kind: 'text', subject: 'text', value: 'text', createdAt: 'number' },
    unique: [['scope', 'kind', 'subject', 'value']],
  },
  outgoing: {
    columns: { sender: 'text', hour: 'number', mails: 'number', recipients: 'number', phishing: 'number' },
    key: ['sender', 'hour'],
    indexes: { outgoingByHour: { columns: ['hour'] } },
  },
  lease: {
    columns: { name: 'text', holder: 'text', until: 'number' },
    key: ['name'],
  },
}

export const fourth: Migration = {
  version: 4,
  up: async (db, dialect) => {
    await makeTables(db, dialect, tables)
    await db.schema.alterTable('session').addColumn('accountId', 'bigint').execute()
    await db.schema.alterTable('mailbox').addColumn('address', 'text').execute()
    await db.schema.alterTable('mailbox').addColumn('accountId', 'bigint').execute()
    await db.schema.createIndex('campaignBandByBand').on('campaignBand').columns(['tenantId', 'band']).execute()
    await db.schema
      .createIndex('mailboxByAccount')
      .on('mailbox')
      .columns(['tenantId', 'accountId', 'id'])
      .where('accountId', 'is not', null)
      .execute()
    await db.schema
      .createIndex('mailboxByAddress')
      .on('mailbox')
      .columns(['tenantId', 'address'])
      .unique()
      .where('address', 'is not', null)
      .execute()
  },
}
