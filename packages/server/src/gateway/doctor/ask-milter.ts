/** One made-up mail through the milter protocol to the running gateway, as Postfix would send it. Nothing is delivered. */
import { formatNumber, formatPacket, formatText, openPacketReader, type Packet } from '../milter/packet.ts'
import { connectTo, type Endpoint } from '../socket.ts'

export type Answered =
  | {
      readonly status: 'answered'
      readonly end: 'accepted' | 'deferred' | 'refused'
      /** Names of the fields it would get, in order, each once. */
      readonly fields: readonly string[]
    }
  | { readonly status: 'silent'; readonly reason: string }

export type AskMilter = {
  readonly endpoint: Endpoint
  /** myhostname of Postfix. */
  readonly server: string
  readonly recipient: string
  readonly waitMs: number
}

/** As Postfix 3.7 offers it, but for what may be left unanswered: each step is answered. */
const offer = { version: 6, actions: 0x1ff, steps: 0 }
/** A mail has a dozen answers; a server that says more is none of ours. */
const packetsMax = 500

const fields: readonly (readonly [string, string])[] = [
  ['From', 'Miwake doctor <doctor@example.com>'],
  ['Subject', 'Test of the mail server'],
  ['Date', 'Mon, 02 Nov 2026 09:00:00 +0900'],
  ['Message-ID', '<miwake-doctor@example.com>'],
  ['MIME-Version', '1.0'],
  ['Content-Type', 'text/plain; charset=utf-8'],
]
const body = 'This mail was made by miwake doctor. It is delivered to nobody.\r\n'

const macros = (command: string, values: Readonly<Record<string, string>>): Buffer =>
  formatPacket('D', Buffer.from(command), ...Object.entries(values).flat().map(formatText))

/** Packets of one mail; those that are not answered are sent with the next that is. */
const steps = ({ server, recipient }: AskMilter): readonly Buffer[] => [
  Buffer.concat([
    macros('C', { j: server, '{client_addr}': '192.0.2.25', '{client_name}': 'mail.example.com' }),
    formatPacket('C', formatText('mail.example.com'), Buffer.from('4'), Buffer.from([0, 25]), formatText('192.0.2.25')),
  ]),
  formatPacket('H', formatText('mail.example.com')),
  formatPacket('M', formatText('<doctor@example.com>')),
  Buffer.concat([macros('R', { i: 'MIWAKEDOCTOR' }), formatPacket('R', formatText(`<${recipient}>`))]),
  ...fields.map(([name, value]) => formatPacket('L', formatText(name), formatText(value))),
  formatPacket('B', Buffer.from(body)),
  Buffer.concat([macros('E', { i: 'MIWAKEDOCTOR' }), formatPacket('E')]),
]

/** The name of a field that is added, inserted or changed. */
const fieldName = ({ command, data }: Packet): readonly string[] => {
  if (command !== 'h' && command !== 'i' && command !== 'm') return []
  const text = command === 'h' ? data : data.subarray(4)
  return [text.subarray(0, Math.max(0, text.indexOf(0))).toString('latin1')]
}

const ends: Readonly<Record<string, 'accepted' | 'deferred' | 'refused'>> = {
  a: 'accepted',
  c: 'accepted',
  d: 'accepted',
  t: 'deferred',
  r: 'refused',
}
/** REPLYCODE carries its own: 4 or 5. */
const endOf = ({ command, data }: Packet) =>
  command === 'y' ? (data.toString('latin1', 0, 1) === '4' ? 'deferred' : 'refused') : ends[command]

/** Never rejects. */
export const askMilter = async (asking: AskMilter): Promise<Answered> => {
  try {
    const socket = await connectTo(asking.endpoint, asking.waitMs)
    try {
      return await Promise.race([
        converse(asking, (bytes) => socket.write(bytes), packetsOf(socket)),
        new Promise<Answered>((resolve) => {
          socket.setTimeout(asking.waitMs, () => resolve({ status: 'silent', reason: 'timeout' }))
        }),
      ])
    } finally {
      socket.destroy()
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return { status: 'silent', reason: code ?? message }
  }
}

async function* packetsOf(socket: AsyncIterable<Buffer>): AsyncGenerator<Packet> {
  const reader = openPacketReader()
  let left = packetsMax
  for await (const chunk of socket) {
    const packets = reader.push(chunk)
    left -= packets?.length ?? packetsMax
    if (packets === null || left < 0) throw new Error('not the milter protocol')
    yield* packets
  }
  throw new Error('closed')
}

const converse = async (
  asking: AskMilter,
  send: (bytes: Buffer) => void,
  packets: AsyncGenerator<Packet>,
): Promise<Answered> => {
  const next = async (): Promise<Packet> => {
    // 'p': still at work.
    for (;;) {
      const { value } = await packets.next()
      if (value === undefined || value.command !== 'p') return value
    }
  }
  send(formatPacket('O', formatNumber(offer.version), formatNumber(offer.actions), formatNumber(offer.steps)))
  if ((await next()).command !== 'O') throw new Error('not the milter protocol')
  const all = steps(asking)
  for (const [i, step] of all.entries()) {
    send(step)
    if (i === all.length - 1) break
    const answer = await next()
    const end = endOf(answer)
    if (answer.command !== 'c' && end !== undefined) return { status: 'answered', end, fields: [] }
  }
  const names = new Set<string>()
  for (;;) {
    const packet = await next()
    for (const name of fieldName(packet)) names.add(name)
    const end = endOf(packet)
    if (end !== undefined) return { status: 'answered', end, fields: [...names] }
  }
}
