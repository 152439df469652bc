/** A small HTTP listener for whoever looks after the gateway: /healthz, /readyz, /metrics. */
import { createServer, type ServerResponse } from 'node:http'
import { type Endpoint, type GatewayLog, type Listening, listenOn } from '../socket.ts'
import type { Health } from './health.ts'

export type HealthOptions = {
  readonly socket: Endpoint
  readonly mode: string
  readonly health: Health
  /** Text of Prometheus. */
  readonly metrics: () => Promise<string>
  readonly log: GatewayLog
}

/** Monitors are few. */
const connectionsMax = 50
/** A request is one short line and a few fields, ms and bytes. */
const requestMs = 5_000
const headerBytesMax = 8_192

const send = (response: ServerResponse, status: number, type: string, text: string): void => {
  if (response.headersSent || response.destroyed) return
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text), connection: 'close' })
  response.end(text)
}

/** @returns whether the path was one of its own, and is answered. */
export const answerHealth = async (path: string, health: Health, response: ServerResponse): Promise<boolean> => {
  if (path === '/healthz') {
    send(response, 200, 'text/plain', 'ok\n')
    return true
  }
  if (path !== '/readyz') return false
  const readiness = await health.readiness()
  send(response, readiness.ready ? 200 : 503, 'application/json', `${JSON.stringify(readiness)}\n`)
  return true
}

/** @throws where it cannot listen. */
export const listenHealth = async ({ socket, mode, health, metrics, log }: HealthOptions): Promise<Listening> => {
  const answer = async (path: string, response: ServerResponse): Promise<void> => {
    if (await answerHealth(path, health, response)) return
    if (path === '/metrics') send(response, 200, 'text/plain; version=0.0.4; charset=utf-8', await metrics())
    else send(response, 404, 'text/plain', 'there are /healthz, /readyz and /metrics\n')
  }
  const server = createServer(
    { maxHeaderSize: headerBytesMax, headersTimeout: requestMs, requestTimeout: requestMs },
    (request, response) => {
      request.resume()
      answer((request.url ?? '').replace(/\?.*$/s, ''), response).catch((error) => {
        log('warn', 'health.error', { name: error?.name })
        send(response, 500, 'text/plain', 'internal error\n')
      })
    },
  )
  server.maxConnections = connectionsMax
  let open = 0
  server.on('connection', (connection) => {
    open++
    connection.setTimeout(requestMs, () => connection.destroy())
    connection.once('close', () => {
      open--
    })
  })
  const endpoint = await listenOn(server, socket, mode)
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { endpoint, connections: () => open, close }
}
