/** The mail server's side of the milter protocol, for tests: packets out, packets in. */
import { connect, type Socket } from 'node:net'
import { formatNumber, formatPacket, formatText, openPacketReader, type Packet } from '../milter/packet.ts'
import type { Endpoint } from '../socket.ts'

export type Offer = { readonly version: number; readonly actions: number; readonly steps: number }

/** As Postfix 3.7 offers it. */
export const postfixOffer: Offer = { version: 6, actions: 0x1ff, steps: 0x1fffff }

export type MailToSend = {
  readonly from?: string
  readonly to?: readonly string[]
  readonly fields?: readonly (readonly [name: string, value: string])[]
  readonly body?: string
  readonly queueId?: string
}

export const offerPacket = ({ version, actions, steps }: Offer): Buffer =>
  formatPacket('O', formatNumber(version), formatNumber(actions), formatNumber(steps))

export const macroPacket = (command: string, macros: Readonly<Record<string, string>>): Buffer =>
  formatPacket('D', Buffer.from(command), ...Object.entries(macros).flat().map(formatText))

export const connectPacket = (name: string, ip: string): Buffer => {
  const family = ip.includes(':') ? '6' : '4'
  return formatPacket('C', formatText(name), Buffer.from(family), Buffer.from([0x30, 0x39]), formatText(ip))
}

/** What stands for one mail, in order: command and packet. */
export const mailPackets = (mail: MailToSend): readonly (readonly [string, Buffer])[] => {
  const { from = 'a@sender.test', to = ['taro@example.test'], fields = [['Subject', ' hi']] } = mail
  const body = mail.body ?? 'hello\r\n'
  const pieces: Buffer[] = []
  const bytes = Buffer.from(body, 'latin1')
  for (let at = 0; at < bytes.length; at += 65_535) pieces.push(bytes.subarray(at, at + 65_535))
  return [
    ['M', formatPacket('M', formatText(`<${from}>`), formatText('SIZE=100'))],
    ...to.map((address) => ['R', formatPacket('R', formatText(`<${address}>`))] as const),
    ...fields.map(([name, value]) => ['L', formatPacket('L', formatText(name), formatText(value))] as const),
    ...pieces.map((piece) => ['B', formatPacket('B', piece)] as const),
    ['D', macroPacket('E', { i: mail.queueId ?? '4Abc' })],
    ['E', formatPacket('E')],
  ]
}

export type MilterClient = {
  readonly socket: Socket
  readonly send: (packet: Uint8Array) => void
  /** @returns null when the other side ended instead. */
  readonly next: () => Promise<Packet | null>
  /** What was taken of the offer. */
  readonly negotiate: (offer?: Offer) => Promise<{ readonly packet: Packet; readonly steps: number }>
  /** CONNECT and HELO. @returns the answers waited for. */
  readonly greet: (name?: string, ip?: string) => Promise<readonly string[]>
  /** One mail, waiting for answers as was agreed; then all that is said at its end. 'p' is left out. */
  readonly mail: (mail?: MailToSend) => Promise<readonly Packet[]>
  readonly close: () => void
}

const quietBits: Readonly<Record<string, number>> = {
  C: 0x1000,
  H: 0x2000,
  M: 0x4000,
  R: 0x8000,
  L: 0x80,
  B: 0x80000,
}
const lastWords = new Set(['a', 'c', 'd', 'r', 't', 'y'])

export const openMilterClient = async (endpoint: Endpoint): Promise<MilterClient> => {
  const socket =
    endpoint.kind === 'unix' ? connect(endpoint.path) : connect({ host: endpoint.host, port: endpoint.port })
  socket.setNoDelay(true)
  const reader = openPacketReader()
  const packets: Packet[] = []
  let isEnded = false
  let wake = () => {}
  socket.on('data', (chunk: Buffer) => {
    packets.push(...(reader.push(chunk) ?? []))
    wake()
  })
  socket.on('error', () => undefined)
  socket.on('close', () => {
    isEnded = true
    wake()
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  const next = async (): Promise<Packet | null> => {
    while (packets.length === 0 && !isEnded)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    return packets.shift() ?? null
  }
  let steps = 0
  const waitFor = async (command: string): Promise<readonly string[]> =>
    command === 'D' || command === 'E' || steps & (quietBits[command] ?? 0) ? [] : [(await next())?.command ?? '']

  return {
    socket,
    send: (packet) => socket.write(packet),
    next,
    negotiate: async (offer = postfixOffer) => {
      socket.write(offerPacket(offer))
      const packet = await next()
      if (packet?.command !== 'O') throw new Error('no answer to the offer')
      steps = packet.data.readUInt32BE(8)
      return { packet, steps }
    },
    greet: async (name = 'client.test', ip = '192.0.2.7') => {
      socket.write(macroPacket('C', { j: 'mx.example.test', '{client_addr}': ip, '{client_name}': name }))
      socket.write(connectPacket(name, ip))
      const first = await waitFor('C')
      socket.write(formatPacket('H', formatText('helo.test')))
      return [...first, ...(await waitFor('H'))]
    },
    mail: async (mail = {}) => {
      let isSkipped = false
      for (const [command, packet] of mailPackets(mail)) {
        if (command === 'B' && isSkipped) continue
        socket.write(packet)
        const [answer] = await waitFor(command)
        if (answer === 's') isSkipped = true
      }
      const said: Packet[] = []
      for (;;) {
        const packet = await next()
        if (packet === null) return said
        if (packet.command !== 'p') said.push(packet)
        if (lastWords.has(packet.command)) return said
      }
    },
    close: () => socket.destroy(),
  }
}
