/** `miwake sort --once`: one pass over the mailboxes. */
import { say } from '../http/serve/place.ts'
import type { PassSummary } from '../sort/sorter.ts'
import { listMailboxes } from '../store/list-mailboxes.ts'
import type { MailboxRow } from '../store/schema.ts'
import { progressOn } from './progress.ts'
import { safeJson, safeLine } from './safe.ts'
import type { Place } from './server-commands.ts'
import { type SorterTexts, sorterTexts } from './sorter-texts.ts'
import { fill, type Lang } from './texts.ts'
import { chosenMailbox, withSorter } from './with-sorter.ts'

export type SortCommand = {
  readonly place: Place
  readonly lang: Lang
  /** As typed; null: all of them. */
  readonly mailbox: string | null
  readonly json: boolean
}

/** @returns 2 where a mailbox could not be sorted. */
export const sortCommand = ({ place, lang, mailbox, json }: SortCommand): Promise<number> =>
  withSorter(place, lang, async ({ store, sorter }) => {
    const t = sorterTexts(lang)
    const all = await listMailboxes(store)
    const one = mailbox === null && all.length > 0 ? null : await chosenMailbox(store, mailbox, lang)
    if (one === null && (mailbox !== null || all.length === 0)) return 2
    let code = 0
    for (const row of one === null ? all.filter(({ pausedAt }) => pausedAt === null) : [one]) {
      const name = safeLine(row.name)
      const progress = progressOn(process.stderr, true)
      const off = sorter.events.on((event) => {
        if (event.type === 'progress') progress.at(fill(t.sorting, { name, done: event.done, of: event.of }))
      })
      const outcome = await sorter.sortNow(row.id)
      off()
      progress.end()
      if (json) say(safeJson(JSON.stringify({ mailbox: row.id, ...outcome })))
      else if (outcome.ok) say(sentences(t, row, outcome.summary).join('\n'))
      else process.stderr.write(`miwake: ${name}: ${outcome.message[lang]}\n`)
      if (!outcome.ok) code = 2
    }
    return code
  })

const sentences = (t: SorterTexts, row: MailboxRow, summary: PassSummary): readonly string[] => {
  const said: string[] = [fill(t.sorted, { name: safeLine(row.name), ...summary })]
  const { failed, learned, pending, junked, reviewed, rescued } = summary
  if (row.mode === 'shadow' && junked + reviewed + rescued > 0) said.push(`  ${t.sortedShadow}`)
  if (failed > 0) said.push(`  ${fill(t.sortedFailed, { failed })}`)
  if (learned > 0) said.push(`  ${fill(t.sortedLearned, { learned })}`)
  if (pending > 0) said.push(`  ${fill(t.sortedPending, { pending })}`)
  return said
}
