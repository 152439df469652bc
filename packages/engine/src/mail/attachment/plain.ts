/** Calendars, contacts and web archives: the addresses in them. */
import type { LinkSource } from '../message.ts'
import { bounds } from './bounds.ts'
import { decodeText } from './bytes.ts'
import { addLink, type Found } from './found.ts'

/** Bytes of a calendar or contact read. */
const plainBytes = 256 * 1024

/** RFC 5545 §3.1 and RFC 6350 §3.2 fold lines by CRLF and a blank. */
const unfold = (text: string): string => text.replace(/\r?\n[ \t]/g, '')

/** Fills `found` with every http(s) address of an unfolded text. */
export const lookIntoLines = (found: Found, b: Uint8Array, source: LinkSource): void => {
  const text = unfold(decodeText(b.subarray(0, plainBytes), ''))
  const lower = text.toLowerCase()
  let n = 0
  for (let at = lower.indexOf('http'); at >= 0 && n < bounds.links; at = lower.indexOf('http', at + 4), n++) {
    // A backslash begins an escaped newline or comma (RFC 5545 §3.3.11).
    const url = /^https?:\/\/[^\s"'<>\\\u3000-\u9fff\uff00-\uffef]{1,2048}/i.exec(
      text.slice(at, at + bounds.urlChars),
    )?.[0]
    if (url !== undefined) addLink(found, source, url.replace(/[).,;:!?]+$/, ''))
  }
}
