/** What is reported apart: rows that would flatter or blur their source's figure. */
import type { Item } from './item.ts'
import { hasField } from './shape.ts'

/** From this share of mails with a Received field on, one without did not come the source's way. */
const receivedShareMin = 0.9

/**
 * The name each item is reported under: its source, or its source with what sets it apart. `reconstructed` mail was
 * written anew and is not real; mail without any Received field, in a source of received mail, was cut or written by hand.
 */
export const strataOf = (items: readonly Item[]): readonly string[] => {
  const counts = new Map<string, { all: number; received: number }>()
  for (const { source, shape } of items) {
    const count = counts.get(source) ?? { all: 0, received: 0 }
    count.all++
    if (hasField(shape, 'received')) count.received++
    counts.set(source, count)
  }
  return items.map(({ source, kind, shape }) => {
    if (kind === 'reconstructed') return `${source} (reconstructed)`
    const { all, received } = counts.get(source)!
    const isCut = received / all >= receivedShareMin && !hasField(shape, 'received')
    return isCut ? `${source} (no Received)` : source
  })
}
