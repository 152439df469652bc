/** PDF: a light look by words, in plain bytes and in object streams. @see ISO 32000-1 */
import { bounds } from './bounds.ts'
import { asciiView } from './bytes.ts'
import { addLink, type Found } from './found.ts'
import { inflate } from './inflate.ts'
import type { Mark } from './marks.ts'

/** ISO 32000-1 §7.3.5: a name ends at white space or a delimiter. */
const nameEnds = (text: string, at: number): boolean => at >= text.length || /[\s()<>[\]{}/%]/.test(text[at] as string)

const hasName = (text: string, name: string): boolean => {
  for (let at = text.indexOf(name), n = 0; at >= 0 && n < bounds.pdfNames; at = text.indexOf(name, at + 1), n++) {
    if (nameEnds(text, at + name.length)) return true
  }
  return false
}

const names: readonly (readonly [string, Mark])[] = [
  ['/JavaScript', 'javascript'],
  ['/JS', 'javascript'],
  ['/Launch', 'launch-action'],
  ['/EmbeddedFile', 'embedded-file'],
  ['/EmbeddedFiles', 'embedded-file'],
  ['/SubmitForm', 'submit-form'],
  ['/RichMedia', 'embedded-object'],
]

/** §7.3.4.2: a literal string up to its closing bracket, escapes undone. */
const readLiteral = (text: string, start: number): string => {
  let out = ''
  let depth = 1
  for (let i = start; i < text.length && i - start < bounds.urlChars; i++) {
    const c = text[i] as string
    if (c === '\\') {
      const octal = /^[0-7]{1,3}/.exec(text.slice(i + 1, i + 4))?.[0]
      if (octal !== undefined) {
        out += String.fromCharCode(Number.parseInt(octal, 8) & 0xff)
        i += octal.length
      } else {
        const next = text[i + 1] ?? ''
        if (next !== '\n' && next !== '\r') out += next
        i++
      }
      continue
    }
    if (c === '(') depth++
    if (c === ')' && --depth === 0) return out
    out += c
  }
  return ''
}

/** §7.3.4.3: a hexadecimal string. */
const readHex = (text: string, start: number): string => {
  const end = text.indexOf('>', start)
  if (end < 0 || end - start > bounds.urlChars * 2) return ''
  const digits = text.slice(start, end).replace(/[^0-9a-f]/gi, '')
  let out = ''
  for (let i = 0; i + 1 < digits.length; i += 2) out += String.fromCharCode(Number.parseInt(digits.slice(i, i + 2), 16))
  return out
}

/** §12.6.4.7: `/URI (…)` or `/URI <…>`. */
const readLinks = (found: Found, text: string): void => {
  for (let at = text.indexOf('/URI'), n = 0; at >= 0 && n < bounds.pdfNames; at = text.indexOf('/URI', at + 4), n++) {
    let p = at + 4
    while (p < at + 12 && /\s/.test(text[p] ?? '')) p++
    if (text[p] === '(') addLink(found, 'pdf', readLiteral(text, p + 1))
    else if (text[p] === '<' && text[p + 1] !== '<') addLink(found, 'pdf', readHex(text, p + 1))
  }
}

/** Longest escaped name looked at: the twelve letters of EmbeddedFile, three characters each. */
const nameChars = 36

/** Actions worth hiding: /JavaScript written as /J#61vaScript is not found by plain search. */
const hiddenNames: ReadonlyMap<string, Mark> = new Map([
  ['/JavaScript', 'javascript'],
  ['/JS', 'javascript'],
  ['/Launch', 'launch-action'],
  ['/EmbeddedFile', 'embedded-file'],
  ['/OpenAction', 'open-action'],
  ['/AA', 'open-action'],
])

/** §7.3.5: #xx in a name is that character. Looks at names that hold one. */
const readEscapedNames = (found: Found, text: string): void => {
  let last = -1
  for (let at = text.indexOf('#'), n = 0; at >= 0 && n < bounds.pdfNames; at = text.indexOf('#', at + 1), n++) {
    const from = Math.max(0, at - nameChars)
    const slash = text.slice(from, at).lastIndexOf('/')
    const start = from + slash
    if (slash < 0 || start === last) continue
    last = start
    const written = /^\/(?:[A-Za-z]|#[4-7][0-9A-Fa-f]){2,12}/.exec(text.slice(start, start + nameChars + 1))?.[0] ?? ''
    const name = written.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    const mark = hiddenNames.get(name)
    if (mark === undefined || name === written) continue
    found.marks.add(mark)
    found.marks.add('name-obfuscation')
  }
}

const readWords = (found: Found, text: string): void => {
  readEscapedNames(found, text)
  for (const [name, mark] of names) if (!found.marks.has(mark) && hasName(text, name)) found.marks.add(mark)
  if (hasName(text, '/OpenAction') || hasName(text, '/AA')) found.marks.add('open-action')
  readLinks(found, text)
}

/**
 * The text between streams, where every object stands that is not in an object stream: compressed bytes would give
 * short names by chance. A stream without end counts as outside.
 */
const outsideStreams = (text: string): string => {
  const pieces: string[] = []
  let at = 0
  for (let start = text.indexOf('stream', 0); start >= 0; start = text.indexOf('stream', at)) {
    const end = text.indexOf('endstream', start + 6)
    if (end < 0) break
    pieces.push(text.slice(at, start))
    at = end + 9
  }
  pieces.push(text.slice(at))
  return pieces.join('\n')
}

/** Characters before and after `/ObjStm` in which its dictionary stands. */
const dictionaryChars = 400

/** §7.5.7: object streams hold most objects of a modern PDF, annotations with their links among them. */
const readObjectStreams = (found: Found, b: Uint8Array, text: string): void => {
  let n = 0
  for (let at = text.indexOf('/ObjStm'); at >= 0 && n < bounds.pdfStreams; at = text.indexOf('/ObjStm', at + 7), n++) {
    const after = text.slice(at, at + dictionaryChars).indexOf('stream')
    if (after < 0) continue
    const before = text.slice(Math.max(0, at - dictionaryChars), at)
    const dictionary = before.slice(before.lastIndexOf('obj') + 1) + text.slice(at, at + after)
    let start = at + after + 6
    if (text[start] === '\r') start++
    if (text[start] === '\n') start++
    const end = text.indexOf('endstream', start)
    const data = b.subarray(start, end < 0 ? b.length : end)
    if (dictionary.includes('/FlateDecode')) {
      // RFC 1950: two bytes of zlib header before the DEFLATE data.
      readWords(found, asciiView(inflate(found, data.subarray(2), bounds.pdfStreamBytes).bytes))
    } else if (!dictionary.includes('/Filter')) readWords(found, asciiView(data.subarray(0, bounds.pdfStreamBytes)))
  }
}

/** Fills `found` from a PDF. */
export const lookIntoPdf = (found: Found, b: Uint8Array): void => {
  const text = asciiView(b)
  const outside = outsideStreams(text)
  readWords(found, outside)
  if (hasName(outside, '/Encrypt')) found.marks.add('encrypted')
  else readObjectStreams(found, b, text)
  // Nearly every PDF opens at a page or zoom by /OpenAction; only an action that runs or leads somewhere counts.
  const m = found.marks
  if (!m.has('javascript') && !m.has('launch-action') && !m.has('submit-form')) m.delete('open-action')
}
