/**
 * `npm run bench [-- --json] [STAGE...] [FILE...]`, all stages unless some are named, over the project's own mails unless
 * files are:
 * - `mails`: CPU time of a mail by step, QR and PDF apart; mails a second and memory on one and on all cores; rspamd and
 *   SpamAssassin over the same mails in the same run, where they are installed
 * - `hostile`: the worst work a byte over hostile mails
 * - `search`: the store's search and lists over 100,000 mails, and the page's first paint with them
 * - `gateway`: CPU time of a mail over the milter protocol, beside rspamd's where it is installed
 * - `sorter`: a first pass over 20,000 mails and fifty watched mailboxes in `miwake serve`, and how soon a mail is sorted
 */
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { noFacts, parseMessage, scan } from '@miwake/engine'
import { readInputs } from '../src/cli/inputs.ts'
import { loadKnowledge } from '../src/knowledge.ts'
import { type MilterCost, measureGateway } from './gateway.ts'
import { hostileMails } from './hostile.ts'
import { measureLooking } from './looking.ts'
import { type Mail, peers } from './peers.ts'
import { measureSearch } from './search.ts'
import { measureSorter } from './sorter.ts'
import { cpuMs, measureStages } from './stages.ts'
import { measureThroughput } from './throughput.ts'

const flags = process.argv.slice(2)
const asJson = flags.includes('--json')
const stageNames = ['mails', 'hostile', 'search', 'sorter', 'gateway'] as const
const words = flags.filter((flag) => !flag.startsWith('--'))
const files = words.filter((word) => !(stageNames as readonly string[]).includes(word))
const named = stageNames.filter((name) => words.includes(name))
const isWanted = (stage: (typeof stageNames)[number]): boolean => named.length === 0 || named.includes(stage)
const ownMail = fileURLToPath(new URL('../../../corpus/mail', import.meta.url))
const paths = files.length > 0 ? files : [ownMail]
/** CPU ms a MB of hostile mail that none may reach. */
const hostileMaxMs = 250

const say = (text: string): void => {
  if (!asJson) console.log(text)
}
const row = (name: string, value: string): void => say(`  ${name.padEnd(44)} ${value}`)
const ms = (value: number): string => `${value.toFixed(3).padStart(8)} ms`

const readAll = async (path: string): Promise<readonly Mail[]> => {
  const mails: Mail[] = []
  for await (const input of readInputs([path]))
    if (!('problem' in input)) mails.push({ bytes: new Uint8Array(input.bytes) })
  return mails
}

const knowledge = loadKnowledge()

const benchPath = async (path: string) => {
  const mails = await readAll(path)
  if (mails.length === 0) {
    say(`\n${path}: no mail in it`)
    return null
  }
  const meanBytes = mails.reduce((sum, mail) => sum + mail.bytes.length, 0) / mails.length
  say(`\n${path}: ${mails.length} mails of ${(meanBytes / 1024).toFixed(1)} kB on average; CPU time a mail`)
  const stages = measureStages(mails, knowledge)
  row('whole scan, without QR and PDF', ms(stages.whole))
  row('  parse', ms(stages.parse))
  row('    of which HTML', ms(stages.html))
  row('  fold and observe', ms(stages.foldAndObserve))
  row('  detect', ms(stages.detect))
  row('  judge', ms(stages.judge))

  const looking = await measureLooking(mails)
  for (const [name, cost] of [
    ['pictures for QR codes', looking.qr],
    ['links of PDFs', looking.pdf],
  ] as const) {
    if (cost) row(`${name}, a mail that has some`, `${ms(cost.cpuMs)}  (${cost.mails} mails have)`)
  }

  const cores = availableParallelism()
  const throughput = [1, cores, cores + 1].map((threads) => measureThroughput(path, threads))
  const [one, all, oneMore] = throughput
  for (const run of [one, ...(cores > 1 ? [all] : [])]) {
    if (!run) continue
    row(
      `miwake scan --json, ${run.threads === 1 ? 'one core' : `all ${cores} cores`}`,
      `${ms(run.cpuMs)}  ${run.mailsPerSecond.toFixed(0)} mails a second, ${run.rssMiB.toFixed(0)} MiB`,
    )
  }
  const workerMiB = one && oneMore ? (oneMore.rssMiB - one.rssMiB) / cores : null
  if (workerMiB !== null) row('memory of one more worker', `${workerMiB.toFixed(0).padStart(8)} MiB`)

  const rivals: Record<string, unknown> = {}
  for (const peer of peers) {
    const cost = await peer.measure(mails)
    rivals[peer.name] = cost
    row(
      peer.name,
      'missing' in cost
        ? cost.missing
        : `${ms(cost.cpuMs)}  ${cost.rssMiB.toFixed(0)} MiB; Miwake costs ${(stages.whole / cost.cpuMs).toFixed(2)} of it`,
    )
  }
  return { path, mails: mails.length, meanBytes, stages, looking, throughput: { one, all }, workerMiB, peers: rivals }
}

