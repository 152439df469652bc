/** Mails quoted in the text with their header block: inline forwards, and answers that quote so. */

import { limits } from '../limits.ts'
import { addDefectOnce, type DefectLog } from './defects.ts'
import { labelMax, type QuotedField, quotedField } from './forward-labels.ts'
import type { Forwarded } from './message.ts'

type Inline = Extract<Forwarded, { form: 'inline' }>
type Line = { readonly field: QuotedField; readonly value: string; readonly end: number }
type Block = { readonly end: number; readonly values: ReadonlyMap<QuotedField, string> }

/** Lines one quoted field may run on (a long To:). */
const continuationMax = 8
/** Lines of one block: real ones have 4 to 10. */
const blockLinesMax = 60

/**
 * Finds each quoted header block: lines like `From:`, `Sent:`, `Subject:` or 差出人:, 件名: in any usual language and
 * order, at least From and two more, or From and one more under a line like `-----Original Message-----`.
 * @returns outermost first; each ends with the text, as the mails quoted within it stand after its own text.
 */
export function findForwards(text: string, log: DefectLog): readonly Inline[] {
  const out: Inline[] = []
  let floor = 0
  let half = text.indexOf(':')
  let full = text.indexOf('\uff1a')
  // From colon to colon, as most lines have none: the first one of a line ends a label or the line is prose.
  for (let pos = 0; ; ) {
    if (half >= 0 && half < pos) half = text.indexOf(':', pos)
    if (full >= 0 && full < pos) full = text.indexOf('\uff1a', pos)
    const colon = half < 0 || (full >= 0 && full < half) ? full : half
    if (colon < 0) return out
    const lineStart = text.lastIndexOf('\n', colon) + 1
    const first = contentStart(text, lineStart, colon)
    if (labelAt(text, first, colon) === null) {
      pos = endOfLine(text, colon) + 1
      continue
    }
    const block = readBlock(text, lineStart)
    const separator = separatorAbove(text, lineStart, floor)
    if (isForward(block, separator >= 0)) {
      if (out.length >= limits.inlineForwards) {
        addDefectOnce(log, 'limit-reached', 'inlineForwards', -1)
        return out
      }
      out.push(toInline(text, separator >= 0 ? separator : lineStart, block))
    }
    // No part of a run of such lines is a header where the whole is not.
    pos = block.end
    floor = pos
  }
}

/** Lines above a block in which its separator may stand: empty ones, and one of text. */
const separatorLinesMax = 6

/** Where a separator line within reach above `lineStart` starts, -1 for none. */
function separatorAbove(text: string, lineStart: number, floor: number): number {
  let texts = 0
  let end = lineStart - 1
  for (let lines = 0; lines < separatorLinesMax && end >= floor; lines++) {
    const start = Math.max(floor, end === 0 ? 0 : text.lastIndexOf('\n', end - 1) + 1)
    const first = contentStart(text, start, end)
    if (first < end) {
      if (isSeparator(text, first, end)) return start
      if (++texts > 1) return -1
    }
    end = start - 1
  }
  return -1
}

/** Past quote marks, blanks and marks of bold type. */
function contentStart(text: string, start: number, end: number): number {
  let i = start
  while (i < end) {
    const code = text.charCodeAt(i)
    // blank, tab, >, *, |, full-width blank, no-break space
    if (
      code !== 0x20 &&
      code !== 0x09 &&
      code !== 0x3e &&
      code !== 0x2a &&
      code !== 0x7c &&
      code !== 0x3000 &&
      code !== 0xa0
    )
      break
    i++
  }
  return i
}

function labelAt(text: string, first: number, colon: number): QuotedField | null {
  if (colon - first > labelMax + 2) return null
  return quotedField(text.slice(first, colon).replaceAll('*', '').trim())
}

function labelOf(text: string, first: number, lineEnd: number): { field: QuotedField; colon: number } | null {
  const stop = Math.min(lineEnd, first + labelMax + 2)
  for (let colon = first; colon < stop; colon++) {
    const code = text.charCodeAt(colon)
    if (code !== 0x3a && code !== 0xff1a) continue
    const field = labelAt(text, first, colon)
    return field === null ? null : { field, colon }
  }
  return null
}

/** `-----Original Message-----`, `---------- Forwarded message ----------`, `-------- 転送されたメッセージ --------`, Outlook's rule. */
function isSeparator(text: string, first: number, lineEnd: number): boolean {
  const code = text.charCodeAt(first)
  if (code === 0x2d || code === 0x5f || code === 0x3d || code === 0x2500 || code === 0x2015 || code === 0x2014) {
    return lineEnd - first <= 200 && text.charCodeAt(first + 1) === code
  }
  // Apple Mail
  return (
    lineEnd - first < 60 &&
    /^(begin forwarded message|転送された?メッセージ|anfang der weitergeleiteten)/i.test(text.slice(first, lineEnd))
  )
}

function readBlock(text: string, start: number): Block {
  const values = new Map<QuotedField, string>()
  let pos = start
  let lines = 0
  while (pos < text.length && lines < blockLinesMax) {
    const line = readField(text, pos)
    if (line === null) break
    lines++
    if (!values.has(line.field)) values.set(line.field, line.value)
    pos = line.end
  }
  return { end: pos, values }
}

/** One labelled line at pos, an empty line before it allowed inside a block, its value perhaps on the next lines. */
function readField(text: string, pos: number): Line | null {
  let start = pos
  let lineEnd = endOfLine(text, start)
  if (lineEnd === start) {
    start = lineEnd + 1
    if (start >= text.length) return null
    lineEnd = endOfLine(text, start)
  }
  const label = labelOf(text, contentStart(text, start, lineEnd), lineEnd)
  if (label === null) return null
  let value = tidy(text.slice(label.colon + 1, lineEnd))
  let end = lineEnd + 1
  for (let more = 0; more < continuationMax && end < text.length; more++) {
    const nextEnd = endOfLine(text, end)
    const first = contentStart(text, end, nextEnd)
    if (first >= nextEnd || labelOf(text, first, nextEnd) !== null) break
    // The value stands under its label (table cells), or a long field was folded.
    if (value !== '' && !continues(text, end, first, value)) break
    value = value === '' ? tidy(text.slice(first, nextEnd)) : `${value} ${tidy(text.slice(first, nextEnd))}`
    end = nextEnd + 1
  }
  return { field: label.field, value, end: Math.min(end, text.length) }
}

function continues(text: string, lineStart: number, first: number, value: string): boolean {
  const indented = first > lineStart && text[lineStart] !== '>' && (text[lineStart] === ' ' || text[lineStart] === '\t')
  return indented || /[,;]$/.test(value)
}

function endOfLine(text: string, pos: number): number {
  const lf = text.indexOf('\n', pos)
  return lf < 0 ? text.length : lf
}

function tidy(value: string): string {
  return value.replaceAll('*', '').trim().slice(0, 1_000)
}

function isForward(block: Block, underSeparator: boolean): boolean {
  const { values } = block
  if (!values.has('from')) return false
  const others = Number(values.has('date')) + Number(values.has('to')) + Number(values.has('subject'))
  return others >= 2 || (underSeparator && others === 1)
}

function toInline(text: string, start: number, block: Block): Inline {
  return {
    form: 'inline',
    start,
    end: text.length,
    from: block.values.get('from') ?? '',
    subject: block.values.get('subject') ?? '',
    date: block.values.get('date') ?? '',
    to: block.values.get('to') ?? '',
  }
}
