/** `miwake quarantine`: what is held, seen, released and thrown away by whoever runs the mail server. */
import { safeLine } from '../cli/safe.ts'
import type { Place } from '../cli/server-commands.ts'
import { serverTexts } from '../cli/server-texts.ts'
import { fill, textsOf } from '../cli/texts.ts'
import type { Settings } from '../config/settings.ts'
import type { Lang } from '../http/lang.ts'
import { complain, say, settingsFor } from '../http/serve/place.ts'
import { withStore } from '../http/serve/with-store.ts'
import { loadKnowledge } from '../knowledge.ts'
import { endHolding, getHeld, type HeldRow, heldMail, listHeld, type Store, writeAudit } from '../store/index.ts'
import { judgedHeld, reasonsAgainst } from './quarantine/judged-held.ts'
import { type Release, releaseHeld } from './quarantine/release.ts'

const listedMax = 1_000
const reasonsMax = 8
const by = { accountId: null, actor: 'cli' } as const

const inStore = async (
  place: Place,
  lang: Lang,
  work: (store: Store, settings: Settings) => Promise<number>,
): Promise<number> => {
  const loaded = settingsFor(place, lang)
  return loaded === null ? 2 : withStore(loaded.settings, (store) => work(store, loaded.settings))
}

const timeOf = (ms: number, lang: Lang): string => new Date(ms).toLocaleString(lang === 'ja' ? 'ja-JP' : 'en-GB')
const fromOf = ({ fromName, fromAddress }: Pick<HeldRow, 'fromName' | 'fromAddress'>): string =>
  fromName === '' ? fromAddress : `${fromName} <${fromAddress}>`

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
        const cells = [row.id, timeOf(row.heldAt, lang), row.verdict, row.recipient, fromOf(row), row.subject]
        say(cells.map((cell) => safeLine(`${cell}`)).join('  '))
      }
    }
    if (rows.length === 0 && !json) say(serverTexts(lang).nothingHeld)
    return 0
  })

/** What is known of one, and why it is held; of one that was released its proof. */
export const showHeldCommand = (place: Place, lang: Lang, id: number): Promise<number> =>
  inStore(place, lang, async (store) => {
    const t = serverTexts(lang)
    const row = await getHeld(store, id)
    if (row === null) return complain(fill(t.notHeld, { id }))
    const mail = await heldMail(store, id)
    const reasons = mail === null ? [] : reasonsAgainst(judgedHeld(mail, loadKnowledge()), reasonsMax)
    const { heldState, heldFields: fields } = t
    const lines: readonly (readonly [string, string])[] = [
      [fields.state, heldState[row.state]],
      [fields.to, row.recipient],
      [fields.from, fromOf(row)],
      [fields.envelope, row.mailFrom === '' ? '<>' : row.mailFrom],
      [fields.subject, row.subject],
      [fields.heldAt, timeOf(row.heldAt, lang)],
      [fields.verdict, textsOf(lang).group[row.verdict === 'ham' ? 'deliver' : row.verdict]],
      ...reasons.map((reason) => [fields.reason, reason[lang]] as const),
      ...(row.endedAt === null ? [] : [[fields.endedAt, `${timeOf(row.endedAt, lang)} ${row.endedBy ?? ''}`] as const]),
      ...(row.proof === null ? [] : [[fields.proof, row.proof] as const]),
    ]
    for (const [name, value] of lines) say(`${name}: ${safeLine(value)}`)
    return 0
  })

/** The mail's bytes on standard output. */
export const rawHeldCommand = (place: Place, lang: Lang, id: number): Promise<number> =>
  inStore(place, lang, async (store) => {
    const held = await heldMail(store, id)
    if (held === null) return complain(fill(serverTexts(lang).notHeld, { id }))
    await new Promise<void>((done) => process.stdout.write(held.bytes, () => done()))
    return 0
  })

const releaseText = (release: Release, id: number, lang: Lang): string => {
  const t = serverTexts(lang)
  if (release.ok) return fill(t.heldReleased, { id, proof: safeLine(release.proof) })
  if (release.why === 'refused') return fill(t.notReleased.refused, { id, reply: safeLine(release.reply) })
  return fill(t.notReleased[release.why], { id })
}

export const releaseHeldCommand = (place: Place, lang: Lang, ids: readonly number[]): Promise<number> =>
  inStore(place, lang, async (store, { gateway }) => {
    let code = 0
    for (const id of ids) {
      const release = await releaseHeld(store, gateway, { id, by })
      if (release.ok) say(releaseText(release, id, lang))
      else code = complain(releaseText(release, id, lang))
    }
    return code
  })

export const deleteHeldCommand = (place: Place, lang: Lang, ids: readonly number[]): Promise<number> =>
  inStore(place, lang, async (store) => {
    const t = serverTexts(lang)
    let code = 0
    for (const id of ids) {
      if (await endHolding(store, id, by.actor)) {
        await writeAudit(store, { ...by, action: 'quarantine.delete', target: `mail ${id}` })
        say(fill(t.heldDeleted, { id }))
      } else code = complain(fill(t.notHeld, { id }))
    }
    return code
  })
