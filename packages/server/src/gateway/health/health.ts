/** Whether the gateway lives, and whether it can judge a mail that comes now. */
export type Readiness = {
  readonly ready: boolean
  /** The store answered in time. */
  readonly store: boolean
  /** Judging threads that have read their tables, and how many there are to be. */
  readonly threads: { readonly ready: number; readonly of: number }
  /** Ways in that listen: 'milter', 'check', ... */
  readonly listening: readonly string[]
  readonly stopping: boolean
}

export type Health = { readonly readiness: () => Promise<Readiness> }

export type HealthWorld = {
  /** One small read. Rejects where the store cannot be asked. */
  readonly askStore: () => Promise<unknown>
  readonly threads: () => Readiness['threads']
  /** Names of the ways in that are set, and of those that listen by now. */
  readonly wanted: readonly string[]
  readonly listening: () => readonly string[]
  readonly isStopping: () => boolean
  /** Monotonic, ms. */
  readonly nowMs: () => number
}

/** A store that takes longer would keep mails waiting, ms. */
const storeMs = 2_000
/** Whoever asks often, asks the store once in so long, ms. */
const freshMs = 1_000

export const createHealth = (world: HealthWorld): Health => {
  let asked: { readonly atMs: number; readonly store: Promise<boolean> } | null = null
  const store = (): Promise<boolean> => {
    const nowMs = world.nowMs()
    if (asked === null || nowMs - asked.atMs >= freshMs) asked = { atMs: nowMs, store: inTime(world.askStore) }
    return asked.store
  }
  return {
    readiness: async () => {
      const isStored = await store()
      const threads = world.threads()
      const listening = world.listening()
      const stopping = world.isStopping()
      // One thread answers already; the others come while it does.
      const ready = !stopping && isStored && threads.ready > 0 && world.wanted.every((name) => listening.includes(name))
      return { ready, store: isStored, threads, listening, stopping }
    },
  }
}

const inTime = (ask: () => Promise<unknown>): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), storeMs)
    const settle = (answered: boolean) => {
      clearTimeout(timer)
      resolve(answered)
    }
    Promise.resolve()
      .then(ask)
      .then(
        () => settle(true),
        () => settle(false),
      )
  })
