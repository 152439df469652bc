/** `miwake mailbox list | test | remove | mode`. */
import { complain, say } from '../http/serve/place.ts'
import { mailboxSettings, mailboxSecret as secretSchema } from '../mailbox/settings.ts'
import { testConnection } from '../mailbox/test-connection.ts'
import { listMailboxes } from '../store/list-mailboxes.ts'
import { mailboxSecret } from '../store/mailbox-secret.ts'
import { removeMailbox } from '../store/remove-mailbox.ts'
import { askLine } from './ask-line.ts'
import { fit } from './layout.ts'
import { safeJson, safeLine } from './safe.ts'
import type { Place } from './server-commands.ts'
import { sorterTexts } from './sorter-texts.ts'
import { stepLine } from './step-line.ts'
import { fill, type Lang } from './texts.ts'
import { chosenMailbox, inStore, withSorter } from './with-sorter.ts'

export const listCommand = (
  place: Place,
  { json, lang }: { readonly json: boolean; readonly lang: Lang },
): Promise<number> =>
  inStore(place, lang, async ({ store }) => {
    const t = sorterTexts(lang)
    const all = await listMailboxes(store)
    for (const { id, name, kind, mode, reviewTo, pausedAt } of all) {
      const paused = pausedAt !== null
      if (json) say(safeJson(JSON.stringify({ id, name, kind, mode, reviewTo, paused })))
      else
        say(
          `${String(id).padStart(3)}  ${fit(paused ? t.paused : t.modes[mode], 10)} ${fit(kind, 8)} ${safeLine(name)}`,
        )
    }
    if (all.length === 0 && !json) say(t.noMailboxes)
    return 0
  })

type Named = { readonly id: string; readonly lang: Lang }

export const testCommand = (place: Place, { id, lang }: Named): Promise<number> =>
  inStore(place, lang, async ({ store, world }) => {
    const row = await chosenMailbox(store, id, lang)
    if (row === null) return 2
    const settings = mailboxSettings.safeParse(row.settings)
    const stored = await mailboxSecret(store, row.id)
    const secret = secretSchema.safeParse(stored.status === 'found' ? JSON.parse(stored.secret) : {})
    if (!settings.success || !secret.success)
      return complain(fill(sorterTexts(lang).badSettings, { reason: settings.error?.issues[0]?.message ?? 'secret' }))
    const { ok, steps } = await testConnection(settings.data, secret.data, world)
    for (const step of steps) say(stepLine(step, lang))
    return ok ? 0 : 2
  })

export const removeCommand = (place: Place, { id, yes, lang }: Named & { readonly yes: boolean }): Promise<number> =>
  inStore(place, lang, async ({ store }) => {
    const t = sorterTexts(lang)
    const row = await chosenMailbox(store, id, lang)
    if (row === null) return 2
    if (!yes && !/^(?:y|yes|はい)$/i.test((await askLine(fill(t.askRemove, { name: safeLine(row.name) }))).trim())) {
      say(t.notRemoved)
      return 2
    }
    await removeMailbox(store, row.id)
    say(t.removed)
    return 0
  })

export const modeCommand = (
  place: Place,
  { id, mode, days, lang }: Named & { readonly mode: string; readonly days: number | undefined },
): Promise<number> =>
  withSorter(place, lang, async ({ store, sorter }) => {
    const t = sorterTexts(lang)
    const row = await chosenMailbox(store, id, lang)
    if (row === null) return 2
    const name = safeLine(row.name)
    if (mode === 'shadow') {
      const outcome = await sorter.shadow(row.id)
      if (!outcome.ok) return complain(outcome.message[lang])
      say(fill(t.nowShadow, { name }))
      return 0
    }
    if (mode !== 'active') return complain(fill(t.badMode, { mode: safeLine(mode) }))
    const agreed = await sorter.agree(row.id, days === undefined ? {} : { days })
    if (!agreed.ok) return complain(agreed.message[lang])
    // The moves agreed to come before a pass: once that ends, they are made.
    const passed = await sorter.sortNow(row.id)
    if (!passed.ok) return complain(`${name}: ${passed.message[lang]}`)
    say(fill(t.nowActive, { name, planned: agreed.planned }))
    return 0
  })
