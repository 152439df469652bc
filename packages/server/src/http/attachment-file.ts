/** One attachment as a file to save: only of a kind that shows itself, in a mail nobody doubts. */
import { decodePart, explain } from '@miwake/engine'
import type { JudgedMail } from './judged-mail.ts'
import { Problem, problems } from './problem.ts'

export type AttachmentFile = { readonly bytes: Uint8Array; readonly disposition: string }

/** @param index as in the mail's view. @throws Problem 403 for one that is held back, 404 where there is none. */
export const attachmentFile = ({ raw, scan }: JudgedMail, index: number): AttachmentFile => {
  const attachment = scan.view.message.attachments[index]
  const row = explain(scan).attachments[index]
  if (attachment === undefined || row === undefined) throw new Problem(404, problems.noAttachment)
  if (!row.opens) throw new Problem(403, problems.heldAttachment)
  return {
    // Never larger than the mail it was decoded from.
    bytes: decodePart(raw, attachment.part, raw.length),
    disposition: dispositionOf(row.name, index),
  }
}

/** What steers a display or a file system, and what some systems forbid in names. */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0/\\:*?"<>|]/gu
const nameChars = 100

/** RFC 6266 §4.3: the name in UTF-8, and beside it one of ASCII for whoever reads no other. */
export const dispositionOf = (name: string, index: number): string => {
  const clean = name
    .replace(unsafe, '_')
    .trim()
    .replace(/^\.+/, '')
    .replace(/[. ]+$/, '')
  const letters = [...clean]
  // Cut at the front: the ending says what it is.
  const short = letters.length > nameChars ? letters.slice(-nameChars).join('') : clean
  const plain = `attachment-${index + 1}`
  if (short === '') return `attachment; filename="${plain}"`
  // RFC 8187 §3.2.1: what encodeURIComponent() leaves and attr-char does not hold.
  const encoded = encodeURIComponent(short).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
