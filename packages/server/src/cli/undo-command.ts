/** `miwake undo`: what can be put back, and putting it back. */
import { complain, say } from '../http/serve/place.ts'
import { getMessage } from '../store/get-message.ts'
import type { JournalRow } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { undoableActions } from '../store/undoable-actions.ts'
import { cut } from './layout.ts'
import { quoted, safeLine } from './safe.ts'
import type { Place } from './server-commands.ts'
import { sorterTexts } from './sorter-texts.ts'
import { fill, type Lang } from './texts.ts'
import { chosenMailbox, withSorter } from './with-sorter.ts'

export type UndoCommand = {
  readonly ids: readonly string[]
  readonly mailbox: string | null
  /** 0: none. */
  readonly last: number
  readonly days: number
}

const dayMs = 86_400_000
const subjectCells = 50

export const undoCommand = (place: Place, { ids, mailbox, last, days }: UndoCommand, lang: Lang): Promise<number> =>
  withSorter(place, lang, async ({ store, sorter }) => {
    const t = sorterTexts(lang)
    let wanted = ids
    if (ids.length === 0) {
      const row = await chosenMailbox(store, mailbox, lang)
      if (row === null) return 2
      const since = store.now() - days * dayMs
      const entries = await undoableActions(store, { mailboxId: row.id, since, limit: last > 0 ? last : 100 })
      if (last <= 0) {
        for (const entry of entries) say(await lineOf(store, entry))
        if (entries.length === 0) say(t.nothingToUndo)
        return 0
      }
      wanted = entries.map(({ id }) => `j${id}`)
    }
    let code = 0
    for (const [at, outcome] of (await sorter.undo(wanted)).entries()) {
      const id = safeLine(wanted[at]!)
      if (outcome.ok) say(fill(t.undone, { id }))
      else code = complain(fill(t.notUndone, { id, reason: outcome.message[lang] }))
    }
    return code
  })

const lineOf = async (store: Store, { id, messageRow, doneAt, plannedAt, fromFolder, toFolder, flags }: JournalRow) => {
  const message = messageRow === null ? null : await getMessage(store, messageRow)
  const when = new Date(doneAt ?? plannedAt).toISOString().slice(0, 16).replace('T', ' ')
  const what = fromFolder === toFolder ? flags.add.join(' ') : `${safeLine(fromFolder)} → ${safeLine(toFolder)}`
  return `j${id}  ${when}  ${what}  ${cut(quoted(message?.subject ?? ''), subjectCells)}`
}
