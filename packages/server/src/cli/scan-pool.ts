/** Many mails over all cores, results in the order of the input, memory bounded by a window. */
import { availableParallelism } from 'node:os'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { makeScanner, type ScanOne, type ScanSettings } from './scan-one.ts'
import { type Crew, type Mail, type Scanned, startCrew, windowPerWorker } from './worker-crew.ts'

export type { Mail, Scanned } from './worker-crew.ts'

/** Mails scanned before further threads are worth their start: each loads and warms up for half a second of CPU. */
const inlineMails = 400
/** Bytes of mail under way at most, whatever the number of threads; one larger mail is under way alone. */
const windowBytes = 64 * 1024 * 1024

/** @param threads the main thread, which scans too, and workers beside it. */
export async function* scanAll(
  mails: AsyncIterable<Mail>,
  settings: ScanSettings,
  threads = availableParallelism(),
  inlineOf = inlineMails,
): AsyncGenerator<Scanned> {
  const iterator = mails[Symbol.asyncIterator]()
  // Who waits for DNS is better off with many mails under way, and all of them elsewhere.
  const inline = settings.dns ? 1 : inlineOf
  const scanOne = makeScanner(settings)
  for (let n = 0; threads === 1 || n < inline; n++) {
    const next = await iterator.next()
    if (next.done) return
    yield await scanHere(scanOne, next.value)
  }
  const crew = startCrew(settings, settings.dns ? threads : threads - 1)
  try {
    yield* scanTogether(iterator, scanOne, crew, (settings.dns ? 1 : 2) * threads * windowPerWorker)
  } finally {
    await crew.close()
  }
}

const scanHere = async (scanOne: ScanOne, { id, bytes }: Mail): Promise<Scanned> => {
  try {
    return { id, output: await scanOne(id, bytes) }
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) }
  }
}

async function* scanTogether(
  iterator: AsyncIterator<Mail>,
  scanOne: ScanOne,
  crew: Crew,
  windowMails: number,
): AsyncGenerator<Scanned> {
  const queue: { readonly scanned: Promise<Scanned>; readonly bytes: number }[] = []
  let underWayBytes = 0
  let done = false
  while (!done || queue.length > 0) {
    while (!done && queue.length < windowMails && underWayBytes < windowBytes) {
      const next = await iterator.next()
      if (next.done) {
        done = true
        break
      }
      const mail = next.value
      underWayBytes += mail.bytes.length
      const here = !crew.hasRoom()
      const scanned = here ? scanHere(scanOne, mail) : crew.scan(mail)
      queue.push({ scanned, bytes: mail.bytes.length })
      if (here) {
        await scanned
        // Lets the answers of the workers in.
        await nextTurn()
      }
    }
    const first = queue.shift()
    if (!first) continue
    yield await first.scanned
    underWayBytes -= first.bytes
  }
}
