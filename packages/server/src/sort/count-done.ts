/** What the journal says was done of what was planned: only that is told as done. */
import { answerReason } from '../act/resume.ts'
import { listFolders } from '../store/folders.ts'
import { getAction } from '../store/list-actions.ts'
import type { JournalRow } from '../store/schema.ts'
import type { AtWork } from './at-work.ts'
import type { PassSummary } from './sorter.ts'

export type Kind = 'junked' | 'reviewed' | 'rescued'

const kindOf = ({ kind, reason }: JournalRow, toReview: boolean): Kind | null => {
  if (kind === 'undo' || reason.includes(answerReason)) return null
  if (kind === 'rescue') return 'rescued'
  return kind === 'flag' || toReview ? 'reviewed' : 'junked'
}

/** Entries as they were planned; the person's own answers and undos are none of Miwake's decisions. */
export const countDone = async (
  { store, mailbox }: AtWork,
  entries: readonly JournalRow[],
): Promise<Pick<PassSummary, Kind>> => {
  const counts = { junked: 0, reviewed: 0, rescued: 0 }
  if (entries.length === 0) return counts
  const folders = await listFolders(store, mailbox.id)
  for (const entry of entries) {
    const kind = kindOf(entry, folders.find(({ path }) => path === entry.toFolder)?.role === 'review')
    if (kind !== null && (await getAction(store, entry.id))?.state === 'done') counts[kind]++
  }
  return counts
}
