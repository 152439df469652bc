/**
 * The milter path: the same mails by the same client to `miwake gateway` and to rspamd's proxy worker, several connections
 * at a time over a Unix socket, DNS off for both. Counted is the CPU time of the whole process that judges, and how long a mail waits.
 * As a program: `node gateway.ts [MAILS] [CONNECTIONS] [PATH]`.
 */
import { fileURLToPath } from 'node:url'
import { readInputs } from '../src/cli/inputs.ts'
import type { MailToSend } from '../src/gateway/testing/milter-client.ts'
import { connectAll, quantileOf, sendOne, toSend, withMiwake } from './milter-path.ts'
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

type Drive = {
  readonly path: string
  readonly pid: number
  readonly sent: readonly MailToSend[]
  readonly wanted: number
  readonly connections: number
}

const drive = async ({ path, pid, sent, wanted, connections }: Drive): Promise<MilterCost> => {
  const clients = await connectAll(path, connections)
  const run = async (count: number, times: number[]): Promise<void> => {
    let next = 0
    await Promise.all(
      clients.map(async (client) => {
        for (let n = next++; n < count; n = next++) {
          times.push(await sendOne(client, sent[n % sent.length]!, n))
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
  return {
    cpuMs: cpuMs / wanted,
    mailsPerSecond: (wanted * 1_000) / elapsed,
    p50: quantileOf(times, 0.5),
    p99: quantileOf(times, 0.99),
    peakMiB: processPeakMiB(pid),
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
