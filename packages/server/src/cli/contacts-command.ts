/** `miwake mailbox contacts`: list them, read in an address book, forget. */
import { readFileSync } from 'node:fs'
import { importAddressBook } from '../contacts/import-address-book.ts'
import { complain, say } from '../http/serve/place.ts'
import { listCorrespondents, removeCorrespondents } from '../store/correspondents.ts'
import { fit } from './layout.ts'
import { safeLine } from './safe.ts'
import type { Place } from './server-commands.ts'
import { sorterTexts } from './sorter-texts.ts'
import { fill, type Lang } from './texts.ts'
import { chosenMailbox, inStore } from './with-sorter.ts'

type Asked = {
  readonly id: string
  readonly file: string | null
  readonly remove: string | null
  readonly clear: boolean
}

/** Written by one query. */
const atOnce = 500
const addressCells = 40

export const contactsCommand = (place: Place, { id, file, remove, clear }: Asked, lang: Lang): Promise<number> =>
  inStore(place, lang, async ({ store }) => {
    const t = sorterTexts(lang)
    const row = await chosenMailbox(store, id, lang)
    if (row === null) return 2
    const mailboxId = row.id
    if (remove !== null || clear) {
      const which = remove === null ? { source: 'address-book' as const } : { address: remove }
      const count = await removeCorrespondents(store, mailboxId, which)
      say(fill(t.contactsGone, { count }))
      return count === 0 && remove !== null ? 2 : 0
    }
    if (file !== null) {
      let bytes: Uint8Array
      try {
        bytes = readFileSync(file === '-' ? 0 : file)
      } catch (error) {
        return complain(
          fill(t.unreadable, { file: safeLine(file), reason: (error as NodeJS.ErrnoException).code ?? '' }),
        )
      }
      const found = await importAddressBook(store, mailboxId, bytes)
      if (found === 0) return complain(fill(t.contactsNone, { file: safeLine(file) }))
      say(fill(t.contactsFound, { found }))
      return 0
    }
    for (let after = ''; ; ) {
      const { items, total, imported } = await listCorrespondents(store, { mailboxId, after, limit: atOnce })
      for (const { address, name } of items) say(`${fit(safeLine(address), addressCells)} ${safeLine(name)}`)
      if (items.length < atOnce) {
        say(fill(t.contactsAre, { total, imported }))
        return 0
      }
      after = items.at(-1)!.address
    }
  })
