/** Open event streams, so that they end with the session or account they belong to. */
import type { Actor } from './access/actor.ts'

export type OpenStream = { readonly session: string; readonly actor: Actor; readonly end: () => void }
export type Streams = {
  /** @returns what to call when it is closed. */
  readonly add: (stream: OpenStream) => () => void
  /** @param of accountId null: the household. */
  readonly endOf: (of: { readonly session: string } | { readonly accountId: number | null }) => void
}

/** Windows of one person, or of a household. The oldest ends then; its page connects again when it is used. */
const ofOneMax = 32
/** Over all: each is a connection. */
const allMax = 10_000

/** Accounts count from 1. */
const keyOf = (actor: Actor): number => (actor.kind === 'household' ? 0 : actor.accountId)

export const createStreams = (): Streams => {
  /** In the order they were opened. */
  const open = new Map<number, Set<OpenStream>>()
  let count = 0
  const remove = (stream: OpenStream): void => {
    const own = open.get(keyOf(stream.actor))
    if (own?.delete(stream) !== true) return
    count--
    if (own.size === 0) open.delete(keyOf(stream.actor))
  }
  const endOldest = (own: Set<OpenStream> | undefined): void => {
    const [oldest] = own ?? []
    if (oldest === undefined) return
    remove(oldest)
    oldest.end()
  }
  return {
    add: (stream) => {
      const key = keyOf(stream.actor)
      const own = open.get(key) ?? new Set()
      open.set(key, own)
      own.add(stream)
      count++
      if (own.size > ofOneMax) endOldest(own)
      // Whoever came first ends first, whoever it is.
      else if (count > allMax) endOldest(open.values().next().value)
      return () => remove(stream)
    },
    endOf: (of) => {
      if ('accountId' in of) {
        for (const stream of [...(open.get(of.accountId ?? 0) ?? [])]) stream.end()
        return
      }
      for (const own of open.values()) for (const stream of own) if (stream.session === of.session) stream.end()
    },
  }
}
