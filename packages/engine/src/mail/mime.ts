/** RFC 2046: the tree of parts, read in one pass over the bytes; bodies stay where they are. */

import { limits } from '../limits.ts'
import { addDefect, addDefectOnce, type DefectLog } from './defects.ts'
import { parseHeader } from './header.ts'
import type { Part } from './message.ts'
import { readPartHeader } from './part-header.ts'

type Walk = {
  readonly bytes: Uint8Array
  readonly end: number
  readonly log: DefectLog
  readonly charsets: Set<string>
  /** Boundaries of the multiparts now open, outermost first. */
  readonly open: Uint8Array[]
  parts: number
}

/** A delimiter line of one of the open multiparts. */
type Delimiter = {
  /** Index in Walk.open. */
  readonly level: number
  readonly closing: boolean
  /** Where the body before it ends: the line break before a delimiter belongs to it (RFC 2046 §5.1.1). */
  readonly bodyEnd: number
  readonly next: number
}

/** @param start where the header begins. */
export function parseTree(bytes: Uint8Array, start: number, log: DefectLog, charsets: Set<string>): Part {
  const walk: Walk = { bytes, end: bytes.length, log, charsets, open: [], parts: 0 }
  return readEntity(walk, start, 'text/plain').part
}

function readEntity(
  walk: Walk,
  start: number,
  defaultType: string,
): { readonly part: Part; readonly delimiter: Delimiter | null } {
  walk.parts++
  const { fields, bodyStart } = parseHeader(walk.bytes, start, walk.end, {
    log: walk.log,
    charsets: walk.charsets,
    isDelimiter: (pos) => matchDelimiter(walk, pos) !== null,
  })
  const header = readPartHeader(fields, defaultType, walk.log, walk.charsets)
  const children: Part[] = []
  const boundary = header.type.startsWith('multipart/') ? boundaryOf(walk, header.parameters, bodyStart) : null
  const delimiter =
    boundary === null ? nextDelimiter(walk, bodyStart) : readChildren(walk, bodyStart, boundary, header.type, children)
  return {
    part: {
      ...header,
      header: fields,
      children,
      startByte: bodyStart,
      endByte: Math.max(bodyStart, delimiter?.bodyEnd ?? walk.end),
    },
    delimiter,
  }
}

/** Reads a multipart's parts, by a boundary told by the body where its own never comes. @returns the delimiter of an outer multipart that ends it, null at the message's end. */
function readChildren(
  walk: Walk,
  bodyStart: number,
  boundary: Uint8Array,
  type: string,
  children: Part[],
  guessed = false,
): Delimiter | null {
  const level = walk.open.length
  walk.open.push(boundary)
  let delimiter = nextDelimiter(walk, bodyStart)
  const found = delimiter !== null && delimiter.level === level
  while (delimiter !== null && delimiter.level === level && !delimiter.closing) {
    if (walk.parts >= limits.parts) {
      addDefectOnce(walk.log, 'limit-reached', 'parts', delimiter.next)
      delimiter = nextDelimiter(walk, delimiter.next)
      continue
    }
    const child = readEntity(walk, delimiter.next, type === 'multipart/digest' ? 'message/rfc822' : 'text/plain')
    children.push(child.part)
    delimiter = child.delimiter
  }
  walk.open.pop()
  if (delimiter !== null && delimiter.level === level) return nextDelimiter(walk, delimiter.next)
  addDefect(walk.log, found ? 'unclosed-multipart' : 'missing-boundary', type, bodyStart)
  if (found || guessed) return delimiter
  const guess = guessBoundary(walk, bodyStart, delimiter?.bodyEnd ?? walk.end)
  return guess === null ? delimiter : readChildren(walk, bodyStart, guess, type, children, true)
}

function boundaryOf(walk: Walk, parameters: ReadonlyMap<string, string>, bodyStart: number): Uint8Array | null {
  if (walk.open.length >= limits.depth) {
    addDefectOnce(walk.log, 'limit-reached', 'depth', bodyStart)
    return null
  }
  const written = parameters.get('boundary')?.trimEnd() ?? ''
  if (written !== '') return new TextEncoder().encode(written)
  addDefect(walk.log, 'missing-boundary', 'content-type', bodyStart)
  return guessBoundary(walk, bodyStart, walk.end)
}

/** Bytes after the header in which a first delimiter is looked for: a preamble is short. */
const guessBytes = 4_096
/** RFC 2046 §5.1.1 */
const boundaryMax = 70

/** Without a boundary that serves: the first `--` line that a Content- field follows. */
function guessBoundary(walk: Walk, bodyStart: number, end: number): Uint8Array | null {
  const { bytes } = walk
  const stop = Math.min(end, bodyStart + guessBytes)
  for (let pos = bodyStart; pos < stop; ) {
    const lf = bytes.indexOf(10, pos)
    if (lf < 0 || lf >= walk.end) return null
    const lineEnd = bytes[lf - 1] === 13 ? lf - 1 : lf
    if (bytes[pos] === 0x2d && bytes[pos + 1] === 0x2d && lineEnd - pos > 2 && lineEnd - pos <= boundaryMax + 2) {
      const after = String.fromCharCode(...bytes.subarray(lf + 1, lf + 9)).toLowerCase()
      if (after === 'content-') return bytes.slice(pos + 2, lineEnd)
    }
    pos = lf + 1
  }
  return null
}

/** The next delimiter line of any open multipart at or after `from`, which is a line's start. */
function nextDelimiter(walk: Walk, from: number): Delimiter | null {
  if (walk.open.length === 0) return null
  const { bytes, end } = walk
  for (let pos = from; pos < end; ) {
    if (bytes[pos] === 0x2d && bytes[pos + 1] === 0x2d) {
      const delimiter = matchDelimiter(walk, pos)
      if (delimiter !== null) return delimiter
    }
    const lf = bytes.indexOf(10, pos)
    if (lf < 0) return null
    pos = lf + 1
  }
  return null
}

/** RFC 2046 §5.1.1: `--boundary`, or `--boundary--`, then nothing but white space. Innermost first. */
function matchDelimiter(walk: Walk, pos: number): Delimiter | null {
  const { bytes, end, open } = walk
  if (bytes[pos] !== 0x2d || bytes[pos + 1] !== 0x2d) return null
  for (let level = open.length - 1; level >= 0; level--) {
    const boundary = open[level]!
    let i = 0
    while (i < boundary.length && bytes[pos + 2 + i] === boundary[i]) i++
    if (i < boundary.length) continue
    let after = pos + 2 + i
    const closing = bytes[after] === 0x2d && bytes[after + 1] === 0x2d
    if (closing) after += 2
    while (after < end && (bytes[after] === 0x20 || bytes[after] === 0x09 || bytes[after] === 13)) after++
    if (after < end && bytes[after] !== 10) continue
    let bodyEnd = pos
    if (bytes[bodyEnd - 1] === 10) bodyEnd--
    if (bodyEnd < pos && bytes[bodyEnd - 1] === 13) bodyEnd--
    return { level, closing, bodyEnd, next: Math.min(after + 1, end) }
  }
  return null
}
