/** The sorter, put together: a watch for each mailbox of the store, and the person's wishes on them. */
import type { Knowledge } from '@miwake/engine'
import { carryOut } from '../act/carry-out.ts'
import type { FindInFeeds } from '../gather/scan-mail.ts'
import type { Resolve } from '../gather/world.ts'
import { MailboxError } from '../mailbox/problem.ts'
import type { MailboxLog } from '../mailbox/world.ts'
import { getMessage } from '../store/get-message.ts'
import { getMailbox, listMailboxes } from '../store/list-mailboxes.ts'
import { newestMailAt } from '../store/mails-since.ts'
import type { MailboxRow } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { updateMailbox } from '../store/update-mailbox.ts'
import { agree } from './agree.ts'
import { answerMail } from './answer.ts'
import { type AtWork, createQueue, type SortWorld } from './at-work.ts'
import { dryRun, dryRunDays } from './dry-run.ts'
import { createEmitter } from './events.ts'
import { learned } from './figures.ts'
import { createLag } from './lag.ts'
import { confirmPending, forget } from './learn.ts'
import { levelOf, saveLevel } from './level-of.ts'
import { rawOf, wholeOf } from './raw-of.ts'
import { notFound, paused, refusedBy } from './refused.ts'
import { rejudge } from './rejudge.ts'
import type { Health, OpenSource, Outcome, Sorter } from './sorter.ts'
import { learnEntryHosts, suggestTrust } from './suggest-trust.ts'
import { createTurns } from './turns.ts'
import { undo } from './undo.ts'
import { startUpkeep } from './upkeep.ts'
import { type WatchedMailbox, watchMailbox } from './watch.ts'
import { createWatchLeases } from './watch-leases.ts'

export type SorterWorld = {
  readonly store: Store
  readonly knowledge: Knowledge
  readonly open: OpenSource
  /** To verify DKIM and DMARC as mail arrives; null: the provider's word alone. */
  readonly resolve: Resolve | null
  /** For mailboxes whose mails the world's DNS shall not be asked about (the demo's own): `resolve` for the rest. */
  readonly asksDns?: (mailbox: MailboxRow) => Promise<boolean>
  /** Lists of URLs kept here. */
  readonly feeds?: FindInFeeds
  readonly log?: MailboxLog
  /** In [0, 1): spreads retries. */
  readonly random?: () => number
  /** What to add to UTC for the person's own days, ms. By default this machine's zone. */
  readonly offsetMs?: number
  /** How long the bytes of mails are kept, days. */
  readonly rawDays?: number
  /** false: mailboxes are opened and sorted only when asked (sort --once). */
  readonly watch?: boolean
  /** How long another process waits for one that died, ms. */
  readonly leaseMs?: number
}

/** Of a first pass that has yet to count its mails. */
const notStarted = { done: 0, of: 0 }

/** Passes at once, of all mailboxes: each holds a batch of mails in memory. */
const passesAtOnce = 3

const rawDaysDefault = 400

type Live = {
  readonly work: AtWork
  readonly watched: WatchedMailbox | null
  readonly stop: () => Promise<void>
  readonly progress: () => Health['progress']
}

