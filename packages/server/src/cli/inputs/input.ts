/** What reading gives: a mail, or the reason why there is none. */
import type { ProblemTexts } from '../problem-texts.ts'
import { fill } from '../texts.ts'

/** One mail is held in memory whole, so it needs a bound; providers' own limits are 10 to 150 MB. */
export const mailMegabytesMax = 150
export const mailBytesMax = mailMegabytesMax * 1024 * 1024
/** A row's base64 and its other fields. */
export const rowBytesMax = Math.ceil((mailBytesMax * 4) / 3) + 1024 * 1024

/** Labels of an evaluation row; absent outside .jsonl. */
export type RowLabels = {
  readonly corpus?: string
  readonly label?: string
  readonly kind?: string
  readonly lang?: string
  readonly year?: number | null
  readonly group?: string
  readonly source?: string
}
export type Input =
  | { readonly id: string; readonly bytes: Uint8Array; readonly labels?: RowLabels }
  /** Something that could not be read: said, the rest goes on, and the exit code is 2. */
  | { readonly problem: string; readonly where: string }

/**
 * How a file is looked at. `any`: named by the person, so it is mail in some form. `guess`: found in a folder, passed
 * over in silence unless it looks like mail. `rows`: .jsonl. `mail`: one mail, whatever its first bytes (Maildir).
 */
export type ReadMode = 'any' | 'guess' | 'rows' | 'mail'

/** The system's word for what went wrong, in the person's language. */
export const describeError = (error: unknown, t: ProblemTexts): string => {
  const code = (error as { readonly code?: unknown } | null)?.code
  if (code === 'ENOENT' || code === 'ENOTDIR') return t.missing
  if (code === 'EACCES' || code === 'EPERM') return t.forbidden
  const reason = typeof code === 'string' ? code : error instanceof Error ? error.message : String(error)
  return fill(t.other, { reason })
}
