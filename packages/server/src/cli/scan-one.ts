/** One input to what is printed of it. Runs in the main thread for a few mails, in workers for many. */
import type { Action, AuthTrust, Knowledge, VerdictName } from '@miwake/engine'
import { systemResolver } from '../gather/resolver.ts'
import { scanMail } from '../gather/scan-mail.ts'
import { loadKnowledge } from '../knowledge.ts'
import { paintFor } from './colour.ts'
import { printLine, printScan } from './print.ts'
import { toJson } from './result.ts'
import type { Lang } from './texts.ts'

export type ScanSettings = {
  readonly form: 'json' | 'full' | 'line'
  readonly explain: boolean
  readonly lang: Lang
  readonly colour: boolean
  readonly trust: AuthTrust
  readonly dns: boolean
  /** Host names whose Received field is believed, for SPF with --dns. */
  readonly trustedReceived: readonly string[]
  readonly model?: string
}
export type ScanOutput = { readonly text: string; readonly verdict: VerdictName; readonly action: Action }

export const makeScanner = (settings: ScanSettings): ((id: string, bytes: Uint8Array) => Promise<ScanOutput>) => {
  const knowledge: Knowledge = loadKnowledge(settings.model ? { model: settings.model } : {})
  const paint = paintFor(settings.colour)
  const now = () => new Date()
  const dns = settings.dns ? systemResolver(now) : null
  return async (id, bytes) => {
    const { trust, trustedReceived } = settings
    const scan = await scanMail(bytes, { trust, knowledge, dns, now, trustedReceived })
    const options = { lang: settings.lang, paint, explain: settings.explain }
    const text =
      settings.form === 'json'
        ? `${JSON.stringify(toJson(id, scan, knowledge.model.id))}\n`
        : settings.form === 'full'
          ? printScan(id, scan, options)
          : printLine(id, scan, options)
    return { text, verdict: scan.verdict.verdict, action: scan.action }
  }
}
