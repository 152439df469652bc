/** Labelled files to evidence, over all cores. */
import { availableParallelism } from 'node:os'
import { basename } from 'node:path'
import type { AuthTrust, Sample } from '@miwake/engine'
import { type Input, readInputs } from '../cli/inputs.ts'
import type { Item, Labelled } from './item.ts'
import { mayTrain } from './licence.ts'
import { type LoadAnswer, type LoadJob, type LoadSettings, loadWith } from './load-job.ts'
import { type Pool, startPool } from './worker-pool.ts'

export type Problem = { readonly where: string; readonly problem: string }
/** Files of labelled rows, or of mail whose label the caller knows. */
export type Labels = { readonly paths: readonly string[]; readonly assumed?: Pick<Labelled, 'label' | 'source'> }

export type LoadOptions = {
  readonly trust: AuthTrust
  readonly threads?: number
  readonly onProgress?: (read: number) => void
  /** For the header transplant: also gives each mail's fields that may not matter. */
  readonly donors?: boolean
  /** For the header transplant: the fields to put into the nth mail. */
  readonly donorFor?: (item: number) => Uint8Array | undefined
}
export type Dataset = {
  readonly items: readonly Item[]
  /** As long as `items` where asked for, else empty. */
  readonly donors: readonly Uint8Array[]
  readonly problems: readonly Problem[]
}

/** Mails looked at here before workers are worth their start. */
const inlineMails = 300
/** Mails handed to a worker at a time, and hands under way for each: keeps it busy, bounds memory. */
const handMails = 16
const handsPerWorker = 3

const labels: ReadonlySet<string> = new Set<Sample['label']>(['ham', 'spam', 'phish', 'unwanted'])
const isLabel = (label: string | undefined): label is Sample['label'] => label !== undefined && labels.has(label)

const rowsName = (path: string): string => basename(path).replace(/\.(?:jsonl|ndjson)(?:\.gz)?$/i, '')

const labelledOf = (
  { id, labels: row }: Extract<Input, { bytes: Uint8Array }>,
  path: string,
  assumed: Labels['assumed'],
): Labelled | Problem => {
  const label = row?.label ?? assumed?.label
  if (!isLabel(label)) {
    const found = label === undefined ? 'no label' : `the label "${label}"`
    return { where: id, problem: `this mail has ${found}; labels are ham, spam, phish and unwanted` }
  }
  const source = row?.corpus ?? assumed?.source ?? rowsName(path)
  return {
    id,
    source,
    label,
    group: row?.group ?? id,
    kind: row?.kind ?? '',
    lang: row?.lang ?? '',
    year: row?.year ?? null,
    trainable: mayTrain(source, path),
  }
}

export const loadDataset = async (sets: readonly Labels[], options: LoadOptions): Promise<Dataset> => {
  const settings: LoadSettings = { trust: options.trust, donors: options.donors ?? false }
  const threads = options.threads ?? availableParallelism()
  const items: Item[] = []
  const donors: Uint8Array[] = []
  const problems: Problem[] = []
  const take = (answers: readonly LoadAnswer[]) => {
    for (const answer of answers) {
      if ('item' in answer) {
        items.push(answer.item)
        if (answer.donor) donors.push(answer.donor)
      } else problems.push({ where: answer.id, problem: `could not be looked at (${answer.error})` })
    }
    options.onProgress?.(items.length)
  }
  const here = loadWith(settings)
  const pools: Pool<readonly LoadJob[], readonly LoadAnswer[]>[] = []
  const underWay: Promise<readonly LoadAnswer[]>[] = []
  let hand: LoadJob[] = []
  let jobs = 0
  const send = async (): Promise<void> => {
    if (jobs <= inlineMails || threads === 1) take(hand.map(here))
    else {
      if (pools.length === 0) pools.push(startPool(new URL('./load-worker.ts', import.meta.url), settings, threads))
      const answer = pools[0]!.run(hand)
      // Awaited in order below; a failure that comes earlier must not count as unhandled.
      answer.catch(() => {})
      underWay.push(answer)
      if (underWay.length >= threads * handsPerWorker) take(await underWay.shift()!)
    }
    hand = []
  }
  try {
    for (const { paths, assumed } of sets) {
      for (const path of paths) {
        for await (const input of readInputs([path])) {
          if ('problem' in input) {
            problems.push(input)
            continue
          }
          const labelled = labelledOf(input, path, assumed)
          if ('problem' in labelled) {
            problems.push(labelled)
            continue
          }
          const donor = options.donorFor?.(jobs)
          hand.push({ labelled, bytes: input.bytes, ...(donor ? { donor } : {}) })
          jobs++
          if (hand.length >= handMails) await send()
        }
      }
    }
    await send()
    for (const answer of underWay) take(await answer)
  } finally {
    for (const pool of pools) await pool.close()
  }
  return { items, donors, problems }
}