const benchHostile = () => {
  say(`\nHostile mails of one MB: CPU time a MB, least of three after one more; none may reach ${hostileMaxMs} ms`)
  const costs: Record<string, number> = {}
  for (const { name, bytes } of hostileMails()) {
    const work = () => scan(parseMessage(bytes), noFacts, knowledge)
    work()
    const least = Math.min(...Array.from({ length: 3 }, () => cpuMs(work)))
    costs[name] = (least * 1024 * 1024) / bytes.length
    row(name, `${costs[name].toFixed(0).padStart(8)} ms${costs[name] >= hostileMaxMs ? '  TOO MUCH' : ''}`)
  }
  return costs
}

/** What 95 of 100 searches of all kinds are to stay under, counts per verdict and the newest hits included; lists too. */
const askedTargetMs = 50
const paintTargetMs = 1_000
const memoryTargetMiB = 300
const sortedTargetMs = 2_000
const missed = (value: number, target: number): string => (value > target ? '  MISSED' : '')

const benchSearch = async () => {
  const cost = await measureSearch(100_000, 1)
  say(`\nSearch over ${cost.mails} made-up mails: 95 of 100 within, in brackets the CPU time of it`)
  const sums = { 'all searches': cost.all, 'all lists': cost.lists }
  for (const [name, { p95, cpu95 }] of [...Object.entries(cost.kinds), ...Object.entries(sums)])
    row(name, `${ms(p95)}  (${cpu95.toFixed(1)} ms)`)
  row(
    'target for all searches and all lists',
    `${ms(askedTargetMs)}${missed(Math.max(cost.all.p95, cost.lists.p95), askedTargetMs)}`,
  )
  row('written', `${cost.mailsPerSecond.toFixed(0)} mails a second, ${cost.fileMiB.toFixed(0)} MiB on disk`)
  const { firstPaint } = cost
  if (firstPaint === null) row('first mails of the list in a browser', 'no Chromium here')
  else {
    const { medianMs, maxMs, loads } = firstPaint
    row(
      'first mails of the list in a browser',
      `${ms(medianMs)}, ${maxMs.toFixed(0)} ms at most of ${loads}${missed(maxMs, paintTargetMs)}`,
    )
  }
  return cost
}

const benchSorter = async () => {
  const cost = await measureSorter(20_000, 50)
  if ('missing' in cost) {
    say(`\nThe sorter: skipped, ${cost.missing}`)
    return cost
  }
  const { firstPass, peakMiB, quietMiB, sorted } = cost
  say(`\n${cost.mailboxes} mailboxes watched by one miwake serve, ${cost.mails} mails in the first`)
  row('first pass, CPU a mail of the whole process', `${ms(firstPass.cpuMs)}, ${firstPass.seconds.toFixed(0)} s in all`)
  row('most memory', `${peakMiB.toFixed(0).padStart(8)} MiB${missed(peakMiB, memoryTargetMiB)}`)
  row('memory afterwards', `${quietMiB.toFixed(0).padStart(8)} MiB`)
  row(
    'from delivery to the junk folder, median',
    `${ms(sorted.p50)}, ${sorted.max.toFixed(0)} ms at most of ${sorted.mails}${missed(sorted.max, sortedTargetMs)}`,
  )
  return cost
}

const gatewayMemoryTargetMiB = 400
const gatewayShareTarget = 0.9

const benchGateway = async (path: string) => {
  const mails = await readAll(path)
  if (mails.length === 0) return null
  const cost = await measureGateway(mails, 4_000, 4)
  say(`\n${path}: ${cost.mails} mails over ${cost.connections} milter connections; CPU time a mail`)
  const told = ({ cpuMs, mailsPerSecond, p50, p99, peakMiB }: MilterCost): string =>
    `${ms(cpuMs)}  ${mailsPerSecond.toFixed(0)} mails a second; ${p50.toFixed(1)} ms, ${p99.toFixed(1)} ms for 99 of 100; ${peakMiB.toFixed(0)} MiB`
  row('miwake gateway', `${told(cost.miwake)}${missed(cost.miwake.peakMiB, gatewayMemoryTargetMiB)}`)
  if ('missing' in cost.rspamd) row('rspamd', cost.rspamd.missing)
  else {
    const share = cost.miwake.cpuMs / cost.rspamd.cpuMs
    row('rspamd', told(cost.rspamd))
    row('Miwake costs of it', `${share.toFixed(2).padStart(8)}${missed(share, gatewayShareTarget)}`)
  }
  return { path, ...cost }
}

const corpora = []
if (isWanted('mails')) for (const path of paths) corpora.push(await benchPath(path))
const hostile = isWanted('hostile') ? benchHostile() : null
const search = isWanted('search') ? await benchSearch() : null
const sorter = isWanted('sorter') ? await benchSorter() : null
const gateway = []
if (isWanted('gateway')) for (const path of paths) gateway.push(await benchGateway(path))
if (asJson)
  console.log(
    JSON.stringify({ node: process.version, cores: availableParallelism(), corpora, hostile, search, sorter, gateway }),
  )
if (Object.values(hostile ?? {}).some((cost) => cost >= hostileMaxMs)) process.exitCode = 1
process.exit()
