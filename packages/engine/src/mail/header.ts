/** RFC 5322 §2.2: a header block, split into fields, unfolded and decoded, each with its raw offsets. */

import { limits } from '../limits.ts'
import { bytesOf, latin1Of } from './bytes.ts'
import { decodeBytes, decodeText } from './charset/decode.ts'
import { detectCharset } from './charset/detect.ts'
import { charsetOf } from './charset/labels.ts'
import { addDefect, addDefectOnce, type DefectLog } from './defects.ts'
import { decodeWords } from './encoded-word.ts'
import type { HeaderField } from './message.ts'

export type HeaderContext = {
  readonly log: DefectLog
  readonly charsets: Set<string>
  /** A line starting at `start` is a multipart's delimiter and so ends the block. */
  readonly isDelimiter: (start: number) => boolean
}
export type HeaderBlock = { readonly fields: readonly HeaderField[]; readonly bodyStart: number }

/** Start, end of name, end (line break excluded) of each field, flat. */
type FieldOffsets = number[]

/** Reads bytes from start to the empty line, the first line that can be no header, or end. */
export function parseHeader(bytes: Uint8Array, start: number, end: number, context: HeaderContext): HeaderBlock {
  const { offsets, bodyStart } = findFields(bytes, start, end, context)
  if (offsets.length === 0) return { fields: [], bodyStart }
  const base = offsets[0]!
  const block = latin1Of(bytes.subarray(base, offsets[offsets.length - 1]))
  const isPlain = !/[^\x01-\x1a\x1c-\x7f]/.test(block)
  const hint = isPlain ? '' : charsetHint(block)
  const fields: HeaderField[] = []
  for (let i = 0; i < offsets.length; i += 3) {
    const startByte = offsets[i]!
    const nameEnd = offsets[i + 1]!
    let endByte = offsets[i + 2]!
    const name = block.slice(startByte - base, nameEnd - base).toLowerCase()
    if (endByte - startByte > limits.fieldBytes) {
      addDefect(context.log, 'limit-reached', 'fieldBytes', startByte)
      endByte = startByte + limits.fieldBytes
    }
    const colon = bytes[nameEnd] === 0x3a ? nameEnd : bytes.indexOf(0x3a, nameEnd)
    const raw = unfold(block.slice(colon + 1 - base, endByte - base), context.log, startByte)
    let value = isPlain ? raw : decodeRaw(raw, name, hint, startByte, context.log)
    if (value.includes('=?')) {
      value = decodeWords(value, {
        log: context.log,
        at: startByte,
        fieldName: name,
        hint: charsetOf(hint) ?? '',
        charsets: context.charsets,
      }).trim()
    }
    fields.push({ name, value, raw, startByte, endByte })
  }
  return { fields, bodyStart }
}

function findFields(
  bytes: Uint8Array,
  start: number,
  end: number,
  context: HeaderContext,
): { readonly offsets: FieldOffsets; readonly bodyStart: number } {
  const { log } = context
  const offsets: FieldOffsets = []
  let open = false
  let full = false
  // Where the next field of a well-known name stands, once looked for: keeps the search linear.
  let knownAt = -1
  let pos = start
  while (pos < end) {
    let lf = bytes.indexOf(10, pos)
    if (lf < 0 || lf > end) lf = end
    let lineEnd = lf
    while (lineEnd > pos && bytes[lineEnd - 1] === 13) lineEnd--
    const next = Math.min(lf + 1, end)
    if (lineEnd === pos) return { offsets, bodyStart: next }
    const first = bytes[pos]!
    if (first === 0x20 || first === 0x09) {
      if (open) offsets[offsets.length - 1] = lineEnd
      else if (!full) addDefect(log, 'bad-header-field', 'continuation', pos)
      pos = next
      continue
    }
    if (first === 0x2d && context.isDelimiter(pos)) return { offsets, bodyStart: pos }
    const nameEnd = fieldNameEnd(bytes, pos, lineEnd)
    if (nameEnd > 0) {
      if (!full && (offsets.length >= limits.headerFields * 3 || pos - start > limits.headerBytes)) {
        addDefect(log, 'limit-reached', offsets.length >= limits.headerFields * 3 ? 'headerFields' : 'headerBytes', pos)
        full = true
      }
      open = !full
      if (open) offsets.push(pos, nameEnd, lineEnd)
    } else if (open && !startsFrom(bytes, pos) && isUnfinished(bytes, offsets[offsets.length - 1]!)) {
      addDefect(log, 'bad-header-field', 'lost-fold', pos)
      offsets[offsets.length - 1] = lineEnd
    } else {
      open = false
      if (startsFrom(bytes, pos)) addDefect(log, 'bad-header-field', 'mbox-from', pos)
      else {
        if (knownAt <= pos) knownAt = nextKnownField(bytes, next, end)
        // What follows is no header either, so the body starts here, without the empty line.
        if (knownAt < 0) {
          addDefect(log, 'bad-header-field', 'no-separator', pos)
          return { offsets, bodyStart: pos }
        }
        addDefect(log, 'bad-header-field', 'no-field', pos)
      }
    }
    pos = next
  }
  return { offsets, bodyStart: end }
}

