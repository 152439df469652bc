/** A labelled mail as training reads it: hashes and findings, no text. */
import type { Finding } from '../detect/detector.ts'

export type Label = 'ham' | 'spam' | 'phish' | 'unwanted'
export type Sample = {
  readonly id: string
  readonly source: string
  readonly label: Label
  /** Campaign or template: never on two sides of a split. */
  readonly group: string
  /** Unique hashed grams. */
  readonly grams: Uint32Array
  /** What the detectors saw, without spans. */
  readonly findings: readonly Finding[]
}

/**
 * Weight of each sample, mean 1: copies of a campaign share one and a half votes, and a source with ten times the
 * groups gets about three times the say (square root), so that no archive drowns the others.
 */
export const sampleWeights = (samples: readonly Sample[]): Float32Array => {
  const groupSizes = new Map<string, number>()
  const cells = new Map<string, Set<string>>()
  const cellOf = (s: Sample) => `${s.source}\n${s.label}`
  for (const s of samples) {
    groupSizes.set(s.group, (groupSizes.get(s.group) ?? 0) + 1)
    const cell = cells.get(cellOf(s))
    if (cell) cell.add(s.group)
    else cells.set(cellOf(s), new Set([s.group]))
  }
  const weights = Float32Array.from(samples, (s) => {
    const groupWeight = groupSizes.get(s.group)! ** -0.7
    return groupWeight / Math.sqrt(cells.get(cellOf(s))!.size)
  })
  // Both classes the same say in all.
  let ham = 0
  let unwanted = 0
  for (const [i, s] of samples.entries()) {
    if (s.label === 'ham') ham += weights[i]!
    else unwanted += weights[i]!
  }
  const half = samples.length / 2
  return weights.map((w, i) => (w * half) / (samples[i]!.label === 'ham' ? ham : unwanted))
}
