/** The two parts of multipart/signed, byte for byte (RFC 1847 §2.1, RFC 8551 §3.5.3). */
import type { Message } from '@miwake/engine'
import { toCrlf } from './line-ends.ts'

const LF = 10
const CR = 13

/**
 * Both parts of a message that is multipart/signed as a whole: then all a reader sees of it is signed.
 * @returns content with its own header, CRLF lines; signature decoded. null where the message is built otherwise.
 */
export const signedParts = (
  message: Message,
  bytes: Uint8Array,
): { readonly content: Uint8Array; readonly signature: Uint8Array } | null => {
  const { root } = message
  const [content, signature] = root.children
  const boundary = root.parameters.get('boundary')
  if (root.type !== 'multipart/signed' || root.children.length !== 2 || !content || !signature || !boundary) return null
  if (signature.type !== 'application/pkcs7-signature' && signature.type !== 'application/x-pkcs7-signature')
    return null
  if (signature.transferEncoding !== 'base64') return null
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const first = delimiterLine(buffer, boundary, root.startByte)
  if (!first) return null
  const second = delimiterLine(buffer, boundary, first.next)
  // The tree must have been cut where it is cut here, or somebody reads another content than was signed.
  if (!second || content.startByte < first.next || content.endByte > second.start) return null
  if (signature.startByte < second.next) return null
  let end = second.start
  if (buffer[end - 1] === LF) end -= buffer[end - 2] === CR ? 2 : 1
  if (end < first.next) return null
  return {
    content: toCrlf(buffer.subarray(first.next, end)),
    signature: Buffer.from(buffer.toString('latin1', signature.startByte, signature.endByte), 'base64'),
  }
}

/** RFC 2046 §5.1.1: `--boundary` alone on its line, white space after it allowed. */
const delimiterLine = (
  bytes: Buffer,
  boundary: string,
  from: number,
): { readonly start: number; readonly next: number } | null => {
  const delimiter = Buffer.from(`--${boundary}`, 'latin1')
  let at = from
  for (;;) {
    const start = bytes.indexOf(delimiter, at)
    if (start < 0) return null
    let end = start + delimiter.length
    at = end
    if (start > from && bytes[start - 1] !== LF) continue
    while (bytes[end] === 32 || bytes[end] === 9) end++
    if (bytes[end] === CR && bytes[end + 1] === LF) return { start, next: end + 2 }
    if (bytes[end] === LF) return { start, next: end + 1 }
  }
}
