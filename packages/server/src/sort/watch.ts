/** One mailbox watched: a pass at once, and one whenever the server tells of a change; its health in words. */
import { backoffMs, pause } from '../mailbox/backoff.ts'
import { problemOf } from '../mailbox/classify.ts'
import type { SourceEvent, Watch } from '../mailbox/mail-source.ts'
import { MailboxError, type MailboxProblem } from '../mailbox/problem.ts'
import { listFolders } from '../store/folders.ts'
import type { FolderRole } from '../store/schema.ts'
import type { AtWork } from './at-work.ts'
import { pass } from './pass.ts'
import type { Health, PassSummary } from './sorter.ts'

export type WatchedMailbox = {
  readonly health: () => Omit<Health, 'lastMailAt' | 'lagMs' | 'progress'>
  /** A pass now, or as soon as the one that runs has ended. Rejects with a MailboxError. */
  readonly sortNow: () => Promise<PassSummary>
  readonly stop: () => Promise<void>
}

type WatchOptions = {
  readonly random: () => number
  /** Waits for its turn: few first passes at once keep memory small. */
  readonly turn: <T>(step: () => Promise<T>) => Promise<T>
}

/** Folders change rarely, and a long list of them takes the server longer than a mail. */
const listedMs = 10 * 60_000

/** What the person has to mend is tried again so often: no server tells that it was. */
const troubleMs = 10 * 60_000

/** Watched in this order: the first most closely. */
const watchedRoles: readonly FolderRole[] = ['inbox', 'junk', 'review', 'sent']

export const watchMailbox = (work: AtWork, stopping: AbortController, options: WatchOptions): WatchedMailbox => {
  const { signal } = stopping
  let state: Health['state'] = 'connecting'
  let message: Health['message'] = null
  const say = (next: Health['state'], problem: MailboxProblem | null = null) => {
    const words = problem === null ? null : { ja: problem.ja, en: problem.en }
    if (state === next && message?.ja === words?.ja) return
    state = next
    message = words
    work.emit({ type: 'mailbox-changed', mailbox: work.mailbox.id })
  }

  // One runs, and one more is due when something changed meanwhile: never a queue of them.
  let running: Promise<PassSummary> | null = null
  let next: Promise<PassSummary> | null = null
  /** Of the pass that runs, or of the last one. */
  let trouble: MailboxProblem | null = null
  let listedAt = Number.NEGATIVE_INFINITY
  const once = (): Promise<PassSummary> => {
    const known = performance.now() - listedAt < listedMs
    trouble = null
    const onTrouble = (problem: MailboxProblem) => {
      trouble = problem
    }
    const run = options
      .turn(() => pass(work, { known, onTrouble }))
      .then((summary) => {
        if (!known) listedAt = performance.now()
        say(trouble === null ? 'ok' : 'error', trouble)
        return summary
      })
    running = run
    const done = () => {
      if (running === run) running = null
    }
    run.then(done, () => {
      // Perhaps a folder was renamed or removed.
      listedAt = Number.NEGATIVE_INFINITY
      done()
    })
    return run
  }
  const sortNow = (): Promise<PassSummary> => {
    if (running === null) return once()
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null
        return once()
      })
    return next
  }

  let failures = 0
  let retrying: Promise<void> | null = null
  /** A pass whose failure is mended by trying again, ever more slowly. */
  const sortSoon = () => {
    sortNow().then(
      () => {
        failures = 0
        if (trouble !== null) again(troubleMs)
      },
      (error: unknown) => {
        if (signal.aborted) return
        const problem = whyOf(error)
        if (problem === bug) work.log('warn', 'pass', { mailbox: work.mailbox.id, error: String(error) })
        say('error', problem)
        // A wrong password tried over and over locks the account.
        if (!problem.retry || retrying !== null) return
        failures++
        again(backoffMs(failures, problem, options.random()))
      },
    )
  }
  const again = (ms: number) => {
    retrying ??= pause(ms, signal).then(() => {
      retrying = null
      if (!signal.aborted) sortSoon()
    })
  }

  const onEvent = (event: SourceEvent) => {
    if (signal.aborted) return
    if (event.kind === 'lost' || event.kind === 'stopped') {
      say('error', event.problem)
      return
    }
    sortSoon()
  }

  let watch: Watch | null = null
  const start = async () => {
    for (let tries = 1; !signal.aborted; tries++) {
      try {
        await sortNow()
        const folders = await listFolders(work.store, work.mailbox.id)
        const paths = watchedRoles.flatMap((role) =>
          folders.filter((each) => each.role === role).map(({ path }) => path),
        )
        if (!signal.aborted) watch = await work.source.watch(paths, onEvent)
        return
      } catch (error) {
        if (signal.aborted) return
        const problem = whyOf(error)
        if (problem === bug) work.log('warn', 'pass', { mailbox: work.mailbox.id, error: String(error) })
        say('error', problem)
        if (!problem.retry) return
        await pause(backoffMs(tries, problem, options.random()), signal)
      }
    }
  }
  const started = start()

  return {
    health: () => ({ state, message }),
    sortNow: () => {
      listedAt = Number.NEGATIVE_INFINITY
      return sortNow()
    },
    stop: async () => {
      stopping.abort()
      await started
      await watch?.stop()
      // A step that runs ends by itself; what it planned stays in the journal.
      await (running as Promise<PassSummary> | null)?.catch(() => undefined)
      await work.source.close()
    },
  }
}

/** What the person is told of; a full disk may be the store's own. */
const whyOf = (error: unknown): MailboxProblem => {
  const known = problemOf(error)
  return error instanceof MailboxError || known.kind === 'disk-full' ? known : bug
}

const bug: MailboxProblem = {
  kind: 'bug',
  ja: 'Miwake の中で問題が起きました。しばらくしてからもう一度試します。',
  en: 'Something went wrong inside Miwake. It will try again in a while.',
  retry: true,
  detail: null,
}
