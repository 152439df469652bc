/** Bytes to Message: read first in this folder. */

import { limits } from '../limits.ts'
import { attachedLinks } from './attached-links.ts'
import { readAttachments, resolveImages } from './attachments.ts'
import { type Body, readBody, type Source } from './body.ts'
import { parseCalendar } from './calendar.ts'
import { calendarLinks } from './calendar-links.ts'
import { decodePart, textOf } from './content.ts'
import { detectCrypto } from './crypto.ts'
import { addDefectOnce, createDefectLog, type DefectLog } from './defects.ts'
import { findForwards } from './forward.ts'
import { readHeaderFacts } from './header-facts.ts'
import type { CalendarInvitation, Forwarded, Message, Part } from './message.ts'
import { parseTree } from './mime.ts'
import { isPostmasterReport } from './report.ts'
import { selectParts } from './select.ts'

/**
 * Reads a mail as its reader's client would. Total: any bytes give a Message, what was wrong with them stands in
 * `defects`. Linear in the number of bytes.
 */
export function parseMessage(bytes: Uint8Array): Message {
  return parseNested(bytes, 0)
}

function parseNested(input: Uint8Array, depth: number): Message {
  const log = createDefectLog()
  const charsets = new Set<string>()
  const bytes = withLineFeeds(input, log)
  noteLongLines(bytes, log)
  const root = parseTree(bytes, headerStart(bytes, log), log, charsets)
  const source: Source = { bytes, log, charsets }
  const selection = selectParts(root, bytes)
  const body = readBody(selection, source)
  const attachments = readAttachments(selection.files, source)
  const calendar = readCalendars(selection.calendars, source)
  const crypto = detectCrypto(selection.secured, body.text, bytes, log)
  const forwarded = readForwarded(selection.files, body, source, depth)
  const facts = readHeaderFacts(root, source)
  const links = calendar.length === 0 ? body.links : [...body.links, ...calendarLinks(calendar)]
  // Where a server returns a mail, its links are the returned mail's.
  const returned = isPostmasterReport({ root, text: body.text, ...facts }) ? [] : forwarded
  const attached = attachedLinks(attachments, returned, limits.links - links.length, log)
  return {
    sizeBytes: input.length,
    header: root.header,
    ...facts,
    root,
    text: body.text,
    hidden: body.hidden,
    plainAlternative: body.plainAlternative,
    links: attached.length === 0 ? links : [...links, ...attached],
    images: resolveImages(body.images, attachments),
    forms: body.forms,
    html: body.html,
    attachments,
    forwarded,
    calendar,
    charsets: [...charsets].slice(0, limits.charsets),
    crypto,
    defects: log.entries,
  }
}

/** RFC 5322 §2.3: CR and LF only together. Where CR alone ends the lines, LF takes its place, so that offsets stay. */
function withLineFeeds(bytes: Uint8Array, log: DefectLog): Uint8Array {
  if (bytes.includes(10) || !bytes.includes(13)) return bytes
  addDefectOnce(log, 'bare-cr', 'line', bytes.indexOf(13))
  return bytes.map((byte) => (byte === 13 ? 10 : byte))
}

/** RFC 5322 §2.1.1: octets of a line without its CRLF. */
const lineMax = 998

function noteLongLines(bytes: Uint8Array, log: DefectLog): void {
  for (let pos = 0; bytes.length - pos > lineMax + 2; ) {
    // From the far end: a line break there skips all lines before it.
    const lf = bytes.lastIndexOf(10, pos + lineMax + 1)
    if (lf < pos) {
      addDefectOnce(log, 'long-line', '', pos)
      return
    }
    pos = lf + 1
  }
}

/** Past empty lines before the header, a slip of mbox splitters and POP3 fetchers; the first real line is a field. */
function headerStart(bytes: Uint8Array, log: DefectLog): number {
  let start = 0
  while (bytes[start] === 10 || bytes[start] === 13) start++
  if (start === 0) return 0
  const colon = bytes.subarray(start, start + 80).indexOf(0x3a)
  const blank = bytes.subarray(start, start + 80).findIndex((byte) => byte <= 0x20)
  if (colon <= 0 || (blank >= 0 && blank < colon)) return 0
  addDefectOnce(log, 'bad-header-field', 'leading-lines', 0)
  return start
}

function readCalendars(parts: readonly Part[], { bytes, log, charsets }: Source): readonly CalendarInvitation[] {
  const out: CalendarInvitation[] = []
  for (const part of parts) {
    const { text, cut } = textOf(bytes, part, limits.textChars, log, charsets)
    if (cut) addDefectOnce(log, 'limit-reached', 'textChars', part.startByte)
    for (const event of parseCalendar(text, limits.calendarEvents)) {
      // The same invitation comes as alternative and as file.
      if (!out.some((known) => known.summary === event.summary && known.description === event.description)) {
        out.push(event)
      }
    }
    if (out.length < limits.calendarEvents) continue
    addDefectOnce(log, 'limit-reached', 'calendarEvents', part.startByte)
    break
  }
  return out.slice(0, limits.calendarEvents)
}

function readForwarded(files: readonly Part[], body: Body, source: Source, depth: number): readonly Forwarded[] {
  const out: Forwarded[] = []
  for (const part of files) {
    if (part.type !== 'message/rfc822' && part.type !== 'message/global') continue
    if (depth >= limits.forwardDepth) {
      addDefectOnce(source.log, 'limit-reached', 'forwardDepth', part.startByte)
      break
    }
    const bytes = decodePart(source.bytes, part, Number.POSITIVE_INFINITY)
    out.push({ form: 'attached', bytes, message: parseNested(bytes, depth + 1) })
  }
  return [...out, ...findForwards(body.text, source.log)]
}
