/** `miwake scan`: exit 0 nothing junked, 1 something junked, 2 something could not be read. */

import type { AuthTrust } from '@miwake/engine'
import { wantsColour } from './colour.ts'
import { type Input, readInputs } from './inputs.ts'
import { progressOn } from './progress.ts'
import { type Mail, scanAll } from './scan-pool.ts'
import { fill, type Lang, textsOf } from './texts.ts'

export type ScanOptions = {
  readonly json: boolean
  readonly explain: boolean
  readonly full: boolean
  readonly lang: Lang
  readonly trust: AuthTrust
  readonly dns: boolean
  readonly trustedReceived: readonly string[]
  readonly threads?: number
  readonly model?: string
}

export const scanCommand = async (paths: readonly string[], options: ScanOptions): Promise<number> => {
  const t = textsOf(options.lang)
  let failed = false
  const fail = (where: string, why: string) => {
    failed = true
    process.stderr.write(`miwake: ${where}: ${why}\n`)
  }
  async function* mails(inputs: AsyncIterable<Input>): AsyncGenerator<Mail> {
    for await (const input of inputs) {
      if ('problem' in input) fail(input.where, input.problem)
      else yield input
    }
  }
  // One mail is shown in full, many as a list: which it is shows when the second arrives.
  const source = mails(readInputs(paths))
  const first = await source.next()
  const second = first.done ? first : await source.next()
  async function* all(): AsyncGenerator<Mail> {
    if (!first.done) yield first.value
    if (!second.done) yield second.value
    yield* source
  }
  const many = !second.done
  const counts = { total: 0, ham: 0, spam: 0, phishing: 0, deliver: 0, review: 0, junk: 0, reject: 0, rescue: 0 }
  const progress = progressOn(process.stderr, many && !process.stdout.isTTY)
  const settings = {
    form: options.json
      ? ('json' as const)
      : many && !options.full && !options.explain
        ? ('line' as const)
        : ('full' as const),
    explain: options.explain,
    lang: options.lang,
    colour: !options.json && wantsColour(process.stdout, process.env),
    trust: options.trust,
    dns: options.dns,
    trustedReceived: options.trustedReceived,
    ...(options.model ? { model: options.model } : {}),
  }
  for await (const scanned of scanAll(all(), settings, options.threads)) {
    if ('error' in scanned) {
      fail(scanned.id, scanned.error)
      continue
    }
    const { text, verdict, action } = scanned.output
    counts.total++
    counts[verdict]++
    counts[action]++
    if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve))
    progress.at(fill(t.scanned, { n: counts.total }))
  }
  progress.end()
  if (many && !options.json)
    process.stdout.write(`\n${fill(t.summary, { ...counts, junk: counts.junk + counts.reject })}\n`)
  if (counts.total === 0 && !failed)
    fail(paths.join(' '), 'no mail found (.eml, mbox, Maildir, a folder of them, or .jsonl with raw_b64)')
  return failed ? 2 : counts.junk + counts.reject > 0 ? 1 : 0
}
