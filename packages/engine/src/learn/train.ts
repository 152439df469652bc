/**
 * Labelled samples to a model. Two layers: words (hashed grams, one logistic regression a logit), and above them the
 * symbols with the words' score as one more feature. The upper layer sees word scores of mails the words were NOT
 * trained on, half from other campaigns of the same source, half from other sources only: so it learns how far words
 * carry, and not more (stacked generalisation, Wolpert 1992).
 */
import { gramSpace } from '../judge/grams.ts'
import { strengthOf } from '../judge/judge.ts'
import type { Model, ModelCard, Weight } from '../judge/model.ts'
import { capsNats, floorShare, phishingFloorNats, priors } from '../judge/priors.ts'
import { reviewed } from '../judge/reviewed.ts'
import { signOf } from '../judge/signs.ts'
import { wordNorm } from '../judge/words.ts'
import { dot, type Fit, fitLogistic, type SparseRow } from './logistic.ts'
import { calibrate } from './metrics.ts'
import { hashString } from './random.ts'
import { type Sample, sampleWeights } from './sample.ts'

export type TrainOptions = {
  readonly name: string
  /** Inner folds by group for the words' out-of-fold scores. */
  readonly folds: number
  /** Epochs over the grams. */
  readonly epochs: number
  /** Raw word score (nats before the gain) beyond which more of the same words adds nothing. */
  readonly wordCap: number
  /** How strongly symbol weights are drawn to their priors. */
  readonly symbolL2: number
  /** Fewest groups a gram has to be seen in: rarer ones could name a mail. */
  readonly groupsMin: number
}
export const defaultTrainOptions: TrainOptions = {
  name: 'miwake',
  folds: 4,
  epochs: 2,
  wordCap: 6,
  symbolL2: 3e-3,
  groupsMin: 5,
}

/** No single learned symbol decides alone: the most it may add before calibration, unless its prior is larger. */
const symbolNatsMax = 3

const wordRate = 0.5
const wordL2 = 2e-6

type Head = 'unwanted' | 'phishing'
type HeadRows = { readonly rows: readonly number[]; readonly labels: Uint8Array; readonly weights: Float32Array }

/** Which samples teach which logit: all the first; only spam and phish the second. */
const headRows = (samples: readonly Sample[], head: Head): HeadRows => {
  const rows = [...samples.keys()].filter(
    (i) => head === 'unwanted' || samples[i]!.label === 'spam' || samples[i]!.label === 'phish',
  )
  const positive = (s: Sample) => (head === 'unwanted' ? s.label !== 'ham' : s.label === 'phish')
  const chosen = rows.map((i) => samples[i]!)
  const labels = Uint8Array.from(chosen, (s) => (positive(s) ? 1 : 0))
  if (head === 'unwanted') return { rows, labels, weights: sampleWeights(chosen) }
  // Balanced by class: sampleWeights() balances ham against the rest only.
  const weights = sampleWeights(chosen)
  let one = 0
  let zero = 0
  for (let i = 0; i < labels.length; i++) {
    if (labels[i]) one += weights[i]!
    else zero += weights[i]!
  }
  const half = labels.length / 2
  return { rows, labels, weights: weights.map((w, i) => (w * half) / (labels[i] ? one : zero)) }
}

const wordRow = (sample: Sample): SparseRow => ({
  ids: sample.grams,
  values: wordNorm(sample.grams),
})

const fitWords = (samples: readonly Sample[], use: HeadRows, keep: (row: number) => boolean, epochs: number): Fit => {
  const picked = [...use.rows.keys()].filter((k) => keep(use.rows[k]!))
  const rows = picked.map((k) => wordRow(samples[use.rows[k]!]!))
  const labels = Uint8Array.from(picked, (k) => use.labels[k]!)
  const weights = Float32Array.from(picked, (k) => use.weights[k]!)
  return fitLogistic(rows, labels, weights, { size: gramSpace, epochs, rate: wordRate, l2: wordL2, seed: 7 })
}

const foldOf = (sample: Sample, folds: number): number => hashString(sample.group) % folds

