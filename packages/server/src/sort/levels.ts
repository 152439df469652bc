/** How readily mail is moved, as the costs of each error. */
import { type Costs, defaultCosts } from '@miwake/engine'
import type { Level } from './sorter.ts'

/** An honest mail in the junk folder costs so many times what it does by default. */
const carefulTimes = 4
const strictTimes = 0.4

/**
 * What is said of a rescue is scaled alike, so that the level says how readily mail is hidden and not how readily it is
 * brought back: careful rescues only what is surer still, and strict no more than the standard does.
 */
const scaled = (times: number, rescueTimes: number): Costs => ({
  ...defaultCosts,
  hamJunked: defaultCosts.hamJunked * times,
  spamRescued: defaultCosts.spamRescued * times * rescueTimes,
  phishingRescued: defaultCosts.phishingRescued * times * rescueTimes,
})

export const levels: readonly Level[] = ['careful', 'standard', 'strict']

export const costsOf: Readonly<Record<Level, Costs>> = {
  careful: scaled(carefulTimes, 2),
  standard: defaultCosts,
  strict: { ...scaled(strictTimes, 1), hamReviewed: 2 },
}
