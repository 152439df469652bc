/** SpamAssassin's daemon as spamc asks it, SPAMC/1.0 to 1.5: one request a connection. */
import { createServer, type Socket } from 'node:net'
import { createByteBudget } from '../byte-budget.ts'
import { isOwnMachine } from '../check/who-may.ts'
import { type Listening, listenOn } from '../socket.ts'
import { answerRequest } from './answer-request.ts'
import type { SpamdOptions } from './options.ts'
import { readRequest } from './read-request.ts'
import { failure } from './response.ts'

/** The whole of a request has come by then, and the answer been taken, however slow the client is, ms. */
const requestMs = 120_000
/** How long after the longest judging an answer may still be under way, ms. */
const answerMs = 5_000
/** How long a client may take to hang up after the answer, ms. */
const lingerMs = 2_000

/** Writes the last of it, then waits for the client to hang up: closing first could take the answer from it. */
const say = (socket: Socket, bytes: Buffer | null, longestMs: number): Promise<void> =>
  new Promise((resolve) => {
    const stuck = setTimeout(() => socket.destroy(), longestMs)
    let lingering: NodeJS.Timeout | undefined
    socket.once('close', () => {
      clearTimeout(stuck)
      clearTimeout(lingering)
      resolve()
    })
    socket.once('end', () => socket.writableFinished && socket.destroy())
    socket.end(bytes ?? Buffer.alloc(0), () => {
      if (socket.readableEnded) socket.destroy()
      else lingering = setTimeout(() => socket.destroy(), lingerMs)
    })
  })

export const listenSpamd = async (options: SpamdOptions): Promise<Listening> => {
  const { settings, log } = options
  const budget = createByteBudget(settings.bytesMax)
  const longestMs = Math.min(settings.idleMs, requestMs)
  /** Each with whether it has said anything. */
  const open = new Map<Socket, boolean>()

  const serve = async (socket: Socket): Promise<void> => {
    const request = await readRequest(socket, { bytesMax: settings.bytesMax, budget, requestMs: longestMs })
    if (request.status === 'gone' || socket.destroyed) {
      if (request.status === 'read') request.release()
      return
    }
    if (request.status === 'refused') {
      log('info', 'spamd.refused', { exit: request.exit, why: request.why })
      return say(socket, failure(request.exit), longestMs)
    }
    const gone = new AbortController()
    const leave = () => gone.abort()
    socket.once('close', leave)
    try {
      const bytes = await answerRequest(options, request, isOwnMachine(socket.remoteAddress), gone.signal)
      socket.off('close', leave)
      if (!socket.destroyed) await say(socket, bytes, longestMs)
    } finally {
      request.release()
    }
  }

  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    open.set(socket, false)
    socket.once('data', () => open.set(socket, true))
    socket.once('close', () => open.delete(socket))
    // A reset is a client that left: 'close' follows.
    socket.on('error', () => undefined)
    serve(socket).catch((error) => {
      log('warn', 'spamd.error', { name: error instanceof Error ? error.name : typeof error })
      socket.destroy()
    })
  })
  server.maxConnections = settings.connectionsMax
  const endpoint = await listenOn(server, options.socket, settings.milterMode)
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      const late = setTimeout(() => {
        for (const socket of open.keys()) socket.destroy()
      }, settings.judgeMs + answerMs)
      server.close(() => {
        clearTimeout(late)
        resolve()
      })
      for (const [socket, hasSaid] of open) if (!hasSaid) socket.destroy()
    })
  return { endpoint, connections: () => open.size, close }
}