/** Rejects only where the store cannot be read; a mailbox that cannot be opened says so in its health. */
export const startSorter = async (world: SorterWorld): Promise<Sorter> => {
  const { store, knowledge, open, resolve, random = Math.random, log = () => undefined } = world
  const { on, emit } = createEmitter()
  const turn = createTurns(passesAtOnce)
  const lag = createLag(store, on)
  const live = new Map<number, Live>()
  const failed = new Map<number, Health>()
  const newest = new Map<number, number | null>()
  const rawKeptMs = (world.rawDays ?? rawDaysDefault) * 86_400_000
  const feeds = world.feeds === undefined ? {} : { feeds: world.feeds }
  const shared: SortWorld = { store, knowledge, resolve, ...feeds, log, emit, rawKeptMs }

  const leases =
    world.watch === false
      ? null
      : createWatchLeases({
          store,
          log,
          free: (id) => restart(id),
          lost: (id) => restart(id),
          ...(world.leaseMs === undefined ? {} : { lifeMs: world.leaseMs }),
        })
  const begin = async (mailbox: MailboxRow): Promise<void> => {
    newest.set(mailbox.id, await newestMailAt(store, mailbox.id))
    if (mailbox.pausedAt !== null) return
    try {
      const source = await open(mailbox)
      const stopping = new AbortController()
      // What is told of the mailbox is kept here as well: asked for health, nobody waits for the database.
      let progress: Health['progress'] = null
      const off = on((event) => {
        if (event.type === 'progress' && event.mailbox === mailbox.id)
          progress = event.done < event.of ? { done: event.done, of: event.of } : null
      })
      const asksDns = world.asksDns === undefined || (await world.asksDns(mailbox))
      const work: AtWork = {
        ...shared,
        resolve: asksDns ? resolve : null,
        mailbox,
        source,
        alone: createQueue(),
        skipped: new Map(),
        unreadable: new Map(),
        signal: stopping.signal,
      }
      // Another process may be watching it: here it is then only looked at when asked.
      const watched = (await leases?.take(mailbox.id)) ? watchMailbox(work, stopping, { random, turn }) : null
      const stop = async () => {
        off()
        stopping.abort()
        // A step that runs (an undo, the moves agreed to) is not cut off.
        await work.alone(async () => undefined)
        await (watched ? watched.stop() : source.close())
      }
      live.set(mailbox.id, { work, watched, stop, progress: () => progress })
      failed.delete(mailbox.id)
    } catch (error) {
      if (!(error instanceof MailboxError)) throw error
      const { ja, en } = error.problem
      failed.set(mailbox.id, { state: 'error', message: { ja, en }, lastMailAt: null, lagMs: null, progress: null })
    }
    emit({ type: 'mailbox-changed', mailbox: mailbox.id })
  }
  const end = async (mailboxId: number): Promise<void> => {
    const one = live.get(mailboxId)
    live.delete(mailboxId)
    failed.delete(mailboxId)
    await one?.stop()
  }
  /** Watched from now on, or no longer: by whom a mailbox is watched has changed. */
  const restart = (mailboxId: number): void => {
    oneSync(async () => {
      const row = rows.get(mailboxId)
      if (row === undefined) return
      await end(mailboxId)
      await begin(row)
    }).catch((error: unknown) => log('warn', 'lease', { error: String(error) }))
  }
  let rows = new Map<number, MailboxRow>()
  const sync = async (): Promise<void> => {
    const now = new Map((await listMailboxes(store)).map((row) => [row.id, row]))
    const before = rows
    rows = now
    const same = (id: number) => JSON.stringify(now.get(id)) === JSON.stringify(before.get(id))
    for (const id of before.keys())
      if (!same(id)) {
        await end(id)
        const row = now.get(id)
        if (row === undefined || row.pausedAt !== null) await leases?.give(id)
      }
    for (const row of now.values()) if (!before.has(row.id) || !live.has(row.id)) await begin(row)
  }
  // One at a time: two that overlap would open a mailbox twice.
  const oneSync = createQueue()
  const refresh = () => oneSync(sync)

  const at = async <T>(mailboxId: number, step: (work: AtWork) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const one = live.get(mailboxId)
    if (one === undefined) {
      if (rows.get(mailboxId)?.pausedAt != null) return paused
      const health = failed.get(mailboxId)
      if (health?.message) return { ok: false, kind: 'mailbox', message: health.message }
      return notFound
    }
    try {
      return await step(one.work)
    } catch (error) {
      return refusedBy(error)
    }
  }
  const atMessage = async <T>(
    messageId: number,
    step: (work: AtWork, message: NonNullable<Awaited<ReturnType<typeof getMessage>>>) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> => {
    const message = await getMessage(store, messageId)
    return message === null ? notFound : at(message.mailboxId, (work) => step(work, message))
  }
  const change = async (mailboxId: number, to: Parameters<typeof updateMailbox>[2]): Promise<Outcome<object>> => {
    if (!(await updateMailbox(store, mailboxId, to))) return notFound
    await refresh()
    emit({ type: 'mailbox-changed', mailbox: mailboxId })
    return { ok: true }
  }

  /** Being opened, or only looked at when asked: by choice, or since another process watches it. */
  const unwatched = (mailboxId: number) => ({
    state: world.watch === false || live.has(mailboxId) ? ('ok' as const) : ('connecting' as const),
    message: null,
  })

  await refresh()
  const endUpkeep = world.watch === false ? () => undefined : startUpkeep(shared)
  const off = on((event) => {
    if (event.type === 'message-added') newest.delete(event.mailbox)
  })
  return {
    events: { on },
    health: (mailboxId) => {
      const row = rows.get(mailboxId)
      if (row === undefined) return null
      const base = {
        lastMailAt: lag.lastMailAt(mailboxId) ?? newest.get(mailboxId) ?? null,
        lagMs: lag.medianMs(mailboxId),
      }
      if (row.pausedAt !== null) return { state: 'paused', message: null, progress: null, ...base }
      const one = live.get(mailboxId)
      const { state, message } = one?.watched?.health() ?? failed.get(mailboxId) ?? unwatched(mailboxId)
      const progress = one?.progress() ?? (state === 'connecting' ? notStarted : null)
      return { state, message, progress, ...base }
    },
    sortNow: (mailboxId) =>
      at(mailboxId, async (work) => {
        const watched = live.get(mailboxId)?.watched
        const { pass } = await import('./pass.ts')
        return { ok: true, summary: await (watched ? watched.sortNow() : turn(() => pass(work))) }
      }),
    answer: (messageId, answer, source = 'reader') =>
      atMessage(messageId, (work) => answerMail(work, messageId, { answer, source })),
    confirm: async (id, yes) => {
      const done = yes ? await confirmPending(shared, id) : await forget(shared, id)
      return done ? { ok: true } : notFound
    },
    undo: (ids) => undo({ store, at, forget: (id) => forget(shared, id) }, ids),
    forget: async (id) => ((await forget(shared, id)) ? { ok: true } : notFound),
    agree: async (mailboxId, options = {}) => {
      const open = await at(mailboxId, async () => ({ ok: true }))
      if (!open.ok) return open
      const { mode } = (await getMailbox(store, mailboxId)) ?? {}
      // Opened anew in that mode: what is planned before would be refused as not wanted in shadow mode.
      const changed = await change(mailboxId, { mode: 'active' })
      if (!changed.ok) return changed
      const agreed = await at(mailboxId, async (work) => {
        const planned = await work.alone(() => agree(work, options))
        // The moves themselves follow in their turn: the person does not wait for them.
        work.alone(async () => carryOut(work, planned)).catch((error) => log('warn', 'agree', { error: String(error) }))
        return { ok: true, planned: planned.length }
      })
      if (!agreed.ok && mode !== undefined) await change(mailboxId, { mode })
      return agreed
    },
    shadow: (mailboxId) => change(mailboxId, { mode: 'shadow' }),
    pause: (mailboxId) => change(mailboxId, { paused: true }),
    resume: (mailboxId) => change(mailboxId, { paused: false }),
    change: async (mailboxId, { level, name, reviewTo }) => {
      if (level !== undefined) await saveLevel(store, mailboxId, level)
      return change(mailboxId, { name, reviewTo })
    },
    level: (mailboxId) => levelOf(store, mailboxId),
    dryRun: (mailboxId, days, level) => dryRun(store, mailboxId, { days, level }),
    learned: async (mailboxId, days) =>
      learned(store, {
        mailboxId,
        ...(days === undefined ? {} : { days }),
        offsetMs: world.offsetMs ?? -new Date(store.now()).getTimezoneOffset() * 60_000,
        seesProviderJunk: (await getMailbox(store, mailboxId))?.kind !== 'pop3',
      }),
    raw: async (messageId, { whole = false } = {}) => {
      const message = await getMessage(store, messageId)
      if (message === null) return null
      return (whole ? wholeOf : rawOf)(store, message, live.get(message.mailboxId)?.work ?? null)
    },
    suggestTrust: (mailboxId) => suggestTrust(store, mailboxId),
    trustServer: async (mailboxId, authservIds, days = dryRunDays) => {
      const row = await getMailbox(store, mailboxId)
      if (row === null) return notFound
      const receivedBy = await learnEntryHosts(store, mailboxId, authservIds)
      const changed = await change(mailboxId, { settings: { ...(row.settings as object), authservIds, receivedBy } })
      if (!changed.ok) return changed
      return at(mailboxId, async (work) => ({ ok: true, judged: await work.alone(() => rejudge(work, days)) }))
    },
    refresh,
    close: async () => {
      off()
      endUpkeep()
      lag.close()
      const ids = [...live.keys()]
      leases?.close()
      await Promise.all(ids.map(end))
      for (const id of rows.keys()) await leases?.give(id)
    },
  }
}
