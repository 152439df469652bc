/** A store that was put back from a backup knows nothing of what was done since. */
import { getSetting, setSetting } from './settings.ts'
import type { Store } from './store.ts'

const name = 'copy'
const takenIn = (mailboxId: number): string => `mailbox.${mailboxId}.copy`

/** For the moment in which the store is copied: only the copy keeps it. */
export const setCopyMark = (store: Store, mark: string | null): Promise<void> => setSetting(store, name, mark)

/** Whether the store is such a copy, and the mailbox was not yet looked through since. */
export const isNewCopy = async (store: Store, mailboxId: number): Promise<boolean> => {
  const mark = await getSetting(store, name)
  return mark !== null && mark !== (await getSetting(store, takenIn(mailboxId)))
}

/** The mailbox was looked through: from here on the store knows what is done. */
export const endNewCopy = async (store: Store, mailboxId: number): Promise<void> =>
  setSetting(store, takenIn(mailboxId), await getSetting(store, name))
