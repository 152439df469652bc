/** Mails a server cannot hand out: counted, told to the person, and asked for again from time to time. */
import { problem } from '../mailbox/errors.ts'
import type { MailboxProblem } from '../mailbox/problem.ts'
import type { FolderRow } from '../store/schema.ts'
import type { AtWork } from './at-work.ts'

const againMs = 10 * 60_000

export const addUnreadable = ({ unreadable, store }: AtWork, { id }: FolderRow, uid: number): void => {
  const known = unreadable.get(id) ?? new Map()
  unreadable.set(id, known.set(uid, store.now()))
}

/**
 * @param vanished UIDs the folder holds no more: forgotten.
 * @returns `again`: those to be asked for now, no longer counted until that fails. `all`: those and the others.
 */
export const dueUnreadable = (
  { unreadable, store }: AtWork,
  { id }: FolderRow,
  vanished: readonly number[],
): { readonly again: readonly number[]; readonly all: ReadonlySet<number> } => {
  const known = unreadable.get(id) ?? new Map<number, number>()
  for (const uid of vanished) known.delete(uid)
  const all = new Set(known.keys())
  const again = [...known].filter(([, asked]) => store.now() - asked >= againMs).map(([uid]) => uid)
  for (const uid of again) known.delete(uid)
  return { again, all }
}

/** null where every mail could be read. */
export const unreadableProblem = ({ unreadable }: AtWork): MailboxProblem | null => {
  const count = [...unreadable.values()].reduce((sum, { size }) => sum + size, 0)
  if (count === 0) return null
  return {
    ...problem('unreadable-mail'),
    ja: `サーバーから読み出せないメールが ${count} 通あります。ほかのメールは仕分けています。続くようなら、プロバイダに知らせてください。`,
    en: `The server cannot hand out ${count === 1 ? '1 mail' : `${count} mails`}; the others are sorted. If it lasts, tell your provider.`,
  }
}
