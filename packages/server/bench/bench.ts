/**
 * `npm run bench [FILE...]`: messages per second and CPU per message by stage, on one and on all cores; memory; the worst
 * work per byte over hostile inputs; and, where they are installed, rspamd and SpamAssassin over the same mails in the same
 * run, as ratios. Without files: the project's own mails.
 */
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { noFacts, parseMessage, scan } from '@miwake/engine'
import { readInputs } from '../src/cli/inputs.ts'
import { scanAll } from '../src/cli/scan-pool.ts'
import { loadKnowledge } from '../src/knowledge.ts'
import { hostileMails } from './hostile.ts'
import { peers } from './peers.ts'

const files = process.argv.slice(2)
const paths = files.length > 0 ? files : [fileURLToPath(new URL('../../../corpus/mail', import.meta.url))]
const rounds = 5

const cpuMs = (work: () => void): number => {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
const row = (name: string, value: string) => console.log(`${name.padEnd(46)} ${value}`)

const noTrust = { authservIds: [], topmost: false, arcSealers: [] }
const knowledge = loadKnowledge()

for (const path of paths) {
  const mails: { id: string; bytes: Uint8Array }[] = []
  for await (const input of readInputs([path]))
    if (!('problem' in input)) mails.push({ id: input.id, bytes: new Uint8Array(input.bytes) })
  if (mails.length === 0) continue
  const bytes = mails.reduce((sum, m) => sum + m.bytes.length, 0)
  console.log(`\n${path}: ${mails.length} mails, ${(bytes / 1024 / mails.length).toFixed(1)} kB each`)
  const parse: number[] = []
  const whole: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const parsed = cpuMs(() => {
      for (const m of mails) parseMessage(m.bytes)
    })
    const scanned = cpuMs(() => {
      for (const m of mails) scan(parseMessage(m.bytes), noFacts, knowledge)
    })
    // The first round warms the compiler up.
    if (round > 0) {
      parse.push(parsed / mails.length)
      whole.push(scanned / mails.length)
    }
  }
  row('parse, CPU ms a mail', median(parse).toFixed(3))
  row('parse and scan, CPU ms a mail', median(whole).toFixed(3))
  row('  of which looking and judging', (median(whole) - median(parse)).toFixed(3))
  const settings = {
    form: 'json' as const,
    explain: false,
    lang: 'ja' as const,
    colour: false,
    trust: noTrust,
    dns: false,
    trustedReceived: [],
  }
  for (const threads of [1, undefined]) {
    async function* many() {
      const copies = Math.max(1, Math.ceil(1500 / mails.length))
      for (let i = 0; i < copies; i++) yield* mails
    }
    const started = performance.now()
    let n = 0
    for await (const _ of scanAll(many(), settings, threads)) n++
    row(
      `scan --json with QR and PDF, ${threads ? 'one thread' : 'all cores'}, mails a second`,
      ((1000 * n) / (performance.now() - started)).toFixed(0),
    )
  }
  row('resident memory of this process, MiB', (process.memoryUsage.rss() / 1024 / 1024).toFixed(0))
  for (const peer of peers) {
    const result = await peer.measure(mails)
    row(
      `${peer.name}, CPU ms a mail`,
      result === null
        ? 'not installed'
        : `${result.toFixed(3)}  (Miwake / ${peer.name} = ${(median(whole) / result).toFixed(2)})`,
    )
  }
}

console.log('\nHostile mails: CPU ms a MB of mail, worst of three')
for (const { name, bytes } of hostileMails()) {
  let worst = 0
  for (let i = 0; i < 3; i++)
    worst = Math.max(
      worst,
      cpuMs(() => scan(parseMessage(bytes), noFacts, knowledge)),
    )
  row(name, ((worst * 1024 * 1024) / bytes.length).toFixed(0))
}
