/** One input to what is printed of it. Runs in the main thread for a few mails, in workers as well for many. */
import type { Action, AuthTrust, Knowledge, VerdictName } from '@miwake/engine'
import { systemResolver } from '../gather/resolver.ts'
import { scanMail } from '../gather/scan-mail.ts'
import { readRoots } from '../gather/smime-roots.ts'
import { loadKnowledge } from '../knowledge.ts'
import { paintFor } from './colour.ts'
import { printLine } from './list-line.ts'
import { printScan } from './print.ts'
import { toJson } from './result.ts'
import { safeJson } from './safe.ts'
import type { Lang } from './texts.ts'

export type ScanSettings = {
  readonly form: 'json' | 'full' | 'line'
  readonly explain: boolean
  readonly lang: Lang
  readonly colour: boolean
  /** Cells of a line; 80 where nobody looks. */
  readonly columns?: number
  readonly trust: AuthTrust
  readonly dns: boolean
  /** Host names whose Received field is believed, for SPF with --dns. */
  readonly trustedReceived: readonly string[]
  /** PEM texts of CA certificates for S/MIME. */
  readonly smimeRoots?: readonly string[]
  readonly model?: string
}
export type ScanOutput = { readonly text: string; readonly verdict: VerdictName; readonly action: Action }
export type ScanOne = (id: string, bytes: Uint8Array) => Promise<ScanOutput>

export const makeScanner = (settings: ScanSettings): ScanOne => {
  const knowledge: Knowledge = loadKnowledge(settings.model ? { model: settings.model } : {})
  const now = () => new Date()
  const dns = settings.dns ? systemResolver(now) : null
  const smimeRoots = settings.smimeRoots?.length ? readRoots(settings.smimeRoots).roots : []
  const { trust, trustedReceived, form, lang, explain, columns = 80 } = settings
  const printing = { lang, explain, columns, paint: paintFor(settings.colour) }
  return async (id, bytes) => {
    const scan = await scanMail(bytes, { trust, knowledge, dns, now, trustedReceived, smimeRoots })
    const text =
      form === 'json'
        ? `${safeJson(JSON.stringify(toJson(id, scan, knowledge.model.id)))}\n`
        : form === 'full'
          ? printScan(id, scan, printing)
          : printLine(id, scan, printing)
    return { text, verdict: scan.verdict.verdict, action: scan.action }
  }
}
