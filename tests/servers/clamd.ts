/**
 * A real clamd on a free loopback port and a Unix socket, in a folder of its own, with signatures of this project's own
 * alone: none are fetched. Nothing of it is left behind by stop().
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureProgram } from './available.ts'
import { freePorts, waitForPort } from './ports.ts'

export type Clamd = {
  readonly port: number
  readonly path: string
  /** Stops it from answering (SIGSTOP), and lets it go on (SIGCONT). */
  readonly hang: (on: boolean) => void
  readonly log: () => string
  readonly stop: () => Promise<void>
}

const binary = '/usr/sbin/clamd'

/** Null when clamd can run here, else why not (then printed as skipped, and an error in CI). */
export const clamdMissing: string | null = ensureProgram(binary, ['clamav-daemon'])

/** Found by its bytes, wherever they stand in a file. */
export const badText = 'MIWAKE-TEST-SIGNATURE-7f3a91c2'
/** Found by its hash. */
export const badFile = Buffer.from('a file that Miwake’s own tests call bad\n'.repeat(8))
/** As clamd names them: what comes of a database nobody signed is marked so. */
export const names = { text: 'Miwake.Test.Text-1.UNOFFICIAL', file: 'Miwake.Test.File-1.UNOFFICIAL' } as const
/** Largest mail it takes in, bytes. */
export const streamBytes = 1024 * 1024

/** Starts one. Check `clamdMissing` first. The caller stops it, in afterAll(). */
export const startClamd = async (): Promise<Clamd> => {
  const directory = mkdtempSync(join(tmpdir(), 'mw-clam-'))
  const [port = 0] = await freePorts(1)
  const database = join(directory, 'db')
  const path = join(directory, 'clamd.sock')
  mkdirSync(database)
  // docs.clamav.net, Signatures: name, any type of file (0), anywhere (*), bytes in hexadecimal.
  writeFileSync(join(database, 'own.ndb'), `Miwake.Test.Text-1:0:*:${Buffer.from(badText).toString('hex')}\n`)
  const md5 = createHash('md5').update(badFile).digest('hex')
  writeFileSync(join(database, 'own.hdb'), `${md5}:${badFile.length}:Miwake.Test.File-1\n`)
  const config = join(directory, 'clamd.conf')
  const logFile = join(directory, 'clamd.log')
  writeFileSync(
    config,
    [
      'Foreground yes',
      `LogFile ${logFile}`,
      `TemporaryDirectory ${directory}`,
      `DatabaseDirectory ${database}`,
      `LocalSocket ${path}`,
      `TCPSocket ${port}`,
      'TCPAddr 127.0.0.1',
      `StreamMaxLength ${streamBytes}`,
      'ConcurrentDatabaseReload no',
      '',
    ].join('\n'),
  )
  const child: ChildProcess = spawn(binary, ['-c', config], { stdio: 'ignore' })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const log = (): string => readFileSync(logFile, 'utf8')
  const early = ended.then((code) => {
    throw new Error(`clamd ended (${code}): ${log()}`)
  })
  early.catch(() => undefined)
  await Promise.race([waitForPort(port), early])
  return {
    port,
    path,
    hang: (on) => void child.kill(on ? 'SIGSTOP' : 'SIGCONT'),
    log,
    stop: async () => {
      child.kill('SIGCONT')
      child.kill('SIGKILL')
      await ended
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
