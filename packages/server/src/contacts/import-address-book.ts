/** An address book read into a mailbox's correspondents. Like all of them they count only where the domain is authenticated. */
import { addCorrespondents } from '../store/correspondents.ts'
import type { Store } from '../store/store.ts'
import { readAddressBook } from './read-address-book.ts'

/** @returns how many addresses there were; 0 where the file is no address book. */
export const importAddressBook = async (store: Store, mailboxId: number, file: Uint8Array): Promise<number> => {
  const contacts = readAddressBook(file)
  const lastAt = store.now()
  await addCorrespondents(
    store,
    mailboxId,
    contacts.map((contact) => ({ ...contact, source: 'address-book' as const, lastAt })),
  )
  return contacts.length
}
