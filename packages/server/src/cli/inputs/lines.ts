/** Byte lines of a stream. A line may span any number of chunks; one above the limit is passed over. */
export async function* splitLines(
  stream: AsyncIterable<Buffer>,
  bytesMax: number,
): AsyncGenerator<Buffer | 'too-large'> {
  let pending: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    let from = 0
    for (;;) {
      const end = chunk.indexOf(10, from)
      const piece = chunk.subarray(from, end < 0 ? chunk.length : end)
      size += piece.length
      if (size > bytesMax) pending = []
      else if (piece.length > 0) pending.push(piece)
      if (end < 0) break
      yield lineOf(pending, size, bytesMax)
      pending = []
      size = 0
      from = end + 1
    }
  }
  if (size > 0) yield lineOf(pending, size, bytesMax)
}

const lineOf = (pieces: readonly Buffer[], size: number, bytesMax: number): Buffer | 'too-large' =>
  size > bytesMax ? 'too-large' : pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)
