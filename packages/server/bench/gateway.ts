/**
 * The milter path: the same mails by the same client to `miwake gateway` and to rspamd's proxy worker, several connections
 * at a time over a Unix socket, DNS off for both. Counted is the CPU time of the whole process that judges, and how long a mail waits.
 * As a program: `node gateway.ts [MAILS] [CONNECTIONS] [PATH]`.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readInputs } from '../src/cli/inputs.ts'
import { type MailToSend, openMilterClient } from '../src/gateway/testing/milter-client.ts'
import type { Mail } from './peers.ts'
import { processCpuMs, processPeakMiB } from './process-cpu.ts'
import { withRspamdMilter } from './rspamd.ts'

export type MilterCost = {
  /** CPU ms a mail, of the process that judges, all its threads. */
  readonly cpuMs: number
  readonly mailsPerSecond: number
  /** From the first command of a mail to the last answer, ms. */
  readonly p50: number
  readonly p99: number
  readonly peakMiB: number
}
export type GatewayCost = {
  readonly mails: number
  readonly connections: number
  readonly miwake: MilterCost
  readonly rspamd: MilterCost | { readonly missing: string }
}

const bin = fileURLToPath(new URL('../bin/miwake.mjs', import.meta.url))
/** Mails before anything is counted: code is compiled as it runs. */
const warmUp = 5_000

export const measureGateway = async (
  mails: readonly Mail[],
  wanted: number,
  connections: number,
): Promise<GatewayCost> => {
  const sent = mails.map(toSend)
  const miwake = await withMiwake((path, pid) => drive({ path, pid, sent, wanted, connections }))
  const rspamd = await withRspamdMilter((path, pid) => drive({ path, pid, sent, wanted, connections }))
  return { mails: wanted, connections, miwake, rspamd }
}

/** As a mail server hands it over: fields one by one, the body as it is. */
const toSend = ({ bytes }: Mail): MailToSend => {
  const text = Buffer.from(bytes).toString('latin1').replaceAll(/\r?\n/g, '\r\n')
  const end = text.indexOf('\r\n\r\n')
  const head = end < 0 ? text : text.slice(0, end)
  const fields = head.split(/\r\n(?![ \t])/).flatMap((line) => {
    const colon = line.indexOf(':')
    return colon < 1 ? [] : [[line.slice(0, colon), line.slice(colon + 1).replaceAll('\r\n', '\n')] as const]
  })
  return { from: 'sender@sender.test', to: ['taro@example.test'], fields, body: end < 0 ? '' : text.slice(end + 4) }
}

type Drive = {
  readonly path: string
  readonly pid: number
  readonly sent: readonly MailToSend[]
  readonly wanted: number
  readonly connections: number
}

const drive = async ({ path, pid, sent, wanted, connections }: Drive): Promise<MilterCost> => {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = await openMilterClient({ kind: 'unix', path })
      await client.negotiate()
      await client.greet()
      return client
    }),
  )
  const run = async (count: number, times: number[]): Promise<void> => {
    let next = 0
    await Promise.all(
      clients.map(async (client) => {
        for (let n = next++; n < count; n = next++) {
          const began = performance.now()
          const said = await client.mail({ ...sent[n % sent.length]!, queueId: `4B${n}` })
          if (said.length === 0) throw new Error('the connection ended in the middle of a mail')
          times.push(performance.now() - began)
        }
      }),
    )
  }
  await run(Math.max(warmUp, sent.length), [])
  const times: number[] = []
  const [cpuBefore, began] = [processCpuMs(pid), performance.now()]
  await run(wanted, times)
  const [cpuMs, elapsed] = [processCpuMs(pid) - cpuBefore, performance.now() - began]
  for (const client of clients) client.close()
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))]!
  return {
    cpuMs: cpuMs / wanted,
    mailsPerSecond: (wanted * 1_000) / elapsed,
    p50: at(0.5),
    p99: at(0.99),
    peakMiB: processPeakMiB(pid),
  }
}

const withMiwake = async <T>(work: (path: string, pid: number) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'miwake-gateway-'))
  const config = join(folder, 'miwake.json')
  const socket = join(folder, 'milter.sock')
  writeFileSync(
    config,
    JSON.stringify({
      data: join(folder, 'data'),
      keyFile: join(folder, 'key'),
      dns: false,
      logLevel: 'warn',
      // rspamd holds nothing: here neither.
      gateway: { milter: `unix:${socket}`, authservId: 'mx.example.test', policies: [{ phishing: 'tag' }] },
    }),
  )
  const child = spawn(process.execPath, [bin, 'gateway', '--config', config], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    await new Promise<void>((done, failed) => {
      child.once('exit', (code) => failed(new Error(`miwake gateway ended with ${code}`)))
      child.stdout.on('data', (part: Buffer) => {
        if (part.includes('milter:')) done()
      })
    })
    return await work(socket, child.pid!)
  } finally {
    child.removeAllListeners('exit')
    const ended = new Promise((over) => child.once('exit', over))
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [
    ,
    ,
    count = '8000',
    connections = '4',
    path = fileURLToPath(new URL('../../../corpus/mail', import.meta.url)),
  ] = process.argv
  const mails: Mail[] = []
  for await (const input of readInputs([path]))
    if (!('problem' in input)) mails.push({ bytes: new Uint8Array(input.bytes) })
  console.log(JSON.stringify(await measureGateway(mails, Number(count), Number(connections)), null, 1))
}
