/** `miwake` as a person runs it: a process of its own over a folder of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../../packages/server/bin/miwake.mjs', import.meta.url))

export type Miwake = {
  /** 'http://localhost:1234' */
  readonly url: string
  /** Opens the page once. */
  readonly link: string
  readonly log: () => string
  /** @returns its exit code. */
  readonly stop: () => Promise<number | null>
}

export type MiwakePlace = {
  readonly directory: string
  /** A command to its end; throws what it complained about. */
  readonly run: (...args: readonly string[]) => string
  readonly serve: (...args: readonly string[]) => Promise<Miwake>
  /** Ends what still runs, and leaves nothing behind. */
  readonly remove: () => Promise<void>
}

/** No name server is asked, and any free port taken. */
export const miwakePlace = (settings: Readonly<Record<string, unknown>> = {}): MiwakePlace => {
  const directory = mkdtempSync(join(tmpdir(), 'miwake-story-'))
  const config = join(directory, 'miwake.json')
  const own = { data: join(directory, 'data'), keyFile: join(directory, 'secret.key'), port: 0, dns: false }
  writeFileSync(config, JSON.stringify({ ...own, ...settings }))
  const running = new Set<ChildProcess>()
  const command = (args: readonly string[]) => [bin, ...args, '--config', config]
  const end = (child: ChildProcess, signal: NodeJS.Signals) =>
    new Promise<number | null>((ended) => {
      if (child.exitCode !== null) {
        ended(child.exitCode)
        return
      }
      child.once('exit', (code) => {
        running.delete(child)
        ended(code)
      })
      child.kill(signal)
    })
  return {
    directory,
    run: (...args) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, command(args), { encoding: 'utf8' })
      if (status !== 0) throw new Error(`miwake ${args.join(' ')}: ${stderr}`)
      return stdout
    },
    serve: (...args) =>
      new Promise((done, failed) => {
        const child = spawn(process.execPath, command(['serve', ...args]))
        running.add(child)
        let out = ''
        let err = ''
        child.stderr.on('data', (data: Buffer) => {
          err += data.toString()
        })
        child.once('exit', (code) => {
          running.delete(child)
          failed(new Error(`miwake serve ended with ${code}: ${err}`))
        })
        child.stdout.on('data', (data: Buffer) => {
          out += data.toString()
          const link = /http:\/\/localhost:\d+\/open\?token=\S+/.exec(out)?.[0]
          if (link === undefined || !out.includes('Ctrl-C')) return
          done({ url: new URL(link).origin, link, log: () => err, stop: () => end(child, 'SIGTERM') })
        })
      }),
    remove: async () => {
      await Promise.all([...running].map((child) => end(child, 'SIGKILL')))
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
