/**
 * How many connections and commands one process allows itself: per mailbox and per host, since providers count both.
 * One gate serves all mailboxes of a process.
 */

/** Of all mailboxes together at one server: fifty watched ones, and room to work. */
const hostConnectionsMax = 120

/** Commands to one server each second, on average and at once. A command may carry hundreds of mails. */
const hostCommandsPerSecond = 50
const hostCommandsBurst = 100

export type Slot = { readonly release: () => void }

export type ConnectionGate = {
  /** Waits for a free connection. */
  readonly acquire: (host: string, mailbox: string, mailboxMax: number) => Promise<Slot>
  /** A connection to hold for long (IDLE): null at once where taking it would leave no room to work. */
  readonly tryHold: (host: string, mailbox: string, mailboxMax: number) => Slot | null
  /**
   * One more to hold beside that, for comfort: null where half of what the host allows is in use.
   * @param isWorking whether the mailbox has its connection to work with; else one is left for it.
   */
  readonly trySpare: (host: string, mailbox: string, mailboxMax: number, isWorking: boolean) => Slot | null
  /** Whether somebody waits for a connection to this host: then a quiet one should be given back at once. */
  readonly crowded: (host: string) => boolean
  /** Waits until the next command may be sent to this host. */
  readonly pace: (host: string) => Promise<void>
}

type Waiting = { readonly host: string; readonly mailbox: string; readonly max: number; readonly go: () => void }

export const createGate = (
  limits: {
    readonly hostConnectionsMax?: number
    readonly commandsPerSecond?: number
    readonly commandsBurst?: number
    readonly now?: () => number
  } = {},
): ConnectionGate => {
  const hostMax = limits.hostConnectionsMax ?? hostConnectionsMax
  const perSecond = limits.commandsPerSecond ?? hostCommandsPerSecond
  const burst = limits.commandsBurst ?? hostCommandsBurst
  const now = limits.now ?? Date.now
  const used = new Map<string, number>()
  const count = (key: string) => used.get(key) ?? 0
  const add = (key: string, by: number) => {
    const next = count(key) + by
    if (next > 0) used.set(key, next)
    else used.delete(key)
  }
  const waiting: Waiting[] = []
  const hostKey = (host: string) => `host ${host.toLowerCase()}`
  const boxKey = (mailbox: string) => `mailbox ${mailbox}`
  const fits = (host: string, mailbox: string, max: number) =>
    count(hostKey(host)) < hostMax && count(boxKey(mailbox)) < max

  const take = (host: string, mailbox: string): Slot => {
    add(hostKey(host), 1)
    add(boxKey(mailbox), 1)
    let held = true
    return {
      release: () => {
        if (!held) return
        held = false
        add(hostKey(host), -1)
        add(boxKey(mailbox), -1)
        const next = waiting.findIndex((one) => fits(one.host, one.mailbox, one.max))
        if (next >= 0) waiting.splice(next, 1)[0]?.go()
      },
    }
  }

  const tokens = new Map<string, { left: number; at: number }>()
  return {
    acquire: (host, mailbox, max) =>
      fits(host, mailbox, max)
        ? Promise.resolve(take(host, mailbox))
        : new Promise((resolve) => {
            waiting.push({ host, mailbox, max, go: () => resolve(take(host, mailbox)) })
          }),
    // One connection of the host and of the mailbox stays free for work, or a watcher could lock its own worker out.
    tryHold: (host, mailbox, max) =>
      count(hostKey(host)) < hostMax - 1 && count(boxKey(mailbox)) < max - 1 ? take(host, mailbox) : null,
    trySpare: (host, mailbox, max, isWorking) =>
      count(hostKey(host)) < hostMax / 2 && count(boxKey(mailbox)) < max - (isWorking ? 0 : 1)
        ? take(host, mailbox)
        : null,
    crowded: (host) => waiting.some((one) => hostKey(one.host) === hostKey(host)),
    pace: async (host) => {
      const key = hostKey(host)
      const bucket = tokens.get(key) ?? { left: burst, at: now() }
      tokens.set(key, bucket)
      const at = now()
      bucket.left = Math.min(burst, bucket.left + ((at - bucket.at) / 1000) * perSecond)
      bucket.at = at
      bucket.left -= 1
      if (bucket.left < 0) await new Promise((resolve) => setTimeout(resolve, (-bucket.left / perSecond) * 1000))
    },
  }
}
