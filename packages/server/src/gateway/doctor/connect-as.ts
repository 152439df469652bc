/** Whether a user of this machine can connect to a socket. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { connectTo, type Endpoint, formatSocket } from '../socket.ts'

export type Connected = {
  /** 'ok', or the system's error code: 'EACCES'. */
  readonly code: string
  /** false: tried as this process' own user, who cannot become another. */
  readonly asUser: boolean
}

/** A process is started for it, ms. */
const workerMs = 15_000
const connectMs = 3_000

/** Never rejects. @param user null: nobody in particular. */
export const connectAs = async (user: string | null, endpoint: Endpoint): Promise<Connected> => {
  if (user !== null && process.getuid?.() === 0) {
    const worker = fileURLToPath(import.meta.resolve('./connect-as-worker.ts'))
    const args = [worker, user, formatSocket(endpoint)]
    const code = await new Promise<string>((resolve) => {
      execFile(process.execPath, args, { timeout: workerMs }, (error, stdout) =>
        resolve(stdout || String(error?.code ?? 'unknown error')),
      )
    })
    return { code, asUser: true }
  }
  try {
    ;(await connectTo(endpoint, connectMs)).destroy()
    return { code: 'ok', asUser: false }
  } catch (error) {
    return { code: (error as NodeJS.ErrnoException).code ?? 'ETIMEDOUT', asUser: false }
  }
}
