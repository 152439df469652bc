/** How good answers are, with intervals. Pure arithmetic; nothing here pools sources. */
import { sigmoid } from '../judge/sigmoid.ts'
import { randomFrom } from './random.ts'

export type Interval = { readonly low: number; readonly high: number }
export type Share = { readonly hits: number; readonly of: number; readonly share: number; readonly interval: Interval }

/**
 * Wilson score interval, 95 %. E. B. Wilson, JASA 22 (1927). Keeps its coverage at the ends, where samples are small here.
 * @param hits may be a fraction: a sum of shares, where a group has one vote.
 */
export const wilson = (hits: number, of: number): Interval => {
  if (of === 0) return { low: 0, high: 1 }
  const z = 1.959964
  const p = hits / of
  const d = 1 + (z * z) / of
  const centre = (p + (z * z) / (2 * of)) / d
  const half = (z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))) / d
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}

export const shareOf = (hits: number, of: number): Share => ({
  hits,
  of,
  share: of === 0 ? 0 : hits / of,
  interval: wilson(hits, of),
})

/** Area under the ROC curve by ranks, ties counted half; null without both classes. */
export const auc = (scores: readonly number[], positive: readonly boolean[]): number | null => {
  const order = scores.map((score, i) => ({ score, positive: positive[i]! })).sort((a, b) => a.score - b.score)
  let rankSum = 0
  let positives = 0
  for (let i = 0; i < order.length; ) {
    let j = i
    while (j < order.length && order[j]!.score === order[i]!.score) j++
    const rank = (i + 1 + j) / 2
    for (let k = i; k < j; k++) {
      if (order[k]!.positive) {
        rankSum += rank
        positives++
      }
    }
    i = j
  }
  const negatives = order.length - positives
  if (positives === 0 || negatives === 0) return null
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives)
}

/** Mean squared error of a probability. G. W. Brier, Monthly Weather Review 78 (1950). */
export const brier = (p: readonly number[], positive: readonly boolean[]): number =>
  p.reduce((sum, x, i) => sum + (x - (positive[i] ? 1 : 0)) ** 2, 0) / Math.max(1, p.length)

export type Calibration = { readonly slope: number; readonly intercept: number }

/** Logistic recalibration of logits: slope 1 and intercept 0 are right. Cox (1958). Ridge 1e-3 keeps separable data finite. */
export const calibrate = (
  logits: readonly number[],
  positive: readonly boolean[],
  weights?: readonly number[],
): Calibration => {
  let a = 0
  let b = 1
  for (let iteration = 0; iteration < 50; iteration++) {
    let ga = 0
    let gb = 0
    let haa = 1e-9
    let hab = 0
    let hbb = 1e-9
    for (let i = 0; i < logits.length; i++) {
      const w = weights ? weights[i]! : 1
      const x = logits[i]!
      const p = sigmoid(a + b * x)
      const g = (p - (positive[i] ? 1 : 0)) * w
      const h = p * (1 - p) * w
      ga += g
      gb += g * x
      haa += h
      hab += h * x
      hbb += h * x * x
    }
    const ridge = 1e-3 * logits.length
    gb += ridge * (b - 1) * 0.01
    hbb += ridge * 0.01
    const det = haa * hbb - hab * hab
    if (!(det > 1e-12)) break
    const da = (hbb * ga - hab * gb) / det
    const db = (haa * gb - hab * ga) / det
    const damp = Math.min(1, 4 / (Math.abs(da) + Math.abs(db) + 1e-9))
    a -= da * damp
    b -= db * damp
    if (Math.abs(da) + Math.abs(db) < 1e-7) break
  }
  return { slope: b, intercept: a }
}

/**
 * Percentile bootstrap over groups (a group is drawn whole), 95 %.
 * @param statistics any number of figures of one sample, always in the same order.
 * @returns an interval for each of them; NaN where no sample gave a finite value.
 */
export const bootstrap = <T>(
  items: readonly T[],
  groupOf: (item: T) => string,
  statistics: (items: readonly T[]) => readonly number[],
  rounds: number,
  seed: number,
): readonly Interval[] => {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = groupOf(item)
    const list = groups.get(key)
    if (list) list.push(item)
    else groups.set(key, [item])
  }
  const lists = [...groups.values()]
  const random = randomFrom(seed)
  const values: number[][] = statistics(items).map(() => [])
  for (let round = 0; round < rounds; round++) {
    const sample: T[] = []
    for (let k = 0; k < lists.length; k++) {
      for (const item of lists[Math.floor(random() * lists.length)]!) sample.push(item)
    }
    for (const [k, value] of statistics(sample).entries()) if (Number.isFinite(value)) values[k]!.push(value)
  }
  return values.map(percentiles)
}

const percentiles = (values: number[]): Interval => {
  if (values.length === 0) return { low: Number.NaN, high: Number.NaN }
  values.sort((x, y) => x - y)
  return {
    low: values[Math.floor(values.length * 0.025)]!,
    high: values[Math.min(values.length - 1, Math.floor(values.length * 0.975))]!,
  }
}
