/** Reading one Authentication-Results value (RFC 8601 §2.2) as receiving servers really write it. */
import { limits } from '../limits.ts'

/** `smtp.mailfrom=user@example.com`: ptype 'smtp', property 'mailfrom'. Quotes removed; names lower case. */
type AuthProperty = {
  /** '' for a property written without one: `action=none` (Microsoft), `d=example.com` (Cisco). */
  readonly ptype: string
  readonly property: string
  readonly value: string
}
export type AuthResult = {
  /** Lower case: 'spf', 'dkim', 'dmarc', 'arc', 'bimi', ... */
  readonly method: string
  readonly version: string
  /** Lower case, as written: may be a word RFC 8601 does not know ('bestguesspass'). */
  readonly result: string
  readonly reason: string
  readonly comments: readonly string[]
  readonly properties: readonly AuthProperty[]
}
export type AuthenticationResults = {
  /** Lower case; '' where the field names none, as Microsoft's do. */
  readonly authservId: string
  readonly version: string
  readonly results: readonly AuthResult[]
}

const TAB = 9
const LF = 10
const CR = 13
const SPACE = 32
const QUOTE = 34
const OPEN = 40
const CLOSE = 41
const DOT = 46
const SLASH = 47
const SEMICOLON = 59
const EQUALS = 61
const BACKSLASH = 92

const isSpace = (code: number): boolean => code === SPACE || code === TAB || code === LF || code === CR

/** A property that follows an empty value: `smtp.mailfrom= smtp.helo=mx.example.com`. */
const propertyStart = /^(?:smtp|header|body|policy|polrec)\.[a-z0-9-]+=/i

/** Where the reading stands. One object per field, changed in place. */
type Reader = {
  readonly text: string
  readonly nestedComments: boolean
  at: number
  /** No closing quote from here on, learned once so that looking for one stays linear. */
  quotesExhausted: boolean
  unclosedComment: boolean
  readonly comments: string[]
}

/** @returns the offset after the closing quote, or -1 when there is none. */
const quotedEnd = (reader: Reader, open: number): number => {
  if (reader.quotesExhausted) return -1
  const { text } = reader
  for (let at = open + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === BACKSLASH) at++
    else if (code === QUOTE) return at + 1
  }
  reader.quotesExhausted = true
  return -1
}

const withoutBackslashes = (text: string): string => (text.includes('\\') ? text.replace(/\\(.)/gs, '$1') : text)

/**
 * Reads a comment from its opening parenthesis. A quoted string inside is taken whole, though RFC 5322 §3.2.2 gives
 * quotes no meaning there: servers copy the envelope sender into comments, and `"x) dmarc=pass ("@example.com` is one.
 */
const readComment = (reader: Reader): void => {
  const { text } = reader
  const start = reader.at + 1
  let depth = 1
  let at = start
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === BACKSLASH) at++
    else if (code === QUOTE) {
      const end = quotedEnd(reader, at)
      if (end > 0) at = end - 1
    } else if (code === OPEN && reader.nestedComments) depth++
    else if (code === CLOSE && --depth === 0) break
    at++
  }
  if (at >= text.length) reader.unclosedComment = true
  reader.comments.push(withoutBackslashes(text.slice(start, at)))
  reader.at = at + 1
}

/** Skips white space and comments (CFWS); the comments are kept in reader.comments. */
const skip = (reader: Reader): void => {
  const { text } = reader
  while (reader.at < text.length) {
    const code = text.charCodeAt(reader.at)
    if (isSpace(code)) reader.at++
    else if (code === OPEN) readComment(reader)
    else return
  }
}

/** Reads up to white space, `;` or `(`, for a key also up to `=` and `/`. Quoted pieces count whole, unquoted. */
const readWord = (reader: Reader, key: boolean): string => {
  const { text } = reader
  let word = ''
  let start = reader.at
  while (reader.at < text.length) {
    const code = text.charCodeAt(reader.at)
    if (isSpace(code) || code === SEMICOLON || code === OPEN) break
    if (key && (code === EQUALS || code === SLASH)) break
    if (code === QUOTE) {
      const end = quotedEnd(reader, reader.at)
      if (end > 0) {
        word += text.slice(start, reader.at) + withoutBackslashes(text.slice(reader.at + 1, end - 1))
        start = end
        reader.at = end
        continue
      }
    }
    reader.at++
  }
  return word + text.slice(start, reader.at)
}

