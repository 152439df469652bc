/** A front end on a free loopback port, and raw bytes to and from it. */
import { connect, type Socket } from 'node:net'
import { type GatewaySettings, gatewaySchema } from '../settings.ts'
import type { Listening } from '../socket.ts'

export const anyPort = { kind: 'inet', host: '127.0.0.1', port: 0 } as const

export const settingsWith = (some: Partial<GatewaySettings> = {}): GatewaySettings => ({
  ...gatewaySchema.parse({}),
  ...some,
})

export const portOf = ({ endpoint }: Listening): number => (endpoint.kind === 'inet' ? endpoint.port : 0)

export const dial = (listening: Listening): Socket =>
  connect({ host: '127.0.0.1', port: portOf(listening), allowHalfOpen: true })

/** All that comes until the other side ends. */
export const heard = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    const parts: Buffer[] = []
    socket.on('data', (part: Buffer) => parts.push(part))
    socket.on('error', () => undefined)
    socket.once('close', () => resolve(Buffer.concat(parts).toString('latin1')))
    socket.once('end', () => socket.end())
  })

/** One conversation: says this, hears the rest. @param ends half-closes after it. */
export const converse = (listening: Listening, said: string | Uint8Array, ends = true): Promise<string> => {
  const socket = dial(listening)
  const answer = heard(socket)
  if (ends) socket.end(said)
  else socket.write(said)
  return answer
}
