/** What a mail on a POP3 server is known again by without fetching it whole: its header. */
import { createHash } from 'node:crypto'

/** Of a longer header the beginning. */
const headerBytesMax = 64 * 1024

/** Old servers write the state of the mail into its header, which changes once it was fetched. */
const stateField = /^(?:x-)?(?:status|uidl?|keywords):/i

/** @param lines of the mail, or of its header alone. */
export const headerHash = (lines: readonly string[]): string => {
  const end = lines.indexOf('')
  const header = lines.slice(0, end < 0 ? lines.length : end).filter((line) => !stateField.test(line))
  return createHash('sha256').update(header.join('\n')).digest('hex').slice(0, 32)
}

export const headerHashOf = (start: Uint8Array): string =>
  headerHash(Buffer.from(start.subarray(0, headerBytesMax)).toString('utf8').split(/\r?\n/))

/** Passes a mail on and keeps of it what headerHashOf() reads. */
export async function* keepingHeader(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  kept: Uint8Array[],
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const piece of pieces) {
    if (bytes < headerBytesMax) kept.push(piece)
    bytes += piece.length
    yield piece
  }
}