/** RFC 5322 §3.6.8: printable ASCII up to the colon; blanks before the colon are the obsolete form. 0 for no field. */
function fieldNameEnd(bytes: Uint8Array, start: number, end: number): number {
  let i = start
  while (i < end && bytes[i]! > 0x20 && bytes[i]! < 0x7f && bytes[i] !== 0x3a) i++
  const nameEnd = i
  while (i < end && (bytes[i] === 0x20 || bytes[i] === 0x09)) i++
  return i > start && nameEnd > start && bytes[i] === 0x3a && i < end ? nameEnd : 0
}

/** A field that ends so goes on: its next line lost the white space of the fold. */
function isUnfinished(bytes: Uint8Array, end: number): boolean {
  const last = bytes[end - 1]
  return last === 0x3b || last === 0x2c || last === 0x3a
}

/** `From ` or `>From ` of an mbox left in the header. */
function startsFrom(bytes: Uint8Array, start: number): boolean {
  const i = bytes[start] === 0x3e ? start + 1 : start
  return (
    bytes[i] === 0x46 &&
    bytes[i + 1] === 0x72 &&
    bytes[i + 2] === 0x6f &&
    bytes[i + 3] === 0x6d &&
    bytes[i + 4] === 0x20
  )
}

const wellKnown =
  /^(received|from|to|cc|subject|date|message-id|mime-version|content-(type|transfer-encoding|disposition|id)|return-path|reply-to|sender|dkim-signature|delivered-to|authentication-results|arc-[a-z-]+|list-[a-z-]+|references|in-reply-to|x-[a-z-]+)[ \t]*:/i

function nextKnownField(bytes: Uint8Array, start: number, end: number): number {
  for (let pos = start; pos < end; ) {
    let lf = bytes.indexOf(10, pos)
    if (lf < 0 || lf > end) lf = end
    if (lf === pos || (lf === pos + 1 && bytes[pos] === 13)) return -1
    if (fieldNameEnd(bytes, pos, lf) > 0 && wellKnown.test(latin1Of(bytes.subarray(pos, Math.min(lf, pos + 60))))) {
      return pos
    }
    pos = lf + 1
  }
  return -1
}

/** RFC 5322 §2.2.3: line breaks go, and their white space is one space. */
function unfold(folded: string, log: DefectLog, at: number): string {
  let text = folded
  if (text.includes('\n')) text = text.replace(/\r?\n[ \t]*/g, ' ')
  if (text.includes('\r')) {
    addDefectOnce(log, 'bare-cr', 'header', at)
    text = text.replaceAll('\r', ' ')
  }
  if (text.includes('\0')) {
    addDefectOnce(log, 'nul-byte', 'header', at)
    text = text.replaceAll('\0', '')
  }
  return text.trim()
}

/** The charset of the body, to believe for raw bytes that several charsets could explain. '' when not named. */
function charsetHint(block: string): string {
  return /charset\s*=\s*"?([^\s";]{1,60})/i.exec(block)?.[1]?.toLowerCase() ?? ''
}

/** Raw 8-bit or escape bytes in a field: UTF-8 is RFC 6532's right form, all else a defect. */
function decodeRaw(raw: string, name: string, hint: string, at: number, log: DefectLog): string {
  if (!hasRawText(raw)) return raw
  const bytes = bytesOf(raw)
  const charset = rawCharset(bytes, hint)
  if (charset !== 'utf-8') addDefect(log, 'raw-8bit-header', name, at)
  return decodeText(bytes, { label: charset, hint: '', log, at }).replaceAll('\0', '').trim()
}

function rawCharset(bytes: Uint8Array, hint: string): string {
  const charset = charsetOf(hint) ?? ''
  return detectCharset(bytes, charset === 'us-ascii' || charset === 'utf-8' ? '' : charset)
}

function hasRawText(raw: string): boolean {
  return /[\x1b\x80-\xff]/.test(raw)
}

/**
 * A field's text with raw bytes decoded and encoded words still as written: what structured fields are parsed from,
 * as a word may hold the commas and brackets that part addresses.
 */
export function structuredText(field: HeaderField, hint: string): string {
  if (!hasRawText(field.raw)) return field.raw
  const bytes = bytesOf(field.raw)
  return decodeBytes(bytes, rawCharset(bytes, hint)).replaceAll('\0', '')
}
