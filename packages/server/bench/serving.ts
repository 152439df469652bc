/** `miwake serve` as a process of its own, signed in. */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../bin/miwake.mjs', import.meta.url))

export type Serving = {
  readonly pid: number
  /** 'http://localhost:40123' */
  readonly url: string
  /** 'name=value' */
  readonly cookie: string
  readonly stop: () => Promise<void>
}

/** @param config path of the settings. */
export const startServing = (config: string): Promise<Serving> =>
  new Promise((done, failed) => {
    const child = spawn(process.execPath, [bin, 'serve', '--config', config, '--lang', 'en'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    child.once('exit', (code) => failed(new Error(`miwake serve ended with ${code}`)))
    let said = ''
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString()
      const link = /http:\/\/localhost:\d+\/open\?token=\S+/.exec(said)?.[0]
      if (link === undefined) return
      said = ''
      fetch(link).then((answer) => {
        const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0]!
        done({ pid: child.pid!, url: new URL(link).origin, cookie, stop: () => stop(child) })
      }, failed)
    })
  })

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null) return
  const ended = new Promise((over) => child.once('exit', over))
  child.kill('SIGTERM')
  await ended
}
