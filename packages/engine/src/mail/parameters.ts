/** RFC 2045 §5.1 and RFC 2231: a MIME field's value and its parameters. */

import { limits } from '../limits.ts'
import { bytesOf } from './bytes.ts'
import { decodeText } from './charset/decode.ts'
import { addDefect } from './defects.ts'
import { decodeWords, onOneLine, type WordContext } from './encoded-word.ts'

export type Parameterized = {
  /** Before the first `;`, trimmed, lower case. */
  readonly value: string
  /** Names in lower case, values decoded; the first of a name counts. */
  readonly parameters: ReadonlyMap<string, string>
}

type Piece = { readonly order: number; readonly encoded: boolean; readonly text: string }

const none: ReadonlyMap<string, string> = new Map()

/** Reads `type/subtype; name=value; name*0*=utf-8''…`, tolerant of missing `;`, quotes that never close, and blanks. */
export function parseParameters(text: string, context: WordContext): Parameterized {
  let i = 0
  while (i < text.length && text[i] !== ';' && !isBlank(text, i)) i++
  const value = text.slice(0, i).toLowerCase()
  if (i >= text.length) return { value, parameters: none }
  const parameters = new Map<string, string>()
  const pieces = new Map<string, Piece[]>()
  let count = 0
  while (i < text.length) {
    while (i < text.length && (text[i] === ';' || isBlank(text, i))) i++
    if (text[i] === '(') {
      i = skipComment(text, i)
      continue
    }
    const nameStart = i
    while (i < text.length && text[i] !== '=' && text[i] !== ';' && !isBlank(text, i)) i++
    const name = text.slice(nameStart, i).toLowerCase()
    while (i < text.length && isBlank(text, i)) i++
    if (text[i] !== '=') continue
    i++
    while (i < text.length && isBlank(text, i)) i++
    const read = text[i] === '"' ? readQuoted(text, i + 1) : readToken(text, i)
    i = read.end
    if (name === '') continue
    if (++count > limits.parameters) {
      addDefect(context.log, 'limit-reached', 'parameters', context.at)
      break
    }
    const star = name.indexOf('*')
    if (star < 0) {
      if (!parameters.has(name)) parameters.set(name, onOneLine(decodeWords(read.value, context)))
    } else addPiece(pieces, name, star, read.value)
  }
  // RFC 2231 §3: the extended form wins over a plain one of the same name.
  for (const [name, list] of pieces) parameters.set(name, joinPieces(list, context))
  return { value, parameters }
}

function isBlank(text: string, i: number): boolean {
  const code = text.charCodeAt(i)
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d
}

function skipComment(text: string, open: number): number {
  let depth = 0
  for (let i = open; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '(') depth++
    else if (text[i] === ')' && --depth === 0) return i + 1
  }
  return text.length
}

function readQuoted(text: string, start: number): { readonly value: string; readonly end: number } {
  let value = ''
  let from = start
  for (let i = start; i < text.length; i++) {
    if (text[i] === '"') return { value: value + text.slice(from, i), end: i + 1 }
    if (text[i] !== '\\' || i + 1 >= text.length) continue
    // Windows paths were written into names unescaped: a backslash counts as one before `"` and `\` only.
    if (text[i + 1] === '"' || text[i + 1] === '\\') {
      value += text.slice(from, i)
      from = i + 1
      i++
    }
  }
  return { value: value + text.slice(from), end: text.length }
}

/** Unquoted: to the next `;`. Names with spaces were left unquoted by old clients, so blanks do not end it there. */
function readToken(text: string, start: number): { readonly value: string; readonly end: number } {
  const semicolon = text.indexOf(';', start)
  const end = semicolon < 0 ? text.length : semicolon
  const value = text.slice(start, end)
  // `charset=utf-8 format=flowed`: a blank and another name= start a new parameter.
  const glued = /[ \t][A-Za-z][\w*-]*=(?!\?)/.exec(value)
  if (glued !== null && !value.includes('=?')) return { value: value.slice(0, glued.index), end: start + glued.index }
  return { value: value.trim(), end }
}

function addPiece(pieces: Map<string, Piece[]>, name: string, star: number, text: string): void {
  const suffix = name.slice(star + 1)
  const encoded = suffix === '' || suffix.endsWith('*')
  const digits = suffix.endsWith('*') ? suffix.slice(0, -1) : suffix
  const order = digits === '' ? 0 : /^\d{1,4}$/.test(digits) ? Number(digits) : -1
  if (order < 0) return
  const key = name.slice(0, star)
  const list = pieces.get(key)
  if (list === undefined) pieces.set(key, [{ order, encoded, text }])
  else if (!list.some((piece) => piece.order === order)) list.push({ order, encoded, text })
}

function joinPieces(list: Piece[], context: WordContext): string {
  const sorted = list.toSorted((a, b) => a.order - b.order)
  const first = sorted[0]!
  if (!sorted.some((piece) => piece.encoded)) {
    return onOneLine(decodeWords(sorted.map((piece) => piece.text).join(''), context))
  }
  let label = ''
  let text = first.text
  if (first.encoded) {
    const second = text.indexOf("'", text.indexOf("'") + 1)
    if (text.includes("'") && second > 0) {
      label = text.slice(0, text.indexOf("'")).toLowerCase()
      text = text.slice(second + 1)
    }
  }
  let joined = first.encoded ? percentDecoded(text) : utf8Latin1(text)
  for (const piece of sorted.slice(1)) joined += piece.encoded ? percentDecoded(piece.text) : utf8Latin1(piece.text)
  if (label !== '') context.charsets.add(label)
  return onOneLine(decodeText(bytesOf(joined), { label, hint: context.hint, log: context.log, at: context.at }))
}

function percentDecoded(text: string): string {
  return utf8Latin1(text).replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

/** Letters beyond latin1 (already decoded raw text) as their UTF-8 bytes, one character a byte. */
function utf8Latin1(text: string): string {
  if (!/[^\x00-\x7f]/.test(text)) return text
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')
}
