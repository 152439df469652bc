/** How often something may be tried: a bucket a caller, refilled steadily (token bucket). */

export type RateLimit = {
  /** @returns 0 where it may go on, else how long to wait (ms). */
  readonly take: (caller: string) => number
}

/** Callers remembered; those longest unseen are forgotten, which only fills their bucket. */
const callersMax = 10_000

export const createRateLimit = ({
  burst,
  perMinute,
  now,
}: {
  readonly burst: number
  readonly perMinute: number
  readonly now: () => number
}): RateLimit => {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>()
  const perMs = perMinute / 60_000
  return {
    take: (caller) => {
      const at = now()
      const known = buckets.get(caller)
      const left = known === undefined ? burst : Math.min(burst, known.left + (at - known.at) * perMs)
      buckets.delete(caller)
      buckets.set(caller, { left: left >= 1 ? left - 1 : left, at })
      if (buckets.size > callersMax) buckets.delete(buckets.keys().next().value!)
      return left >= 1 ? 0 : Math.ceil((1 - left) / perMs)
    },
  }
}
