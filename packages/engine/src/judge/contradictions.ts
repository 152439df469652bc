/** Claims that origin or targets contradict: what neither words nor habits may talk away. */
import type { Finding } from '../detect/detector.ts'

/** From what strength each symbol is a contradiction; a brand named in passing is none. */
const contradictions: ReadonlyMap<string, number> = new Map([
  ['BRAND_CLAIM_TARGET_FOREIGN', 0.7],
  ['BRAND_IMPERSONATED', 1],
  ['BRAND_OWN_ADDRESS_FOREIGN_TARGET', 0.7],
  ['LOOK_ALIKE_SENDER', 0.8],
  ['BRAND_FORGED', 0.5],
])

export const isContradicted = (findings: readonly Finding[]): boolean =>
  findings.some(({ symbol, value }) => value >= (contradictions.get(symbol) ?? Number.POSITIVE_INFINITY))