/** Out-of-fold word scores of the head's rows: by group, and with the row's whole source left out. */
const outOfFold = (samples: readonly Sample[], use: HeadRows, options: TrainOptions) => {
  const byGroup = new Float32Array(use.rows.length)
  const bySource = new Float32Array(use.rows.length)
  for (let fold = 0; fold < options.folds; fold++) {
    const fit = fitWords(samples, use, (i) => foldOf(samples[i]!, options.folds) !== fold, options.epochs)
    for (const [k, i] of use.rows.entries()) {
      if (foldOf(samples[i]!, options.folds) === fold) byGroup[k] = dot(wordRow(samples[i]!), fit.weights)
    }
  }
  for (const source of new Set(use.rows.map((i) => samples[i]!.source))) {
    const fit = fitWords(samples, use, (i) => samples[i]!.source !== source, options.epochs)
    for (const [k, i] of use.rows.entries()) {
      if (samples[i]!.source === source) bySource[k] = dot(wordRow(samples[i]!), fit.weights)
    }
  }
  return { byGroup, bySource }
}

type Layer = { readonly names: readonly string[]; readonly fit: Fit; readonly gain: number }

const clamp = (x: number, cap: number) => Math.max(-cap, Math.min(cap, x))

const fitSymbols = (samples: readonly Sample[], use: HeadRows, head: Head, options: TrainOptions): Layer => {
  const scores = outOfFold(samples, use, options)
  const names = learnedNames(samples, options.groupsMin)
  const index = new Map(names.map((name, i) => [name, i]))
  const wordAt = names.length
  const rows: SparseRow[] = []
  const labels: number[] = []
  const weights: number[] = []
  for (const [k, i] of use.rows.entries()) {
    const ids: number[] = []
    const values: number[] = []
    for (const finding of samples[i]!.findings) {
      const id = index.get(finding.symbol)
      if (id === undefined) continue
      ids.push(id)
      values.push(strengthOf(finding))
    }
    for (const score of [scores.byGroup[k]!, scores.bySource[k]!]) {
      rows.push({
        ids: Uint32Array.from([...ids, wordAt]),
        values: Float32Array.from([...values, clamp(score, options.wordCap)]),
      })
      labels.push(use.labels[k]!)
      weights.push(use.weights[k]! / 2)
    }
  }
  const signs = new Int8Array(names.length + 1)
  for (const [i, name] of names.entries()) signs[i] = head === 'unwanted' ? signOf(name) : Math.min(0, signOf(name))
  signs[wordAt] = 1
  const drawnTo = Float32Array.from([...names.map((name) => priors[name]?.[head] ?? 0), 0.5])
  const floors = drawnTo.map((w, i) => (i === wordAt ? 0 : floorOf(names[i]!, w, head)))
  const bounds = drawnTo.map((w, i) => boundOf(names[i], w, head))
  const fit = fitLogistic(rows, Uint8Array.from(labels), Float32Array.from(weights), {
    size: names.length + 1,
    epochs: 30,
    rate: 0.2,
    l2: options.symbolL2,
    seed: 11,
    signs,
    priors: drawnTo,
    bounds,
    floors,
  })
  // Calibration is affine and folded into the weights. Only what other campaigns say of a mail is like the field.
  const logits = rows.map((row) => dot(row, fit.weights) + fit.bias)
  const { slope, intercept } = calibrate(
    logits,
    labels.map((l) => l === 1),
    weights,
  )
  const factor = Math.max(0.25, Math.min(4, slope))
  return {
    names,
    fit: {
      weights: fit.weights.map((w, i) => Math.max(floors[i]!, clamp(w * factor, bounds[i]!))),
      bias: fit.bias * factor + (slope === factor ? intercept : 0),
    },
    gain: fit.weights[wordAt]! * factor,
  }
}

/** The words' gain (no name) is not bounded here: its cap is its own. */
const boundOf = (name: string | undefined, prior: number, head: Head): number => {
  if (name === undefined) return Number.POSITIVE_INFINITY
  return (head === 'unwanted' ? capsNats[name] : undefined) ?? Math.max(symbolNatsMax, Math.abs(prior))
}

/** What is known of a trick is not unlearned by mail that happens to be told apart without it. */
const floorOf = (name: string, prior: number, head: Head): number => {
  if (prior > 0) return prior * floorShare
  return head === 'phishing' && signOf(name) > 0 ? prior + phishingFloorNats : Number.NEGATIVE_INFINITY
}

/** Symbols with enough groups to be weighed, and those with a prior however rare; the reviewed ones are never learned. */
const learnedNames = (samples: readonly Sample[], groupsMin: number): readonly string[] => {
  const groups = new Map<string, Set<string>>()
  for (const sample of samples) {
    for (const { symbol } of sample.findings) {
      const seen = groups.get(symbol)
      if (seen) seen.add(sample.group)
      else groups.set(symbol, new Set([sample.group]))
    }
  }
  const often = [...groups].filter(([, seen]) => seen.size >= groupsMin).map(([name]) => name)
  return [...new Set([...often, ...Object.keys(priors)])].filter((name) => !(name in reviewed)).sort()
}

