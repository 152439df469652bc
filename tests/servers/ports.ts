/** Free ports on loopback, and waiting until somebody listens there. */
import { connect, createServer } from 'node:net'

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

export const freePorts = async (count: number): Promise<readonly number[]> => {
  const ports = new Set<number>()
  while (ports.size < count) ports.add(await freePort())
  return [...ports]
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const done = (yes: boolean) => {
      socket.destroy()
      resolve(yes)
    }
    socket.once('connect', () => done(true))
    socket.once('error', () => done(false))
  })

/** Waits until the port takes connections (or, with `open: false`, takes none any more). */
export const waitForPort = async (
  port: number,
  options: { readonly open?: boolean; readonly waitMs?: number } = {},
) => {
  const want = options.open ?? true
  const end = Date.now() + (options.waitMs ?? 20_000)
  while ((await answers(port)) !== want) {
    if (Date.now() > end) throw new Error(`port ${port} is still ${want ? 'closed' : 'open'}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Waits until the condition holds: tests wait for what happens, never for a fixed time. */
export const until = async (what: string, holds: () => boolean | Promise<boolean>, waitMs = 20_000) => {
  const end = Date.now() + waitMs
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited ${waitMs} ms in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
