/**
 * rspamd's proxy worker as a milter before somebody's /checkv2, in a folder of its own: rspamd would else clear out the
 * compiled patterns of an rspamd that is installed for good.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureServer } from './available.ts'
import { freePorts, waitForPort } from './ports.ts'

const binary = '/usr/bin/rspamd'

/** Null when rspamd can run here, else why not (then printed as skipped, and an error in CI). */
export const rspamdMissing: string | null = ensureServer(binary, ['rspamd'])

export type RspamdProxy = {
  /** Speaks the milter protocol. */
  readonly port: number
  readonly log: () => string
  readonly stop: () => Promise<void>
}

const config = (directory: string, port: number, upstreamPort: number) => `
options {
  pidfile = "${directory}/rspamd.pid"; temp_dir = "${directory}"; hs_cache_dir = "${directory}";
  control_socket = "${directory}/control.sock mode=0600"; url_tld = "${directory}/tld.dat";
  dns { nameserver = ["127.0.0.1:1"]; } filters = "";
}
logging { type = "console"; level = "info"; }
worker "rspamd_proxy" {
  bind_socket = "127.0.0.1:${port}"; milter = yes; timeout = 10s; count = 1; max_retries = 1;
  upstream "miwake" { default = yes; hosts = "127.0.0.1:${upstreamPort}"; }
}
`

/** @param upstreamPort of /checkv2. The caller stops it. */
export const startRspamdProxy = async (upstreamPort: number): Promise<RspamdProxy> => {
  const directory = mkdtempSync(join(tmpdir(), 'mw-rp-'))
  const [port = 0] = await freePorts(1)
  // Its own list has 9,600 names, which take long to compile.
  writeFileSync(join(directory, 'tld.dat'), 'com\ntest\n')
  writeFileSync(join(directory, 'rspamd.conf'), config(directory, port, upstreamPort))
  const own = [`--var=DBDIR=${directory}`, `--var=RUNDIR=${directory}`]
  const child = spawn(binary, ['-f', '-i', '-c', join(directory, 'rspamd.conf'), ...own], { stdio: 'pipe' })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      said += part.toString()
    })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const early = gone.then(() => Promise.reject(new Error(`rspamd ended: ${said}`)))
  early.catch(() => undefined)
  await Promise.race([waitForPort(port), early])
  return {
    port,
    log: () => said,
    stop: async () => {
      child.kill('SIGTERM')
      await gone
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
