/**
 * The scan of the command line (`--json`, QR and PDF included) over many mails: mails a second, CPU time and memory.
 * Runs in a process of its own, so that memory is its own. As a program: `node throughput.ts THREADS PATH`.
 */
import { spawnSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { readInputs } from '../src/cli/inputs.ts'
import type { ScanSettings } from '../src/cli/scan-one.ts'
import { scanAll } from '../src/cli/scan-pool.ts'

export type Throughput = {
  readonly threads: number
  readonly mailsPerSecond: number
  /** Of the whole process: reading, scanning, writing, the compiler and the garbage collector. */
  readonly cpuMs: number
  /** Most resident memory of the process. */
  readonly rssMiB: number
}

/** Scanned before counting begins: threads start and warm up. */
const warmUpMails = 1_000
const countedMails = 3_000
const settings: ScanSettings = {
  form: 'json',
  explain: false,
  lang: 'ja',
  colour: false,
  trust: { authservIds: [], topmost: false, arcSealers: [] },
  dns: false,
  trustedReceived: [],
}
const script = fileURLToPath(import.meta.url)

/** @returns null where the process did not come to its end. */
export const measureThroughput = (path: string, threads: number): Throughput | null => {
  const run = spawnSync(process.execPath, [script, String(threads), path], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return run.status === 0 ? (JSON.parse(run.stdout) as Throughput) : null
}

/** The mails of a path again and again, read anew each time: none is kept. */
async function* again(path: string, most: number) {
  for (let n = 0; n < most; ) {
    const before = n
    for await (const input of readInputs([path])) {
      if ('problem' in input) continue
      yield input
      if (++n >= most) return
    }
    if (n === before) return
  }
}

const runHere = async (threads: number, path: string): Promise<Throughput> => {
  let n = 0
  let started = performance.now()
  let cpu = process.cpuUsage()
  for await (const _ of scanAll(again(path, warmUpMails + countedMails), settings, threads, 0)) {
    if (++n !== warmUpMails) continue
    started = performance.now()
    cpu = process.cpuUsage()
  }
  const { user, system } = process.cpuUsage(cpu)
  return {
    threads,
    mailsPerSecond: countedMails / ((performance.now() - started) / 1000),
    cpuMs: (user + system) / 1000 / countedMails,
    rssMiB: process.resourceUsage().maxRSS / 1024,
  }
}

if (process.argv[1] === script) {
  const [, , threads = '1', path = ''] = process.argv
  console.log(JSON.stringify(await runHere(Number(threads), path)))
}
