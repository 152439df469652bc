/** SpamAssassin as its package ships it, without network tests: CPU time of spamd's one child, after it has warmed up. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Mail, PeerCost } from './peers.ts'
import { descendants, processCpuMs, processRssMiB } from './process-cpu.ts'

const port = 21_783
/** It is slow: some of the mails, spread evenly, tell its mean. */
const sampleMax = 100

export const measureSpamAssassin = async (mails: readonly Mail[]): Promise<PeerCost> => {
  if (spawnSync('sh', ['-c', 'command -v spamd']).status !== 0) return { missing: 'spamd is not installed' }
  const home = mkdtempSync(join(tmpdir(), 'miwake-spamd-'))
  const main = spawn(
    'spamd',
    [
      ...['--local', '--nouser-config', '--port', String(port), '--listen', '127.0.0.1', '--helper-home-dir', home],
      ...['--max-children', '1', '--min-children', '1', '--max-spare', '1', '--max-conn-per-child', '100000'],
      ...['--cf', 'use_bayes 0', '--cf', 'use_auto_learn 0'],
    ],
    { stdio: 'ignore', env: { ...process.env, HOME: home } },
  )
  try {
    const step = Math.max(1, mails.length / sampleMax)
    const some = Array.from({ length: Math.min(mails.length, sampleMax) }, (_, i) => mails[Math.floor(i * step)]!)
    for (let i = 0; i < 150 && !(await check(some[0]!.bytes)); i++) await sleep(200)
    for (const mail of some.slice(0, 20)) await check(mail.bytes)
    const child = descendants(main.pid!).at(-1)?.pid
    if (child === undefined) return { missing: 'spamd does not start here' }
    const before = processCpuMs(child)
    let answered = 0
    for (const mail of some) if (await check(mail.bytes)) answered++
    if (answered === 0) return { missing: 'spamd answers nothing here' }
    return { cpuMs: (processCpuMs(child) - before) / answered, rssMiB: processRssMiB(child) }
  } finally {
    main.kill('SIGTERM')
    await sleep(500)
    rmSync(home, { recursive: true, force: true })
  }
}

/** SPAMC/1.5 CHECK. */
const check = (body: Uint8Array): Promise<boolean> =>
  new Promise((resolve) => {
    let answer = ''
    const socket = connect({ host: '127.0.0.1', port })
    socket.setEncoding('latin1')
    socket.on('data', (piece: string) => {
      answer += piece
    })
    socket.on('close', () => resolve(/^SPAMD\/\S+ 0 /.test(answer)))
    socket.on('error', () => resolve(false))
    socket.write(`CHECK SPAMC/1.5\r\nContent-length: ${body.length}\r\n\r\n`)
    socket.end(body)
  })