/** `smtp . mailfrom` may be written with CFWS around its one dot (RFC 8601 §2.2 propspec): three words at most. */
const readKey = (reader: Reader): string => {
  let key = readWord(reader, true)
  skip(reader)
  for (let joins = 0; joins < 2 && key !== ''; joins++) {
    if (!key.endsWith('.') && reader.text.charCodeAt(reader.at) !== DOT) break
    key += readWord(reader, true)
    skip(reader)
  }
  return key.toLowerCase()
}

const readValue = (reader: Reader): string => {
  const before = reader.at
  skip(reader)
  if (reader.at > before && propertyStart.test(reader.text.slice(reader.at, reader.at + 40))) return ''
  return readWord(reader, false)
}

type Draft = { -readonly [K in keyof AuthResult]: AuthResult[K] } & {
  comments: string[]
  properties: AuthProperty[]
}

const addPair = (results: Draft[], first: boolean, key: string, version: string, value: string): void => {
  const last = results[results.length - 1]
  const dot = key.indexOf('.')
  if (dot < 0 && first) {
    results.push({ method: key, version, result: value.toLowerCase(), reason: '', comments: [], properties: [] })
  } else if (!last) {
    // A property before any method belongs to nothing.
  } else if (key === 'reason' && last.reason === '') last.reason = value
  // Yahoo! JAPAN: `dkim=pass (ok); header.i=@example.com`, so a property may stand behind a semicolon of its own.
  else last.properties.push({ ptype: key.slice(0, Math.max(dot, 0)), property: key.slice(dot + 1), value })
}

/** Reads `key=value ...` up to and over the next semicolon. */
const readSegment = (reader: Reader, results: Draft[]): void => {
  const { text } = reader
  let first = true
  while (reader.at < text.length) {
    skip(reader)
    const own = first ? undefined : results[results.length - 1]
    if (own) own.comments.push(...reader.comments)
    // A comment before the segment's own method says nothing of the one before.
    if (own || first) reader.comments.length = 0
    const code = text.charCodeAt(reader.at)
    if (code === SEMICOLON) {
      reader.at++
      return
    }
    if (code === EQUALS || code === SLASH) {
      reader.at++
      continue
    }
    const key = readKey(reader)
    let version = ''
    if (text.charCodeAt(reader.at) === SLASH) {
      reader.at++
      skip(reader)
      version = readWord(reader, true)
      skip(reader)
    }
    if (text.charCodeAt(reader.at) !== EQUALS) continue // `none`, or a stray word
    reader.at++
    addPair(results, first, key, version, readValue(reader))
    first = false
  }
}

const readAll = (text: string, nestedComments: boolean): { fields: AuthenticationResults; whole: boolean } => {
  const reader: Reader = {
    text,
    nestedComments,
    at: 0,
    quotesExhausted: false,
    unclosedComment: false,
    comments: [],
  }
  skip(reader)
  let authservId = readWord(reader, true)
  let version = ''
  skip(reader)
  const code = text.charCodeAt(reader.at)
  if (code === EQUALS || code === SLASH) {
    // Microsoft names no authserv-id: the first segment is a method already.
    authservId = ''
    reader.at = 0
  } else {
    const before = reader.at
    version = readWord(reader, true)
    skip(reader)
    if (!/^\d+$/.test(version)) {
      version = ''
      reader.at = before
    }
    if (text.charCodeAt(reader.at) === SEMICOLON) reader.at++
  }
  reader.comments.length = 0
  const results: Draft[] = []
  while (reader.at < text.length) readSegment(reader, results)
  const last = results[results.length - 1]
  if (last) last.comments.push(...reader.comments)
  return { fields: { authservId: authservId.toLowerCase(), version, results }, whole: !reader.unclosedComment }
}

/**
 * Reads one Authentication-Results value: RFC 8601 §2.2, and the forms of Microsoft (no authserv-id), Yahoo! JAPAN
 * (properties behind semicolons) and Cisco (properties without ptype). Says nothing of whether to believe it.
 * @param value The field's body, unfolded and NOT decoded (HeaderField.raw): an encoded word decodes to semicolons.
 * @returns null where nothing can be read of it. Never throws; linear, over at most limits.fieldBytes.
 * @see RFC 8601 §2.2
 */
export const parseAuthenticationResults = (value: string): AuthenticationResults | null => {
  const text = value.length > limits.fieldBytes ? value.slice(0, limits.fieldBytes) : value
  let read = readAll(text, true)
  // An unescaped parenthesis in a comment would swallow all behind it: then the first `)` ends each comment.
  if (!read.whole) read = readAll(text, false)
  const { fields } = read
  return fields.authservId === '' && fields.results.length === 0 ? null : fields
}
