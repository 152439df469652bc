/** Where Postfix and Sendmail ask: the milter protocol, version 6, on TCP or a Unix socket. */
import { createServer, type Socket } from 'node:net'
import type { Hold, Judge } from '../answer.ts'
import { createByteBudget } from '../byte-budget.ts'
import type { GatewaySettings } from '../settings.ts'
import { type Endpoint, formatSocket, type GatewayLog, type Listening, listenOn } from '../socket.ts'
import { type Connection, type ConnectionWorld, serveConnection } from './connection.ts'

export type MilterLimits = {
  /** Connections beyond `connectionsMax` that are told to come again; what is beyond them is closed unheard. */
  readonly turnedAwayMax: number
  /** Postfix waits 30 s for an answer as shipped (milter_command_timeout), Sendmail 10 s. */
  readonly progressMs: number
  readonly holdMs: number
  readonly judgeSlackMs: number
  /** At the end: how long a mail server that keeps its connection is told to come again instead of being cut off. */
  readonly lingerMs: number
}

const shippedLimits: MilterLimits = {
  turnedAwayMax: 1_000,
  progressMs: 5_000,
  holdMs: 20_000,
  judgeSlackMs: 5_000,
  lingerMs: 2_000,
}

export type MilterOptions = {
  readonly socket: Endpoint
  readonly judge: Judge
  readonly hold: Hold
  readonly settings: Pick<
    GatewaySettings,
    'milterMode' | 'onFailure' | 'connectionsMax' | 'bytesMax' | 'judgeMs' | 'idleMs'
  >
  readonly log: GatewayLog
  /** Monotonic, ms. */
  readonly nowMs: () => number
  readonly limits?: Partial<MilterLimits>
}

/** @throws where it cannot listen. */
export const listenMilter = async (options: MilterOptions): Promise<Listening> => {
  const { settings, log, socket: endpoint } = options
  const limits = { ...shippedLimits, ...options.limits }
  const connections = new Map<Socket, Connection>()
  let isStopping = false
  /** Set while the end waits for something. */
  let onChange = () => {}
  const told = new Set<string>()
  const world: Omit<ConnectionWorld, 'isTurnedAway'> = {
    ...options,
    ...limits,
    transport: endpoint.kind,
    isStopping: () => isStopping,
    tellLacks: (lacks) => {
      if (lacks.length === 0 || told.has(lacks.join())) return
      told.add(lacks.join())
      log('warn', 'mail server lacks milter actions', { lacks })
    },
    room: createByteBudget(settings.bytesMax),
  }

  // Not closed, not left in the backlog: Postfix would take the first for a broken filter, whose mail milter_default_action
  // may let pass unread, and wait its full time limit for the second. So each is answered in the protocol, by `onFailure`.
  const serve = (socket: Socket) => {
    const isTurnedAway = connections.size >= settings.connectionsMax
    if (connections.size >= settings.connectionsMax + limits.turnedAwayMax) {
      socket.destroy()
      return
    }
    if (isTurnedAway) log('warn', 'too many milter connections', { open: connections.size })
    socket.once('close', () => {
      connections.delete(socket)
      onChange()
    })
    connections.set(
      socket,
      serveConnection(socket, { ...world, isTurnedAway }, () => onChange()),
    )
  }

  const server = createServer({ noDelay: true }, serve)
  const listening = await listenOn(server, endpoint, settings.milterMode)
  server.on('error', (error) => log('warn', 'milter socket', { error: String(error) }))
  log('info', 'milter listens', { socket: formatSocket(listening) })

  const waitUntil = (holds: () => boolean, waitMs: number): Promise<void> =>
    new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        onChange = () => {}
        resolve()
      }
      const timer = setTimeout(done, waitMs)
      onChange = () => {
        if (holds()) done()
      }
      onChange()
    })
  const stop = async () => {
    isStopping = true
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    await waitUntil(() => connections.size === 0, limits.lingerMs)
    // What is under way has its answer by then, but for mails whose sender is slow: they are asked to come again.
    const longestMs = settings.judgeMs + limits.judgeSlackMs + limits.holdMs
    await waitUntil(() => [...connections.values()].every(({ isInMail }) => !isInMail()), longestMs)
    for (const connection of connections.values()) connection.end()
    await closed
  }
  let stopped: Promise<void> | null = null
  return {
    endpoint: listening,
    connections: () => connections.size,
    close: () => {
      stopped ??= stop()
      return stopped
    },
  }
}
