/** Gzip, one member or several, as a stream that gives everything readable before it says what is wrong. */
import { createGunzip } from 'node:zlib'

export const isGzip = (head: Buffer): boolean =>
  head.length > 2 && head[0] === 0x1f && head[1] === 0x8b && head[2] === 8

/** Compressed bytes put in at a time: at gzip's best ratio (1,000 to 1) they come out as 32 MB. */
const stepBytes = 32 * 1024
/** Bytes zlib gives at a time: each costs a turn of the event loop. */
const chunkBytes = 256 * 1024

/** @throws after all that could be read: an Error whose `code` is Z_BUF_ERROR (cut short) or another of zlib's (damaged). */
export async function* gunzip(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const inflater = createGunzip({ chunkSize: chunkBytes })
  const ready: Buffer[] = []
  let failure: Error | undefined
  // Listening keeps the stream flowing; a `for await` over it would lose what was read before an error.
  inflater.on('data', (bytes: Buffer) => ready.push(bytes))
  inflater.on('error', (error) => {
    failure = error
  })
  const closed = new Promise<void>((resolve) => inflater.once('close', () => resolve()))
  try {
    for await (const chunk of stream) {
      for (let at = 0; at < chunk.length && !failure; at += stepBytes) {
        const written = new Promise<void>((resolve) => {
          inflater.write(chunk.subarray(at, at + stepBytes), () => resolve())
        })
        await Promise.race([written, closed])
        yield* ready.splice(0)
      }
      if (failure) break
    }
    if (!failure) {
      inflater.end()
      await closed
    }
    yield* ready.splice(0)
    if (failure) throw failure
  } finally {
    inflater.destroy()
  }
}
