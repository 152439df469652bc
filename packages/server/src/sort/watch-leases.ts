/** Who watches a mailbox, of all processes on one store: one at a time, and another soon after that one died. */
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { MailboxLog } from '../mailbox/world.ts'
import { leaseHolder, releaseLease, renewLease, takeLease } from '../store/leases.ts'
import type { Store } from '../store/store.ts'

export type WatchLeases = {
  /** @returns whether the mailbox is this process's to watch. Where not, `free` tells when it becomes so. */
  readonly take: (mailboxId: number) => Promise<boolean>
  /** Gives it to others, or wants it no more. */
  readonly give: (mailboxId: number) => Promise<void>
  readonly close: () => void
}

export type WatchLeasesOptions = {
  readonly store: Store
  /** Became free and was taken. */
  readonly free: (mailboxId: number) => void
  /** Cannot be kept: watching has to stop now. */
  readonly lost: (mailboxId: number) => void
  readonly log: MailboxLog
  /** How long a lease lasts that is not renewed. */
  readonly lifeMs?: number
}

/** A mailbox of a process that died is taken over within this and one more renewal: under the 30 s that are promised. */
const lifeMsDefault = 20_000
/** Renewals in one life: a database that is away for a moment costs nothing. */
const renewals = 4

/** Host, process and a random name: process numbers come again. */
const holderName = (): string => `${hostname()}/${process.pid}/${randomUUID()}`

/** A process of this machine that is no more need not be waited for. Another machine's cannot be seen. */
const isDead = (holder: string): boolean => {
  const [host, pid] = holder.split('/')
  if (host !== hostname() || !/^\d+$/.test(pid ?? '')) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

export const createWatchLeases = (options: WatchLeasesOptions): WatchLeases => {
  const { store, free, lost, log, lifeMs = lifeMsDefault } = options
  const holder = holderName()
  /** Mailbox to when its lease was last asked for with success, by a clock that only runs forward. */
  const held = new Map<number, number>()
  const wanted = new Set<number>()
  const nameOf = (mailboxId: number): string => `watch ${mailboxId}`

  const tryTake = async (mailboxId: number): Promise<boolean> => {
    const name = nameOf(mailboxId)
    const asked = performance.now()
    let isTaken = await takeLease(store, { name, holder, lifeMs })
    if (!isTaken) {
      const other = await leaseHolder(store, name)
      if (other === null || isDead(other)) {
        if (other !== null) await releaseLease(store, { name, holder: other })
        isTaken = await takeLease(store, { name, holder, lifeMs })
      }
    }
    if (isTaken && !wanted.has(mailboxId)) {
      // Given up while the database was asked.
      await releaseLease(store, { name, holder })
      return false
    }
    if (isTaken) held.set(mailboxId, asked)
    return isTaken
  }

  /** Ends before another may begin, also where the database cannot be asked. */
  const renew = async (mailboxId: number): Promise<void> => {
    const asked = performance.now()
    try {
      if (await renewLease(store, { name: nameOf(mailboxId), holder, lifeMs })) {
        held.set(mailboxId, asked)
        return
      }
    } catch (error) {
      log('warn', 'lease', { error: String(error) })
      if (performance.now() - (held.get(mailboxId) ?? 0) < lifeMs - (2 * lifeMs) / renewals) return
    }
    held.delete(mailboxId)
    lost(mailboxId)
  }

  const look = async (): Promise<void> => {
    for (const mailboxId of [...held.keys()]) await renew(mailboxId)
    for (const mailboxId of wanted) {
      if (held.has(mailboxId)) continue
      if (await tryTake(mailboxId)) free(mailboxId)
    }
  }
  let looking = false
  const timer = setInterval(() => {
    if (looking) return
    looking = true
    look()
      .catch((error: unknown) => log('warn', 'lease', { error: String(error) }))
      .finally(() => {
        looking = false
      })
  }, lifeMs / renewals)
  timer.unref()

  return {
    take: async (mailboxId) => {
      wanted.add(mailboxId)
      return held.has(mailboxId) || tryTake(mailboxId)
    },
    give: async (mailboxId) => {
      wanted.delete(mailboxId)
      if (held.delete(mailboxId)) await releaseLease(store, { name: nameOf(mailboxId), holder })
    },
    close: () => clearInterval(timer),
  }
}
