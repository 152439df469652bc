/** The mail server's side of the milter path: the same mails to whoever listens on a Unix socket. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type MailToSend, type MilterClient, openMilterClient } from '../src/gateway/testing/milter-client.ts'
import type { Mail } from './peers.ts'

const bin = fileURLToPath(new URL('../bin/miwake.mjs', import.meta.url))

/** As a mail server hands it over: fields one by one, the body as it is. */
export const toSend = ({ bytes }: Mail): MailToSend => {
  const text = Buffer.from(bytes).toString('latin1').replaceAll(/\r?\n/g, '\r\n')
  const end = text.indexOf('\r\n\r\n')
  const head = end < 0 ? text : text.slice(0, end)
  const fields = head.split(/\r\n(?![ \t])/).flatMap((line) => {
    const colon = line.indexOf(':')
    return colon < 1 ? [] : [[line.slice(0, colon), line.slice(colon + 1).replaceAll('\r\n', '\n')] as const]
  })
  return { from: 'sender@sender.test', to: ['taro@example.test'], fields, body: end < 0 ? '' : text.slice(end + 4) }
}

export const connectAll = (path: string, connections: number): Promise<readonly MilterClient[]> =>
  Promise.all(
    Array.from({ length: connections }, async () => {
      const client = await openMilterClient({ kind: 'unix', path })
      await client.negotiate()
      await client.greet()
      return client
    }),
  )

/** One mail to its end. @returns ms from the first command to the last answer. */
export const sendOne = async (client: MilterClient, mail: MailToSend, n: number): Promise<number> => {
  const began = performance.now()
  const said = await client.mail({ ...mail, queueId: `4B${n}` })
  if (said.length === 0) throw new Error('the connection ended in the middle of a mail')
  return performance.now() - began
}

/** @param times ascending. */
export const quantileOf = (times: readonly number[], share: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))]!

/** `miwake gateway` as a process of its own, with the milter alone, DNS off and nothing held. */
export const withMiwake = async <T>(work: (path: string, pid: number) => Promise<T>): Promise<T> => {
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
