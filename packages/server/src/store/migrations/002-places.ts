/** Version 2: journalled UIDs with what they mean something under, and sent mail with whom it went to. */
import type { Migration } from './migration.ts'

export const second: Migration = {
  version: 2,
  up: async (db) => {
    await db.schema.alterTable('journal').addColumn('uidValidityBefore', 'bigint').execute()
    await db.schema.alterTable('sent').addColumn('recipientDomains', 'text').execute()
  },
}
