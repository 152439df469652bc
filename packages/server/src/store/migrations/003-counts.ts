/** How many mails there are of each kind, kept up to date with every change: a list need not count 100,000 rows a page. */
import type { Migration } from './migration.ts'

export const third: Migration = {
  version: 3,
  up: async (db, dialect) => {
    await db.schema
      .createTable('messageCount')
      .addColumn('tenantId', 'text', (column) => column.notNull())
      .addColumn('mailboxId', 'bigint', (column) => column.notNull())
      .addColumn('folderId', 'bigint', (column) => column.notNull())
      .addColumn('chip', 'text', (column) => column.notNull())
      .addColumn('verdict', 'text', (column) => column.notNull())
      .addColumn('action', 'text', (column) => column.notNull())
      .addColumn('seen', 'bigint', (column) => column.notNull())
      .addColumn('count', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('messageCountKey', [
        'tenantId',
        'mailboxId',
        'folderId',
        'chip',
        'verdict',
        'action',
        'seen',
      ])
      .execute()
    await dialect.counts(db)
  },
}
