/** How often somebody may try, and what is counted of whom is turned away. */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { Problem, problems } from '../problem.ts'
import type { HttpWorld } from '../world.ts'
import { createRateLimit, type RateLimit } from './rate-limit.ts'

export type Gates = {
  /** The address that asks: of a proxy's word only where the settings believe it. */
  readonly caller: (c: Context) => string
  /** @throws the problem, counted. */
  readonly refuse: (why: string, problem: Problem) => never
  /** @throws Problem 429 at the first limit that is used up. */
  readonly notTooOften: (limits: readonly (readonly [RateLimit, string])[]) => void
  readonly limits: {
    readonly requests: RateLimit
    readonly openings: RateLimit
  }
  /** Before a passkey or the firm's provider is asked, and when they have answered. */
  readonly beforeCeremony: (c: Context) => void
  /** scrypt takes 128 MiB: one at a time. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>
  /** Before a password is looked at. @param login null: the household's one password. */
  readonly beforePassword: (c: Context, login: string | null) => void
}

export const createGates = ({ settings, metrics, now }: HttpWorld): Gates => {
  const limit = (burst: number, perMinute: number) => createRateLimit({ burst, perMinute, now })
  // A person at a page asks some times a second at most; a password is tried a few times.
  const requests = limit(600, 1_200)
  const household = { each: limit(5, 0.5), all: limit(30, 10) }
  // A firm comes from one address, and all of it in the morning: there the login is what a guesser is held to.
  const accounts = { each: limit(60, 60), all: limit(60, 120), login: limit(10, 0.5) }
  // Nobody guesses a link's 256 bits: only against wearing the store out.
  const openings = limit(600, 600)
  // Sign-ins by passkey or provider are rows from their beginning to the next upkeep; each asks twice.
  const ceremonies = { each: limit(300, 300), all: limit(3_000, 3_000) }
  const refuse = (why: string, problem: Problem): never => {
    metrics.refused.inc({ why })
    throw problem
  }
  const caller = (c: Context): string => {
    const forwarded = settings.proxy ? c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() : undefined
    return forwarded ?? peerOf(c)
  }
  const notTooOften: Gates['notTooOften'] = (limits) => {
    for (const [limit, key] of limits) {
      const waitMs = limit.take(key)
      if (waitMs > 0)
        refuse('rate', new Problem(429, problems.tooOften, { 'Retry-After': String(Math.ceil(waitMs / 1_000)) }))
    }
  }
  let before: Promise<unknown> = Promise.resolve()
  return {
    alone: (work) => {
      const done = before.then(work)
      before = done.catch(() => undefined)
      return done
    },
    caller,
    refuse,
    notTooOften,
    limits: { requests, openings },
    beforeCeremony: (c) =>
      notTooOften([
        [ceremonies.each, caller(c)],
        [ceremonies.all, ''],
      ]),
    beforePassword: (c, login) =>
      notTooOften(
        login === null
          ? [
              [household.each, caller(c)],
              [household.all, ''],
            ]
          : [
              [accounts.each, caller(c)],
              [accounts.login, login.toLowerCase()],
              [accounts.all, ''],
            ],
      ),
  }
}

/** The address at the other end of the connection. */
export const peerOf = (c: Context): string => {
  try {
    return getConnInfo(c).remote.address ?? ''
  } catch {
    // Without a socket (tests): nobody.
    return ''
  }
}
