/** `miwake mailbox trust`: whose Authentication-Results are believed, learned from the mail and confirmed by the person. */
import { complain, say } from '../http/serve/place.ts'
import { trustOfMailbox } from '../sort/at-work.ts'
import { askLine } from './ask-line.ts'
import { safeLine } from './safe.ts'
import type { Place } from './server-commands.ts'
import { sorterTexts } from './sorter-texts.ts'
import { fill, type Lang } from './texts.ts'
import { chosenMailbox, withSorter } from './with-sorter.ts'

type Asked = {
  readonly id: string
  /** Named by the person instead of learned. */
  readonly servers: readonly string[]
  readonly none: boolean
  readonly yes: boolean
  readonly lang: Lang
}

/** RFC 8601 §2.2: a domain name, by custom; `top` is the topmost field, whatever its id. */
const idForm = /^[\w.:-]{1,253}$/

export const trustCommand = (place: Place, { id, servers, none, yes, lang }: Asked): Promise<number> =>
  withSorter(place, lang, async ({ store, sorter }) => {
    const t = sorterTexts(lang)
    const row = await chosenMailbox(store, id, lang)
    if (row === null) return 2
    const trust = async (ids: readonly string[]): Promise<number> => {
      const done = await sorter.trustServer(row.id, ids)
      if (!done.ok) return complain(done.message[lang])
      const { judged } = done
      say(ids.length === 0 ? fill(t.trustOff, { judged }) : fill(t.trustDone, { ids: ids.join(', '), judged }))
      return 0
    }
    const bad = servers.find((server) => !idForm.test(server))
    if (bad !== undefined) return complain(fill(t.badServer, { id: safeLine(bad) }))
    if (none || servers.length > 0) return trust(none ? [] : servers)

    const { authservIds, topmost } = trustOfMailbox(row)
    const now = [...(topmost ? ['top'] : []), ...authservIds].map(safeLine).join(', ')
    say(now === '' ? t.trustNobody : fill(t.trustNow, { ids: now }))
    const found = await sorter.suggestTrust(row.id)
    if (found === null || !idForm.test(found.authservId)) {
      say(t.trustUnclear)
      return authservIds.length > 0 || topmost ? 0 : 2
    }
    const { authservId, mails, of, examples, receivedBy } = found
    if (authservIds.includes(authservId)) return 0
    say(fill(t.trustFound, { id: authservId, mails, of }))
    for (const { fromAddress, subject } of examples)
      say(fill(t.trustExample, { from: safeLine(fromAddress), subject: safeLine(subject) }))
    say(t.trustWhy)
    if (receivedBy.length > 0) say(fill(t.trustReceived, { hosts: receivedBy.map(safeLine).join(', ') }))
    if (!yes && !/^(?:y|yes|はい)$/i.test((await askLine(t.trustAsk)).trim())) return 2
    return trust([authservId])
  })
