/** A throw-away PostgreSQL on a free loopback port, in a folder of its own. Nothing of it is left behind by stop(). */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureProgram } from './available.ts'
import { freePorts } from './ports.ts'

export type Postgres = {
  readonly port: number
  /** Makes a user who has to give a password, and owns the database. @returns the database's URL as that user. */
  readonly ownedBy: (name: string, password: string, url: string) => string
  /** URL of an empty database, without a password. @param as SQL for another encoding than UTF8. */
  readonly createDatabase: (as?: string) => string
  /** As SQL, by psql; what it printed. Throws what it complained about. */
  readonly psql: (url: string, sql: string) => string
  /** 'fast' ends connections and writes all out; 'immediate' is a crash. */
  readonly halt: (mode?: 'fast' | 'immediate') => void
  /** After halt(): on the same port and data. */
  readonly start: () => void
  readonly log: () => string
  readonly stop: () => void
}

/** Lies there once Debian's package is installed, whatever its version. */
const marker = '/usr/bin/pg_ctlcluster'
const versions = '/usr/lib/postgresql'

/** Null when PostgreSQL can run here, else why not (then printed as skipped, and an error in CI). */
export const postgresMissing = (): string | null => ensureProgram(marker, ['postgresql'])

const programs = (): string => {
  const found = existsSync(versions) ? readdirSync(versions) : []
  const newest = found
    .map(Number)
    .filter(Number.isFinite)
    .sort((a, b) => b - a)[0]
  return join(versions, String(newest), 'bin')
}

const user = 'postgres'
/** It refuses to run as root. */
const run = (program: string, args: readonly string[]): SpawnSyncReturns<string> => {
  const options = { encoding: 'utf8' as const, cwd: '/', timeout: 60_000 }
  const result =
    process.getuid?.() === 0
      ? spawnSync('runuser', ['-u', user, '--', program, ...args], options)
      : spawnSync(program, args, options)
  if (result.status !== 0) throw new Error(`${program} ${args[0]}: ${result.stderr || result.error?.message}`)
  return result
}

const idOf = (name: string): readonly [number, number] => {
  const line = readFileSync('/etc/passwd', 'utf8').match(new RegExp(`^${name}:[^:]*:(\\d+):(\\d+)`, 'm'))
  if (!line) throw new Error(`no system user ${name}`)
  return [Number(line[1]), Number(line[2])]
}

/** Starts one, in two or three seconds. Check postgresMissing() first. The caller stops it. */
export const startPostgres = async (settings: Readonly<Record<string, string>> = {}): Promise<Postgres> => {
  // Short: a Unix socket in it may have no more than about 100 characters.
  const directory = mkdtempSync(join(tmpdir(), 'mw-pg-'))
  if (process.getuid?.() === 0) chownSync(directory, ...idOf(user))
  const [port = 0] = await freePorts(1)
  const bin = programs()
  const data = join(directory, 'data')
  const log = join(directory, 'log')
  run(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', user, '--locale=C.UTF-8', '--encoding=UTF8', '--no-sync'])
  // What a test writes may be lost in a power cut; a crash of the server loses nothing.
  const given = { fsync: 'off', max_connections: '200', shared_buffers: '32MB', log_statement: 'none', ...settings }
  const options = Object.entries(given).map(([name, value]) => `-c ${name}=${value}`)
  const start = () => {
    const server = `-h 127.0.0.1 -p ${port} -k ${directory} ${options.join(' ')}`
    // Its output goes to the log alone: a pipe it keeps open would never end.
    const args = ['-D', data, '-l', log, '-w', '-t', '60', '-o', server, '-s', 'start']
    const as = process.getuid?.() === 0 ? ['runuser', '-u', user, '--'] : []
    const [program = '', ...rest] = [...as, join(bin, 'pg_ctl'), ...args]
    const { status } = spawnSync(program, rest, { cwd: '/', stdio: 'ignore', timeout: 90_000 })
    if (status !== 0) throw new Error(`PostgreSQL did not start: ${existsSync(log) ? readFileSync(log, 'utf8') : ''}`)
  }
  const halt = (mode: 'fast' | 'immediate' = 'fast') =>
    void run(join(bin, 'pg_ctl'), ['-D', data, '-m', mode, '-w', '-s', 'stop'])
  const urlOf = (name: string) => `postgres://${user}@127.0.0.1:${port}/${name}`
  const psql = (url: string, sql: string): string =>
    run(join(bin, 'psql'), ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-d', url, '-c', sql]).stdout
  start()
  return {
    port,
    createDatabase: (as = '') => {
      const name = `test_${randomBytes(6).toString('hex')}`
      psql(urlOf('postgres'), `create database ${name} template template0 ${as}`)
      return urlOf(name)
    },
    ownedBy: (name, password, url) => {
      const hba = join(data, 'pg_hba.conf')
      writeFileSync(hba, `host all ${name} 127.0.0.1/32 scram-sha-256\n${readFileSync(hba, 'utf8')}`)
      psql(urlOf('postgres'), `create role ${name} login password '${password}'`)
      psql(urlOf('postgres'), `alter database ${url.replace(/^.*\//, '')} owner to ${name}`)
      psql(url, `grant all on schema public to ${name}`)
      psql(url, 'select pg_reload_conf()')
      return url.replace(`${user}@`, `${name}:${password}@`)
    },
    psql,
    halt,
    start,
    log: () => readFileSync(log, 'utf8'),
    stop: () => {
      try {
        halt('immediate')
      } catch {
        // It was halted by the test.
      }
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
