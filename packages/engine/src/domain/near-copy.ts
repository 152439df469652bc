/** Whether one firm's domain is made to be taken for another's: any two domains, brands or not. */
import { skeleton } from '../text/confusable.ts'
import { wholeBait } from './bait.ts'
import { editCost } from './edit-cost.ts'
import { hostParts } from './registrable.ts'

/** Shorter labels are near each other by chance. */
const labelMin = 6
/** A letter for another of like shape, two letters changed over, a letter doubled. */
const slipCostMax = 0.5
/** A whole other letter is a slip only in a long name. */
const longLabelMin = 10
const longSlipCostMax = 1

const lettersOf = (label: string): Uint8Array => Uint8Array.from(label, (c) => c.charCodeAt(0) - 96)
const foldedOf = (label: string): string => skeleton(label).replace(/[^a-z]/g, '')

/**
 * 0: another domain altogether, or the same label under another suffix, which firms have. 1: a slip apart. 0.4: with
 * words of lures glued on by a hyphen ('sanei-print-jp.example'), which groups of firms do too.
 * @param a @param b hosts in A-label form.
 */
export const nearCopy = (a: string, b: string): number => {
  const one = hostParts(a).label
  const other = hostParts(b).label
  if (one === '' || other === '' || one === other || Math.min(one.length, other.length) < labelMin) return 0
  const [x, y] = [foldedOf(one), foldedOf(other)]
  if (x.length < labelMin - 1 || y.length < labelMin - 1) return 0
  if (x === y) return 1
  if (Math.abs(x.length - y.length) <= 1) {
    const letters = lettersOf(x)
    const cost = editCost(letters, 0, letters.length, lettersOf(y))
    if (cost <= (Math.min(x.length, y.length) >= longLabelMin ? longSlipCostMax : slipCostMax)) return 1
  }
  const [long, short] = one.length > other.length ? [one, other] : [other, one]
  return long.startsWith(`${short}-`) && wholeBait(long.slice(short.length + 1)) ? 0.4 : 0
}
