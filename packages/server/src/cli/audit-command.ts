/** `miwake audit`: who did what to what, newest first. */
import { text } from 'node:stream/consumers'
import { auditCsv } from '../http/audit-csv.ts'
import { complain, say, settingsFor } from '../http/serve/place.ts'
import { withStore } from '../http/serve/with-store.ts'
import { listAudit } from '../store/index.ts'
import { fit } from './layout.ts'
import { peopleTexts } from './people-texts.ts'
import { safeJson, safeLine } from './safe.ts'
import type { Place } from './server-commands.ts'
import { fill, type Lang } from './texts.ts'

export type AuditOptions = {
  readonly actor?: string
  readonly action?: string
  readonly target?: string
  readonly since?: string
  readonly limit?: string
  readonly form: 'lines' | 'json' | 'csv'
}

const linesShown = 200
const linesMax = 100_000

export const auditCommand = async (place: Place, options: AuditOptions, lang: Lang): Promise<number> => {
  const loaded = settingsFor(place, lang)
  if (loaded === null) return 2
  const t = peopleTexts(lang)
  const { actor, action, target, form } = options
  const since = options.since === undefined ? undefined : Date.parse(options.since)
  if (Number.isNaN(since)) return complain(fill(t.badDate, { date: safeLine(options.since ?? '') }))
  const limit = Math.min(linesMax, Math.max(1, Math.trunc(Number(options.limit ?? linesShown)) || linesShown))
  const filter = { actor, action, target, since }
  return withStore(loaded.settings, async (store) => {
    if (form === 'csv') {
      process.stdout.write(await text(auditCsv(store, filter)))
      return 0
    }
    const rows = await listAudit(store, { ...filter, limit })
    for (const row of rows) {
      const at = new Date(row.at).toISOString()
      const detail = safeJson(JSON.stringify(row.detail))
      if (form === 'json') say(safeJson(JSON.stringify({ ...row, at })))
      else
        say(
          `${at}  ${fit(safeLine(row.actor), 20)} ${fit(row.action, 22)} ${safeLine(row.target)}${detail === '{}' ? '' : `  ${detail}`}`,
        )
    }
    if (rows.length === 0 && form === 'lines') say(t.noEntries)
    return 0
  })
}
