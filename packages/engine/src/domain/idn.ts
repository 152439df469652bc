/** Host names between their A-label form (ASCII, 'xn--…') and their U-label form (RFC 5890). */
import { decodePunycode } from './punycode.ts'

/** RFC 1035 §2.3.4 allows 253 characters; full-width and decomposed writing of them takes more. */
const hostCharsMax = 1024
/** RFC 1035 §2.3.4. */
const asciiCharsMax = 253
const labelCharsMax = 63

const dot = 46
const hyphen = 45

/** Letters, digits and hyphens in lower case, labels of 1 to 63 characters, none an A-label, the last not numeric. */
const isPlain = (host: string): boolean => {
  let start = 0
  let digits = true
  for (let i = 0; i <= host.length; i++) {
    const c = i < host.length ? host.charCodeAt(i) : dot
    if (c === dot) {
      if (i === start || i - start > labelCharsMax) return false
      if (i < host.length) digits = true
      start = i + 1
    } else if (c >= 97 && c <= 122) {
      digits = false
      if (c === 120 && i === start && host.startsWith('xn--', i)) return false
    } else if (c === hyphen) digits = false
    else if (c < 48 || c > 57) return false
  }
  return !digits
}

/** Characters that would end the host, or be decoded or refused in it, when put into a URL (WHATWG URL §3.4). */
const endsHost = /[\p{Cc}\s/\\?#@:%<>^|[\]]/u

const labelsFit = (host: string): boolean => {
  if (host.length > asciiCharsMax) return false
  let start = 0
  for (let i = 0; i <= host.length; i++) {
    if (i < host.length && host.charCodeAt(i) !== dot) continue
    if (i === start || i - start > labelCharsMax) return false
    start = i + 1
  }
  return true
}

/**
 * A host as browsers ask for it: UTS #46 mapped, A-labels, lower case, without final dot. Numbers become the IPv4
 * address they mean ('0x7f.1' is '127.0.0.1'). For host names only: no port, no brackets.
 * @returns '' where it is no valid host name. Never throws.
 */
export const toAscii = (host: string): string => {
  const bare = host.charCodeAt(host.length - 1) === dot ? host.slice(0, -1) : host
  if (bare.length > hostCharsMax) return ''
  if (bare.length <= asciiCharsMax && isPlain(bare)) return bare
  if (bare === '' || endsHost.test(bare)) return ''
  const url = URL.parse(`http://${bare}`)
  if (!url) return ''
  const { hostname } = url
  const ascii = hostname.endsWith('.') ? hostname.slice(0, -1) : hostname
  return labelsFit(ascii) ? ascii : ''
}

/**
 * A host as it is meant to be read: each A-label decoded. A label that is no valid punycode stays as it is.
 * @param host A-label form, as toAscii() gives it.
 */
export const toUnicode = (host: string): string => {
  if (!host.includes('xn--') || host.length > hostCharsMax) return host
  return host
    .split('.')
    .map((label) => (label.startsWith('xn--') ? unicodeLabel(label) : label))
    .join('.')
}

const beyondAscii = /[^\0-\x7f]/

/** An A-label that hides only ASCII is forged: no registry hands it out, and a dot in it would make two labels. */
const unicodeLabel = (label: string): string => {
  const text = decodePunycode(label.slice(4))
  return text !== null && beyondAscii.test(text) && !text.includes('.') ? text : label
}
