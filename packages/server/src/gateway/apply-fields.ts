/** The changes of a header, made in the bytes of a mail; every other byte stays as it came. */
import type { FieldChanges, HeaderField } from './answer.ts'

const lf = 10
const cr = 13
const space = 32
const tab = 9
const colon = 58

type Line = { readonly start: number; readonly end: number }

/** What a mail's header is made of. `end`: after the last line of the header that is one. */
type Header = {
  /** Physical lines of each field in turn, by its name in lower case. */
  readonly fields: readonly (Line & { readonly name: string })[]
  readonly top: number
  readonly end: number
}

/** RFC 5322 §2.2 and §3.6.8: printable ASCII up to the colon, blanks before it tolerated. '' for no field. */
const nameOf = (bytes: Uint8Array, { start, end }: Line): string => {
  let at = start
  while (at < end && bytes[at]! > space && bytes[at]! < 127 && bytes[at] !== colon) at++
  const nameEnd = at
  while (at < end && (bytes[at] === space || bytes[at] === tab)) at++
  if (nameEnd === start || at === end || bytes[at] !== colon) return ''
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, nameEnd - start)
    .toString('latin1')
    .toLowerCase()
}

const startsWith = (bytes: Uint8Array, text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (bytes[i] !== text.charCodeAt(i)) return false
  return true
}

const isEmpty = (bytes: Uint8Array, { start, end }: Line): boolean => {
  for (let at = start; at < end; at++) if (bytes[at] !== lf && bytes[at] !== cr) return false
  return true
}

/**
 * Up to the empty line. A line that is no field ends the header for some readers and not for others: fields after it are
 * counted too, new ones go before it.
 */
const readHeader = (bytes: Uint8Array): Header => {
  const fields: (Line & { readonly name: string })[] = []
  let top = 0
  let end: number | null = null
  let pos = 0
  while (pos < bytes.length) {
    const found = bytes.indexOf(lf, pos)
    const line = { start: pos, end: found < 0 ? bytes.length : found + 1 }
    if (isEmpty(bytes, line)) break
    const first = bytes[pos]
    const last = fields.at(-1)
    // The line an mbox puts before a mail, which procmail hands on, is no part of it.
    if (pos === 0 && startsWith(bytes, 'From ')) top = line.end
    else if (first === space || first === tab) {
      if (last?.end === pos) fields[fields.length - 1] = { ...last, end: line.end }
      // The end of a field that never began: it must not become the end of one that is inserted.
      else if (pos === top) top = line.end
    } else {
      const name = nameOf(bytes, line)
      if (name === '') end ??= pos
      else fields.push({ ...line, name })
    }
    pos = line.end
  }
  return { fields, top, end: end ?? pos }
}

/** That of the first line; CRLF (RFC 5322) where there is none. */
const lineEndOf = (bytes: Uint8Array): string => {
  const first = bytes.indexOf(lf)
  return first < 0 || bytes[first - 1] === cr ? '\r\n' : '\n'
}

/** A line break without white space after it would begin another field. */
const fieldText = ({ name, text }: HeaderField, lineEnd: string): string =>
  `${name}: ${text.replace(/[\r\n]+[ \t]*/g, `${lineEnd} `)}${lineEnd}`

export const applyFields = (bytes: Uint8Array, { remove, insert, add }: FieldChanges): Uint8Array => {
  if (remove.length + insert.length + add.length === 0) return bytes
  const { fields, top, end } = readHeader(bytes)
  const lineEnd = lineEndOf(bytes)
  const textOf = (list: readonly HeaderField[]) => Buffer.from(list.map((field) => fieldText(field, lineEnd)).join(''))
  const gone = new Set(remove.map(({ name, nth }) => `${name.toLowerCase()} ${nth}`))
  const seen = new Map<string, number>()
  // A header that ends with the mail may lack its last line end.
  const ended = (at: number) => (at > 0 && bytes[at - 1] !== lf ? lineEnd : '')
  const parts: Uint8Array[] = [bytes.subarray(0, top), Buffer.from(ended(top)), textOf(insert)]
  let from = top
  let isAdded = false
  const addHere = (at: number) => {
    parts.push(bytes.subarray(from, at))
    if (add.length > 0 && at > top) parts.push(Buffer.from(ended(at)))
    parts.push(textOf(add))
    from = at
    isAdded = true
  }
  for (const field of fields) {
    if (!isAdded && field.start >= end) addHere(end)
    const nth = (seen.get(field.name) ?? 0) + 1
    seen.set(field.name, nth)
    if (!gone.has(`${field.name} ${nth}`)) continue
    parts.push(bytes.subarray(from, field.start))
    from = field.end
  }
  if (!isAdded) addHere(end)
  parts.push(bytes.subarray(from))
  return Buffer.concat(parts)
}
