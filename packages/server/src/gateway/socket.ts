/** Where front ends listen and whom they ask: 'unix:/path' and 'inet:HOST:PORT' of the settings. */
import { chmod, lstat, unlink } from 'node:fs/promises'
import { connect, isIPv6, type Server, type Socket } from 'node:net'

export type Endpoint =
  | { readonly kind: 'unix'; readonly path: string }
  | { readonly kind: 'inet'; readonly host: string; readonly port: number }

/** What every front end is once it listens. */
export type Listening = {
  /** As it came to be: with the port that was free where 0 was asked for. */
  readonly endpoint: Endpoint
  readonly connections: () => number
  /** Takes in nothing new, ends what is under way, then closes. Never rejects. */
  readonly close: () => Promise<void>
}

/** Never gets a secret, an address or a piece of a mail. */
export type GatewayLog = (
  level: 'debug' | 'info' | 'warn',
  event: string,
  fields: Readonly<Record<string, unknown>>,
) => void

/** @returns null for '' (off) and for what is neither. */
export const parseSocket = (text: string): Endpoint | null => {
  const unix = /^unix:(\/.+)$/.exec(text)
  if (unix) return { kind: 'unix', path: unix[1]! }
  const inet = /^inet:(?:\[([0-9a-fA-F:.]+)\]|([\w.-]+)):(\d{1,5})$/.exec(text)
  const port = Number(inet?.[3] ?? -1)
  if (!inet || port > 65_535) return null
  return { kind: 'inet', host: (inet[1] ?? inet[2])!, port }
}

export const formatSocket = (endpoint: Endpoint): string => {
  if (endpoint.kind === 'unix') return `unix:${endpoint.path}`
  return `inet:${isIPv6(endpoint.host) ? `[${endpoint.host}]` : endpoint.host}:${endpoint.port}`
}

const optionsOf = (endpoint: Endpoint) =>
  endpoint.kind === 'unix' ? { path: endpoint.path } : { host: endpoint.host, port: endpoint.port }

/** A listener on the same machine takes a connection at once, ms. */
const askListenerMs = 2_000
/** Connections that wait to be taken in: a mail server opens many at once after a pause. */
const backlog = 511

const listenOnce = (server: Server, endpoint: Endpoint): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ ...optionsOf(endpoint), backlog }, () => {
      server.off('error', reject)
      resolve()
    })
  })

const isListening = async (endpoint: Endpoint): Promise<boolean> => {
  try {
    const socket = await connectTo(endpoint, askListenerMs)
    socket.destroy()
    return true
  } catch (error) {
    // Only a refusal proves that nobody is there; a full backlog or a missing permission does not.
    return (error as NodeJS.ErrnoException).code !== 'ECONNREFUSED'
  }
}

/** What a process that was killed leaves behind. */
const removeStale = async (path: string): Promise<boolean> => {
  if (!(await lstat(path)).isSocket() || (await isListening({ kind: 'unix', path }))) return false
  await unlink(path)
  return true
}

/**
 * @param mode of a Unix socket, octal. Until it is set, only the process' own user may connect.
 * @returns where it listens. @throws where it cannot: somebody else listens there, no permission.
 */
export const listenOn = async (server: Server, endpoint: Endpoint, mode = '660'): Promise<Endpoint> => {
  try {
    await listenOnce(server, endpoint)
  } catch (error) {
    const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
    if (endpoint.kind !== 'unix' || !isTaken || !(await removeStale(endpoint.path))) throw error
    await listenOnce(server, endpoint)
  }
  if (endpoint.kind === 'unix') {
    await chmod(endpoint.path, Number.parseInt(mode, 8))
    return endpoint
  }
  const address = server.address()
  return typeof address === 'object' && address ? { ...endpoint, port: address.port } : endpoint
}

/** @param waitMs longest wait for the connection. @throws where there is none by then. */
export const connectTo = (endpoint: Endpoint, waitMs: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(optionsOf(endpoint))
    const timer = setTimeout(
      () => fail(new Error(`no connection to ${formatSocket(endpoint)} in ${waitMs} ms`)),
      waitMs,
    )
    const fail = (error: Error) => {
      clearTimeout(timer)
      socket.destroy()
      reject(error)
    }
    socket.once('error', fail)
    socket.once('connect', () => {
      clearTimeout(timer)
      socket.off('error', fail)
      resolve(socket)
    })
  })
