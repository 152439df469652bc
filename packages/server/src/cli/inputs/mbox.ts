/** RFC 4155 mbox to messages: a `From ` line after an empty line (or at the start) begins one. */

const fromLine = Buffer.from('\nFrom ')

/** Where a message starts after `from`: the offset of the F, or -1. The line before has to be empty. */
const nextStart = (bytes: Buffer, from: number): number => {
  for (let at = bytes.indexOf(fromLine, from); at >= 0; at = bytes.indexOf(fromLine, at + 1)) {
    if (at > 0 && (bytes[at - 1] === 10 || (bytes[at - 1] === 13 && bytes[at - 2] === 10))) return at + 1
  }
  return -1
}

/** The message without its `From ` line; `>From ` quoting (mboxrd) undone only for exactly one `>`. */
const unquoted = (bytes: Buffer): Buffer => {
  const end = bytes.indexOf(10)
  const body = end < 0 ? Buffer.alloc(0) : bytes.subarray(end + 1)
  const quoted = Buffer.from('\n>From ')
  if (body.indexOf(quoted) < 0) return body
  const pieces: Buffer[] = []
  let from = 0
  for (let at = body.indexOf(quoted); at >= 0; at = body.indexOf(quoted, at + 1)) {
    pieces.push(body.subarray(from, at + 1))
    from = at + 2
  }
  pieces.push(body.subarray(from))
  return Buffer.concat(pieces)
}

/** Messages one by one; 'too-large' in place of one above `bytesMax`, whose bytes are passed over. */
export async function* splitMbox(
  stream: AsyncIterable<Buffer>,
  bytesMax: number,
): AsyncGenerator<Buffer | 'too-large'> {
  let chunks: Buffer[] = []
  let size = 0
  let tooLarge = false
  for await (const chunk of stream) {
    // A separator may straddle two chunks: search from a few bytes before the seam.
    let bytes = size > 0 ? Buffer.concat([tailOf(chunks), chunk]) : chunk
    let seam = bytes.length - chunk.length
    let searchFrom = 0
    for (;;) {
      const start = nextStart(bytes, searchFrom)
      if (start < 0) break
      chunks.push(bytes.subarray(seam, Math.max(seam, start)))
      if (tooLarge) yield 'too-large'
      else yield unquoted(trimmed(Buffer.concat(chunks), start < seam ? seam - start : 0))
      // What followed the separator's start before the seam belongs to the next message.
      chunks = start < seam ? [bytes.subarray(start, seam)] : []
      size = start < seam ? seam - start : 0
      tooLarge = false
      bytes = bytes.subarray(start)
      seam = Math.max(0, seam - start)
      searchFrom = 0
    }
    const rest = bytes.subarray(seam)
    size += rest.length
    if (size > bytesMax) {
      tooLarge = true
      chunks = [tailOf([...chunks, rest])]
    } else chunks.push(rest)
  }
  if (tooLarge) yield 'too-large'
  else if (size > 0) yield unquoted(Buffer.concat(chunks))
}

const seamBytes = 8
const tailOf = (chunks: readonly Buffer[]): Buffer => {
  const tail: Buffer[] = []
  let length = 0
  for (let i = chunks.length - 1; i >= 0 && length < seamBytes; i--) {
    const piece = chunks[i]!.subarray(Math.max(0, chunks[i]!.length - (seamBytes - length)))
    tail.unshift(piece)
    length += piece.length
  }
  return Buffer.concat(tail)
}

const trimmed = (bytes: Buffer, endBytes: number): Buffer =>
  endBytes > 0 ? bytes.subarray(0, bytes.length - endBytes) : bytes
