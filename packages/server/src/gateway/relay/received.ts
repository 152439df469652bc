/** The trace field of a server that hands mail on (RFC 5321 §4.4), and how many a mail has. */
import type { HeaderField } from '../answer.ts'
import type { Envelope } from '../envelope.ts'

/** §6.3: a mail that went so often from one server to the next goes in a circle. */
export const hopsMax = 100

const clean = (text: string): string => text.replace(/[^\x21-\x7e]|[()<>;]/g, '').slice(0, 255)

/** RFC 5322 §3.3. */
const dateOf = (time: Date): string => time.toUTCString().replace('GMT', '+0000')

export const receivedField = (
  { clientIp, clientName, helo, queueId }: Envelope,
  { name, protocol, time }: { readonly name: string; readonly protocol: 'LMTP' | 'ESMTP'; readonly time: Date },
): HeaderField => {
  const from = clean(helo) || clean(clientName ?? '') || (clientIp === null ? 'localhost' : `[${clean(clientIp)}]`)
  const known = clientIp === null ? '' : ` (${clean(clientName ?? 'unknown')} [${clean(clientIp)}])`
  const id = clean(queueId)
  return {
    name: 'Received',
    text: `from ${from}${known}\n by ${clean(name)} (Miwake) with ${protocol}${id === '' ? '' : ` id ${id}`};\n ${dateOf(time)}`,
  }
}

/** Of the header; more than `hopsMax` are not counted. */
export const countHops = (bytes: Uint8Array): number => {
  let count = 0
  for (let at = 0; at < bytes.length && count <= hopsMax; ) {
    const found = bytes.indexOf(10, at)
    const end = found < 0 ? bytes.length : found
    if (end === at || (end === at + 1 && bytes[at] === 13)) break
    if (
      Buffer.from(bytes.subarray(at, at + 9))
        .toString('latin1')
        .toLowerCase() === 'received:'
    )
      count++
    at = end + 1
  }
  return count
}
