/**
 * HTTP as rspamd speaks it, for its clients: /checkv2, /learnspam, /learnham, /ping, /stat, /metrics, /healthz, /readyz.
 * docs/rspamd.md says what an answer means.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { createByteBudget } from '../byte-budget.ts'
import { answerHealth } from '../health/listen-health.ts'
import { type Listening, listenOn } from '../socket.ts'
import { answerCheck, answerTeaching, sendJson, sendText, type Work } from './answer-request.ts'
import { requestFields } from './envelope-of.ts'
import type { CheckOptions } from './options.ts'
import { createCounting, statOf } from './stat.ts'
import { isOfBrowser, mayTeach } from './who-may.ts'

/** A recipient's address takes about 60 bytes: some four thousand of them, bytes. */
const headerBytesMax = 262_144
/** The whole of a request has come by then, however slowly its sender writes, ms. */
const requestMs = 120_000
/** How long after the longest judging an answer may still be under way, ms. */
const answerMs = 5_000
/** How often slow requests are looked for, ms. */
const lookMs = 1_000

export const listenCheck = async (options: CheckOptions): Promise<Listening> => {
  const { settings, nowMs } = options
  const startedMs = nowMs()
  const counting = createCounting()
  const work: Work = { ...options, counting, budget: createByteBudget(settings.bytesMax) }
  let isClosing = false
  /** Each with the number of its requests that are not answered yet. */
  const open = new Map<Socket, number>()
  const endIdle = () => {
    for (const [socket, requests] of open) if (requests === 0) socket.destroy()
  }
  const server = createServer(
    {
      maxHeaderSize: headerBytesMax,
      headersTimeout: Math.min(settings.idleMs, requestMs),
      requestTimeout: Math.min(settings.idleMs, requestMs),
      keepAliveTimeout: settings.idleMs,
      connectionsCheckingInterval: lookMs,
      noDelay: true,
    },
    (request, response) => {
      const { socket } = request
      open.set(socket, (open.get(socket) ?? 0) + 1)
      response.once('close', () => {
        if (open.has(socket)) open.set(socket, (open.get(socket) ?? 1) - 1)
        // Only now: what was answered is with the system by then.
        if (isClosing) endIdle()
      })
      route(work, request, response, () => statOf(counting.counts(), (nowMs() - startedMs) / 1000)).catch((error) => {
        options.log('warn', 'check.error', { code: error?.code ?? error?.name })
        counting.countFailed()
        sendJson(response, 500, { error: 'internal error' })
      })
    },
  )
  // All of them: a recipient that is dropped would not be asked.
  server.maxHeadersCount = 0
  server.maxConnections = settings.connectionsMax
  // A client waits in silence while its mail is judged.
  server.setTimeout(Math.max(settings.idleMs, settings.judgeMs + answerMs))
  server.on('connection', (socket) => {
    open.set(socket, 0)
    counting.countConnection()
    socket.once('close', () => open.delete(socket))
  })
  const endpoint = await listenOn(server, options.socket, settings.milterMode)
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      isClosing = true
      const late = setTimeout(() => server.closeAllConnections(), settings.judgeMs + answerMs)
      server.close(() => {
        clearTimeout(late)
        resolve()
      })
      endIdle()
    })
  return { endpoint, connections: () => open.size, close }
}

/** Names of older clients' commands are those of today. */
const checkPaths: ReadonlySet<string> = new Set(['/checkv2', '/check', '/symbols', '/scan'])

const route = async (
  work: Work,
  request: IncomingMessage,
  response: ServerResponse,
  stat: () => object,
): Promise<void> => {
  const fields = requestFields(request.rawHeaders)
  const path = (request.url ?? '').replace(/\?.*$/s, '').replace(/^\/+/, '/')
  if (isOfBrowser(fields)) return sendJson(response, 403, { error: 'not for web pages' })
  if (checkPaths.has(path)) return answerCheck(work, fields, request, response)
  if (path === '/learnspam' || path === '/learnham') {
    if (!mayTeach(request.socket.remoteAddress, fields, work.settings.checkPassword)) {
      work.log('warn', 'check.learn-refused', {})
      return sendJson(response, 403, { error: 'Unauthorized' })
    }
    return answerTeaching(work, path === '/learnspam' ? 'spam' : 'ham', fields, request, response)
  }
  if (work.health !== undefined && (await answerHealth(path, work.health, response))) return
  switch (path) {
    case '/ping':
      return sendText(response, 'pong\r\n', 'text/plain')
    case '/stat':
      return sendJson(response, 200, stat())
    case '/metrics':
      return sendText(response, await work.metrics(), 'text/plain; version=0.0.4; charset=utf-8')
    default:
      return sendJson(response, 404, { error: 'unknown command' })
  }
}