/** Weights of grams seen in fewer groups than `groupsMin` go to zero. */
const dropRare = (samples: readonly Sample[], weights: Float32Array, groupsMin: number): Float32Array => {
  const last = new Int32Array(gramSpace).fill(-1)
  const counts = new Uint16Array(gramSpace)
  const ordered = [...samples].sort((a, b) => (a.group < b.group ? -1 : a.group > b.group ? 1 : 0))
  let group = -1
  let name: string | null = null
  for (const sample of ordered) {
    if (sample.group !== name) {
      name = sample.group
      group++
    }
    for (const id of sample.grams) {
      if (last[id] !== group) {
        last[id] = group
        if (counts[id]! < 0xffff) counts[id]!++
      }
    }
  }
  return weights.map((w, id) => (counts[id]! >= groupsMin ? w : 0))
}

/** Steps of the largest weight: fine enough that rounding changes no sum by more than a thousandth of a nat. */
const steps = 32_767

const quantise = (weights: Float32Array): { scale: number; weights: Int16Array } => {
  let max = 0
  for (const w of weights) max = Math.max(max, Math.abs(w))
  const scale = (max || 1) / steps
  return { scale, weights: Int16Array.from(weights, (w) => Math.round(w / scale)) }
}

/** Deterministic: the same samples in the same order give the same model. */
export const train = (samples: readonly Sample[], options: TrainOptions = defaultTrainOptions): Omit<Model, 'id'> => {
  const heads = { unwanted: headRows(samples, 'unwanted'), phishing: headRows(samples, 'phishing') }
  const made = (['unwanted', 'phishing'] as const).map((head) => {
    const layer = fitSymbols(samples, heads[head], head, options)
    const words = fitWords(samples, heads[head], () => true, options.epochs)
    const { scale, weights } = quantise(dropRare(samples, words.weights, options.groupsMin))
    return { layer, words: { scale: scale * layer.gain, weights, cap: options.wordCap * layer.gain } }
  })
  const [unwanted, phishing] = [made[0]!, made[1]!]
  const symbols: Record<string, Weight> = {}
  for (const { layer, head } of [
    { layer: unwanted.layer, head: 'unwanted' as const },
    { layer: phishing.layer, head: 'phishing' as const },
  ]) {
    for (const [i, name] of layer.names.entries()) {
      symbols[name] = { unwanted: 0, phishing: 0, ...symbols[name], [head]: layer.fit.weights[i]! }
    }
  }
  return {
    card: cardOf(samples, options),
    bias: { unwanted: unwanted.layer.fit.bias, phishing: phishing.layer.fit.bias },
    symbols,
    words: { unwanted: unwanted.words, phishing: phishing.words },
  }
}

const cardOf = (samples: readonly Sample[], options: TrainOptions): ModelCard => {
  const sources = new Map<string, { mails: number; groups: Set<string> }>()
  const labels = new Set(samples.map(({ label }) => label))
  for (const { source, group } of samples) {
    const entry = sources.get(source) ?? { mails: 0, groups: new Set<string>() }
    entry.mails++
    entry.groups.add(group)
    sources.set(source, entry)
  }
  return {
    name: options.name,
    sources: [...sources]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { mails, groups }]) => ({ name, mails, groups: groups.size })),
    notes: [
      'Statistics of hashed character n-grams and of symbols; no text of a mail can be read out of it.',
      `Grams seen in fewer than ${options.groupsMin} campaigns are left out.`,
      `Learned with ${options.folds} inner folds, ${options.epochs} epochs over the grams, words capped at ${options.wordCap}, symbols drawn to their priors by ${options.symbolL2}.`,
      ...(labels.has('spam') && labels.has('phish')
        ? []
        : ['Spam and phishing were not both among its mail: which of the two a mail is rests on priors alone.']),
      'For sorting mail that a person can still see and take back. Not for deleting or refusing mail unseen, not as proof against a sender or a person, not for telling who wrote or received a mail.',
      'Right only for mail like what it was made from: other languages, years and kinds of sender are judged by symbols and priors more than by words. Measure on own mail before relying on it (miwake eval).',
      'The mail keeps its owners and licences and is not part of this file; mail licensed for non-commercial use only (nc-*) is refused in training.',
    ],
  }
}
