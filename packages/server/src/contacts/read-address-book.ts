/** A file out of another program's address book, whichever of the known forms it has. */
import type { Contact } from './contact.ts'
import { readCsv } from './read-csv.ts'
import { readVcard } from './read-vcard.ts'

/** A book with pictures of a thousand people in it. */
export const addressBookBytesMax = 20 * 1024 * 1024
const contactsMax = 50_000

/** UTF-8, UTF-16 by its mark, else what Japanese Windows writes. */
const textOf = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('shift_jis').decode(bytes)
  }
}

/** Each address once, in the order of the file; none where the file is no address book. */
export const readAddressBook = (bytes: Uint8Array): readonly Contact[] => {
  const text = textOf(bytes.subarray(0, addressBookBytesMax)).replace(/^\uFEFF/, '')
  const found = /^\s*BEGIN:VCARD/i.test(text) ? readVcard(text) : readCsv(text)
  return [...new Map(found.map((contact) => [contact.address, contact])).values()].slice(0, contactsMax)
}
