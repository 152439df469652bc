/** Values taken out of a URL: percent, base64 and query decoding that never throws. */

/** Layers of percent-encoding undone; forwarders add one each. */
const layersMax = 4
/** A wrapped URL in base64; longer is no link. */
const base64CharsMax = 8192

const escapes = /(?:%[0-9a-f]{2})+/gi

/** Percent-decodes as UTF-8; what is no valid escape stays as it is. */
export const percentDecode = (text: string): string => {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text.replace(escapes, (run) => {
      try {
        return decodeURIComponent(run)
      } catch {
        return run
      }
    })
  }
}

/**
 * The value of a query parameter, percent-decoded once, '+' kept.
 * @param query without its '?'.
 * @param name lower case; compared without case.
 * @returns null when it is not there or empty.
 */
export const queryValue = (query: string, name: string): string | null => {
  for (let start = 0; start <= query.length; ) {
    let end = query.indexOf('&', start)
    if (end < 0) end = query.length
    const from = query.startsWith('amp;', start) ? start + 4 : start
    if (query.charCodeAt(from + name.length) === 61 && from + name.length + 1 < end) {
      if (query.slice(from, from + name.length).toLowerCase() === name) {
        return percentDecode(query.slice(from + name.length + 1, end))
      }
    }
    start = end + 1
  }
  return null
}

const webStart = /^\s*https?:[/\\]{1,2}[^/\\\s]/i
const encodedStart = /^\s*https?(?:%(?:25)*3a|:)/i
const base64Start = /^aHR0c[A-Za-z0-9+/_=-]+$/

/**
 * Undoes layers of percent-encoding and base64url until a web address stands there.
 * @returns null when none comes out.
 */
export const webAddress = (value: string): string | null => {
  let text = value
  for (let layer = 0; layer < layersMax; layer++) {
    if (webStart.test(text)) return text
    if (base64Start.test(text)) text = base64Decode(text)
    else if (encodedStart.test(text)) text = percentDecode(text)
    else return null
  }
  return webStart.test(text) ? text : null
}

const equals = 0x3d

/** RFC 4648 §4 and §5, with or without padding, as latin1. @returns '' where it is none. */
export const base64Decode = (text: string): string => {
  if (text.length > base64CharsMax) return ''
  // Not by /=+$/: that looks to the end from each of many.
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === equals) end--
  const plain = text.slice(0, end).replaceAll('-', '+').replaceAll('_', '/')
  if (plain.length % 4 === 1) return ''
  try {
    return atob(plain)
  } catch {
    return ''
  }
}
