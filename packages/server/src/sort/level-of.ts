/** How readily a mailbox's mail is moved, as the person chose. */
import { getSetting, setSetting } from '../store/settings.ts'
import type { Store } from '../store/store.ts'
import { levels } from './levels.ts'
import type { Level } from './sorter.ts'

const name = (mailboxId: number): string => `mailbox.${mailboxId}.level`

export const levelOf = async (store: Store, mailboxId: number): Promise<Level> => {
  const said = await getSetting(store, name(mailboxId))
  return levels.find((level) => level === said) ?? 'standard'
}

export const saveLevel = (store: Store, mailboxId: number, level: Level): Promise<void> =>
  setSetting(store, name(mailboxId), level)
