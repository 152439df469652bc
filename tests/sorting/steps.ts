/** What tests of the sorter do over and over. */
import { contentHashOf } from '../../packages/server/src/store/content-hash.ts'
import { findMessages } from '../../packages/server/src/store/find-messages.ts'
import type { MessageRow } from '../../packages/server/src/store/schema.ts'
import { type Bench, census } from './harness.ts'

export const longAgo = (): number => Date.now() - 3_600_000

/** @throws where the mailbox could not be sorted. */
export const pass = async ({ sorter, mailboxId }: Pick<Bench, 'sorter' | 'mailboxId'>) => {
  const outcome = await sorter.sortNow(mailboxId)
  if (!outcome.ok) throw new Error(outcome.message.en)
  return outcome.summary
}

/** The newest row of that mail. */
export const rowOf = async ({ store, mailboxId }: Pick<Bench, 'store' | 'mailboxId'>, raw: Uint8Array) => {
  const rows = await findMessages(store, { mailboxId, contentHash: contentHashOf(raw) })
  return rows.at(-1) as MessageRow
}

/** The folders it lies in. */
export const whereIs = async ({ other }: Bench, raw: Uint8Array): Promise<readonly string[]> => {
  const paths = (await other.listFolders()).map(({ path }) => path)
  return (await census(other, paths)).get(contentHashOf(raw)) ?? []
}
