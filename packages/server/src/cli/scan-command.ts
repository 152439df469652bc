/** `miwake scan`: exit 0 nothing junked, 1 something junked, 2 something could not be read. */
import { readFile } from 'node:fs/promises'
import type { AuthTrust } from '@miwake/engine'
import { readRoots } from '../gather/smime-roots.ts'
import { paintFor, wantsColour } from './colour.ts'
import { describeError } from './inputs/input.ts'
import { type Input, readInputs } from './inputs.ts'
import { type ProblemTexts, problemTexts } from './problem-texts.ts'
import { progressOn } from './progress.ts'
import { safeLine } from './safe.ts'
import { scanList } from './scan-list.ts'
import type { ScanSettings } from './scan-one.ts'
import { type Mail, scanAll } from './scan-pool.ts'
import { fill, type Lang, textsOf } from './texts.ts'

export type ScanOptions = {
  readonly json: boolean
  readonly explain: boolean
  readonly full: boolean
  /** Lines of a list: all, what matters and some others, or a few of each kind. */
  readonly shown: 'all' | 'some' | 'few'
  readonly lang: Lang
  readonly trust: AuthTrust
  readonly dns: boolean
  readonly trustedReceived: readonly string[]
  /** PEM files of CA certificates for S/MIME. */
  readonly smimeRoots: readonly string[]
  readonly threads?: number
  readonly model?: string
}

/** A wider line is hard to read. */
const columnsMax = 100
const columnsMin = 40

export const scanCommand = async (paths: readonly string[], options: ScanOptions): Promise<number> => {
  const { lang, json, explain } = options
  const t = textsOf(lang)
  const tProblem = problemTexts(lang)
  const { stdout, stderr } = process
  const progress = progressOn(stderr, !json || !stdout.isTTY)
  let problems = 0
  const fail = (where: string, why: string) => {
    problems++
    progress.end()
    stderr.write(`miwake: ${safeLine(where)}: ${safeLine(why)}\n`)
  }
  const smimeRoots = await readRootFiles(options.smimeRoots, fail, tProblem)
  // Without the roots asked for, signed mail would be told as not to be confirmed: better no answer.
  if (problems > 0) return 2
  if (paths.includes('-') && process.stdin.isTTY) stderr.write(`miwake: ${t.stdin}\n`)

  async function* mails(inputs: AsyncIterable<Input>): AsyncGenerator<Mail> {
    for await (const input of inputs) {
      if ('problem' in input) fail(input.where, input.problem)
      else yield input
    }
  }
  // One mail is shown in full, many as a list: which it is shows when the second arrives.
  const source = mails(readInputs(paths, lang))
  const first = await source.next()
  const second = first.done ? first : await source.next()
  async function* all(): AsyncGenerator<Mail> {
    if (!first.done) yield first.value
    if (!second.done) yield second.value
    yield* source
  }
  const listed = !second.done && !options.full && !explain && !json
  const colour = !json && wantsColour(stdout, process.env)
  const columns = Math.max(columnsMin, Math.min(columnsMax, stdout.columns ?? 80))
  const settings: ScanSettings = {
    form: json ? 'json' : listed ? 'line' : 'full',
    explain,
    lang,
    colour,
    columns,
    trust: options.trust,
    dns: options.dns,
    trustedReceived: options.trustedReceived,
    smimeRoots,
    ...(options.model ? { model: options.model } : {}),
  }
  const list = scanList({ lang, paint: paintFor(colour), columns, shown: options.shown })
  const write = async (text: string) => {
    if (text === '') return
    progress.end()
    if (!stdout.write(text)) await new Promise((resolve) => stdout.once('drain', resolve))
  }
  const startedMs = performance.now()
  let total = 0
  let junked = 0
  for await (const scanned of scanAll(all(), settings, options.threads)) {
    if ('error' in scanned) {
      fail(scanned.id, fill(tProblem.crashed, { reason: scanned.error }))
      continue
    }
    const { text, verdict, action } = scanned.output
    if (action === 'junk' || action === 'reject') junked++
    // What a closed pipe ends with: main() takes it from here.
    process.exitCode = junked > 0 ? 1 : 0
    const ready = list.add(listed ? text : '', verdict, action)
    await write(listed ? ready : total > 0 && !json ? `\n${text}` : text)
    total++
    progress.at(fill(t.progress, { n: total, rate: rateOf(total, startedMs), ...list.counts }))
  }
  progress.end()
  if (listed) await write(list.end(problems))
  if (total === 0 && problems === 0) fail(paths.join(' '), tProblem.noMail)
  return problems > 0 ? 2 : junked > 0 ? 1 : 0
}

const readRootFiles = async (
  paths: readonly string[],
  fail: (where: string, why: string) => void,
  t: ProblemTexts,
): Promise<readonly string[]> => {
  const pems: string[] = []
  for (const path of paths) {
    try {
      const pem = await readFile(path, 'latin1')
      for (const { problem } of readRoots([pem]).problems) {
        fail(path, problem === 'none' ? t.noCertificate : t.badCertificate)
      }
      pems.push(pem)
    } catch (error) {
      fail(path, describeError(error, t))
    }
  }
  return pems
}

const rateOf = (n: number, startedMs: number): number =>
  Math.round((1000 * n) / Math.max(1, performance.now() - startedMs))
