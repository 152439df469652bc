/** Whether a sender is called what its domain is called. */
import { wholeBait } from '../domain/bait.ts'
import { toUnicode } from '../domain/idn.ts'
import type { View } from './view.ts'

/** Shorter labels stand in names by chance. */
const labelMin = 4

export const lettersOf = (s: string) => s.replace(/[^a-z0-9\u3040-\u30ff\u3400-\u9fff]/g, '')

/** The letters of the registrable domain's own label; '' where it is too short or names a role ('mail-support'). */
export const ownLabel = ({ origin }: Pick<View, 'origin'>): string => {
  const label = lettersOf(toUnicode(origin.registrable).split('.')[0] ?? '')
  return label.length < labelMin || wholeBait(label) ? '' : label
}

/** Whether the display name is the label, holds it, or begins it with one of its words. */
export const wearsLabel = ({ fromName: { value } }: Pick<View, 'fromName'>, label: string): boolean => {
  const letters = lettersOf(value)
  if (label === '' || letters.length < labelMin) return false
  const words = value.split(/[^a-z0-9]+/).filter((w) => w.length >= labelMin)
  return letters.includes(label) || label.includes(letters) || words.some((w) => label.startsWith(w))
}
