/** How soon after its arrival a mail was sorted. */
import { getMessage } from '../store/get-message.ts'
import type { Store } from '../store/store.ts'
import type { SorterEvents } from './sorter.ts'

/** Mails the median is of. */
const keptMails = 100
/** A mail that lay there longer was not waited for: it was found by a first pass, or after a pause. */
const waitedMaxMs = 3_600_000

export type Lag = {
  readonly medianMs: (mailboxId: number) => number | null
  readonly lastMailAt: (mailboxId: number) => number | null
  readonly close: () => void
}

export const createLag = (store: Store, on: SorterEvents['on']): Lag => {
  const lags = new Map<number, number[]>()
  const last = new Map<number, number>()
  const close = on((event) => {
    if (event.type !== 'message-added') return
    void getMessage(store, event.id).then(
      (message) => {
        if (message === null) return
        last.set(event.mailbox, Math.max(last.get(event.mailbox) ?? 0, message.receivedAt))
        const lag = (message.scannedAt ?? 0) - message.receivedAt
        if (lag < 0 || lag > waitedMaxMs) return
        const kept = lags.get(event.mailbox) ?? []
        kept.push(lag)
        lags.set(event.mailbox, kept.slice(-keptMails))
      },
      () => undefined,
    )
  })
  return {
    medianMs: (mailboxId) => {
      const kept = [...(lags.get(mailboxId) ?? [])].sort((a, b) => a - b)
      return kept[kept.length >> 1] ?? null
    },
    lastMailAt: (mailboxId) => last.get(mailboxId) ?? null,
    close,
  }
}
