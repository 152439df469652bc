/** What is kept of a scan beside the columns: the explanation, in the form the command line prints, and the grounds. */
import { type JsonResult, toJson } from '../cli/result.ts'
import type { ScannedMail } from '../gather/scan-mail.ts'
import type { ScanRecord } from '../store/save-message.ts'
import type { StoredResult } from '../store/schema.ts'
import type { Decision, Grounds } from './decide.ts'

/** `result` of a StoredResult, as this version writes it. */
export type KeptResult = JsonResult & { readonly grounds: Grounds; readonly because: readonly string[] }

export const recordOf = (
  scan: ScannedMail,
  { action, because }: Decision,
  { grounds, modelId, scannedAt }: { readonly grounds: Grounds; readonly modelId: string; readonly scannedAt: number },
): ScanRecord => {
  const { verdict } = scan
  const result: KeptResult = { ...toJson('', { ...scan, action }, modelId), grounds, because }
  return {
    result,
    facts: scan.facts,
    verdict: verdict.verdict,
    action,
    p: verdict.p,
    logit: verdict.logits.unwanted,
    modelId,
    scannedAt,
  }
}

/** null where it was kept by something else than the sorter. */
export const groundsIn = (stored: StoredResult | null): Grounds | null =>
  (stored?.result as Partial<KeptResult> | null | undefined)?.grounds ?? null

/** Symbols that speak loudest for the action, strongest first. */
export const reasonOf = ({ verdict }: ScannedMail, { action, because }: Decision): readonly string[] => {
  const against = action === 'junk' || action === 'review'
  const weight = (term: { readonly unwanted: number; readonly phishing: number }) =>
    against ? term.unwanted + Math.max(0, term.phishing) / 2 : -term.unwanted
  const loud = verdict.terms
    .filter((term) => weight(term) > 0 && term.aspect !== 'bias')
    .sort((a, b) => weight(b) - weight(a))
    .map(({ symbol }) => symbol)
  return [...new Set([...because, ...loud])]
}
