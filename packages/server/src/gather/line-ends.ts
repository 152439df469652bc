/** Line ends as signatures see them. */

const LF = 10
const CR = 13

/**
 * Every LF without CR becomes CRLF, as mail travels (RFC 5321 §2.3.8) and is signed (RFC 6376 §5.3, RFC 8551 §3.1.1):
 * files and IMAP servers may keep LF alone. The same bytes where there is nothing to change.
 */
export const toCrlf = (bytes: Uint8Array): Uint8Array => {
  let bare = 0
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    if (bytes[at - 1] !== CR) bare++
  }
  if (bare === 0) return bytes
  const crlf = new Uint8Array(bytes.length + bare)
  let end = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte === LF && bytes[at - 1] !== CR) crlf[end++] = CR
    crlf[end++] = byte
  }
  return crlf
}
