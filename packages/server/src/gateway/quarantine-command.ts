/** `miwake quarantine`: what is held, seen, taken out and thrown away by whoever runs the mail server. */
import { safeLine } from '../cli/safe.ts'
import type { Place } from '../cli/server-commands.ts'
import { serverTexts } from '../cli/server-texts.ts'
import { fill } from '../cli/texts.ts'
import type { Lang } from '../http/lang.ts'
import { complain, say, settingsFor } from '../http/serve/place.ts'
import { withStore } from '../http/serve/with-store.ts'
import { endHolding, heldMail, listHeld, type Store } from '../store/index.ts'

const listedMax = 1_000

const inStore = async (place: Place, lang: Lang, work: (store: Store) => Promise<number>): Promise<number> => {
  const loaded = settingsFor(place, lang)
  return loaded === null ? 2 : withStore(loaded.settings, work)
}

export const listHeldCommand = (
  place: Place,
  lang: Lang,
  { recipient, json }: { readonly recipient?: string; readonly json: boolean },
): Promise<number> =>
  inStore(place, lang, async (store) => {
    const rows = await listHeld(store, {
      limit: listedMax,
      ...(recipient === undefined ? {} : { recipients: [recipient.toLowerCase()] }),
    })
    for (const { contentHash: _, ...row } of rows) {
      if (json) say(JSON.stringify(row))
      else {
        const time = new Date(row.heldAt).toLocaleString(lang === 'ja' ? 'ja-JP' : 'en-GB')
        const from = row.fromName === '' ? row.fromAddress : `${row.fromName} <${row.fromAddress}>`
        say([row.id, time, row.verdict, row.recipient, from, row.subject].map((cell) => safeLine(`${cell}`)).join('  '))
      }
    }
    if (rows.length === 0 && !json) say(serverTexts(lang).nothingHeld)
    return 0
  })

/** The mail's bytes on standard output, for a pipe to `sendmail`. */
export const rawHeldCommand = (place: Place, lang: Lang, id: number): Promise<number> =>
  inStore(place, lang, async (store) => {
    const held = await heldMail(store, id)
    if (held === null) return complain(fill(serverTexts(lang).notHeld, { id }))
    await new Promise<void>((done) => process.stdout.write(held.bytes, () => done()))
    return 0
  })

export const deleteHeldCommand = (place: Place, lang: Lang, ids: readonly number[]): Promise<number> =>
  inStore(place, lang, async (store) => {
    const t = serverTexts(lang)
    let code = 0
    for (const id of ids) {
      if (await endHolding(store, id, 'cli')) say(fill(t.heldDeleted, { id }))
      else code = complain(fill(t.notHeld, { id }))
    }
    return code
  })
