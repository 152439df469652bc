/** Mailboxes as the page shows them. */

import type { Health } from '../sort/sorter.ts'
import { type ChipCounts, type MailboxRow, summariseFolders } from '../store/index.ts'
import type { HttpWorld } from './world.ts'

const noHealth: Health = {
  state: 'connecting',
  lastMailAt: null,
  lagMs: null,
  message: null,
  progress: { done: 0, of: 0 },
}

export const healthOf = ({ sorter }: HttpWorld, { id, pausedAt }: MailboxRow): Health =>
  sorter.health(id) ?? (pausedAt === null ? noHealth : { ...noHealth, state: 'paused', progress: null })

export const viewHealth = ({ state, lastMailAt, lagMs, message }: Health) => ({ state, lastMailAt, lagMs, message })

/** Counting 100,000 mails takes some tens of milliseconds, and a page asks often: counted again so much later. */
const countsKeptMs = 2_000

export type Counting = (mailboxId: number) => Promise<ChipCounts>

export const createCounting = ({ store, now }: HttpWorld): Counting => {
  const kept = new Map<number, { readonly at: number; readonly counts: Promise<ChipCounts> }>()
  const count = async (mailboxId: number): Promise<ChipCounts> => {
    const sum = { ham: 0, spam: 0, phishing: 0, review: 0, none: 0 }
    for (const { counts } of await summariseFolders(store, mailboxId))
      for (const chip of Object.keys(sum) as (keyof ChipCounts)[]) sum[chip] += counts[chip]
    return sum
  }
  return (mailboxId) => {
    const known = kept.get(mailboxId)
    if (known !== undefined && now() - known.at < countsKeptMs) return known.counts
    const counts = count(mailboxId)
    kept.set(mailboxId, { at: now(), counts })
    counts.catch(() => kept.delete(mailboxId))
    return counts
  }
}

export const viewMailbox = async (world: HttpWorld, row: MailboxRow, counting: Counting) => {
  const health = healthOf(world, row)
  return {
    id: row.id,
    name: row.name,
    kind: (await world.demo.mailboxId()) === row.id ? ('demo' as const) : row.kind,
    mode: row.mode,
    reviewTo: row.reviewTo,
    paused: row.pausedAt !== null,
    mine: row.accountId !== null,
    level: await world.sorter.level(row.id),
    health: viewHealth(health),
    counts: await counting(row.id),
    progress: health.progress === null ? null : { mailbox: row.id, ...health.progress },
  }
}
