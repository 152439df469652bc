/** A mail as SMTP sends it: lines end by CRLF, dots at their beginning are doubled, and the dot that ends it (RFC 5321 §4.5.2). */

const cr = 13
const lf = 10
const dot = 46

/**
 * A CR or LF that stands alone becomes CRLF (§2.3.8 forbids them): what one server takes for a line end and another does
 * not would let a second mail be smuggled in the first.
 */
export const formatData = (bytes: Uint8Array): Buffer => {
  // At most each byte becomes two: a lone CR or LF, a dot after one.
  const out = Buffer.allocUnsafe(bytes.length * 2 + 5)
  let at = 0
  let isLineStart = true
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (byte === cr || byte === lf) {
      out[at++] = cr
      out[at++] = lf
      if (byte === cr && bytes[i + 1] === lf) i++
      isLineStart = true
      continue
    }
    if (isLineStart && byte === dot) out[at++] = dot
    out[at++] = byte
    isLineStart = false
  }
  if (!isLineStart) {
    out[at++] = cr
    out[at++] = lf
  }
  out[at++] = dot
  out[at++] = cr
  out[at++] = lf
  return out.subarray(0, at)
}
