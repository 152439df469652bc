/** Bytes and strings of one character a byte. */

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
/** Arguments one call of String.fromCharCode.apply can take on every engine. */
const chunkChars = 8_192

/** Each byte as the code unit of the same number (ISO 8859-1, not windows-1252 as TextDecoder's 'latin1'). */
export function latin1Of(bytes: Uint8Array): string {
  const text = utf8.decode(bytes)
  // As many characters as bytes and none replaced: all ASCII, and the native decoder is far faster than the loop below.
  if (text.length === bytes.length && !text.includes('\ufffd')) return text
  let out = ''
  for (let i = 0; i < bytes.length; i += chunkChars) {
    out += String.fromCharCode.apply(null, bytes.subarray(i, i + chunkChars) as unknown as number[])
  }
  return out
}

/** The inverse of latin1Of(); code units above 255 lose their upper byte. */
export function bytesOf(latin1: string): Uint8Array {
  const out = new Uint8Array(latin1.length)
  for (let i = 0; i < latin1.length; i++) out[i] = latin1.charCodeAt(i)
  return out
}

export function concatBytes(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1) return chunks[0]!
  let length = 0
  for (const chunk of chunks) length += chunk.length
  const out = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    out.set(chunk, at)
    at += chunk.length
  }
  return out
}
