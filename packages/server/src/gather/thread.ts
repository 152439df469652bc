/** A worker thread for work on hostile bytes: one job at a time, each with a time limit; a stuck thread is ended. */
import { Worker } from 'node:worker_threads'

export type ThreadOptions = {
  /** The script beside this file, without extension: run from .ts source or from built .js alike. */
  readonly name: string
  /** Heap of the thread; ArrayBuffers and WebAssembly are not in it, so growth of the process is watched as well. */
  readonly heapMb: number
  /** Growth of the whole process during one job at which the thread is ended. */
  readonly growthMb: number
  /** From creation to the script's first message: loading of libraries. */
  readonly startTimeoutMs: number
  /** Jobs waiting; more are answered 'unknown' at once. */
  readonly queueMax: number
}

/** What the script posts: once `ready`, then one answer a job. */
export type ThreadMessage = { readonly ready: true } | { readonly answer: unknown }

export type Thread = {
  /** The script's answer; null when it failed, took too long, grew too large, or the queue is full. Never rejects. */
  readonly ask: (job: unknown, timeoutMs: number) => Promise<unknown>
  readonly close: () => Promise<void>
}

/** How often the size of the process is looked at while a job runs. */
const watchMs = 50
/** Of the heap, for what was just made. V8 would let it grow to 128 MB, which a job of a second never needs. */
const youngMb = 4
const bytesPerMb = 1024 * 1024
/** Without work for so long a thread ends: its libraries and WebAssembly hold some 30 MB, and start again in half a second. */
const idleMs = 10_000

const scriptOf = (name: string): URL =>
  new URL(`./${name}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)

/** Next message of a worker, null at its error, exit, time limit or growth limit. */
const nextMessage = (worker: Worker, timeoutMs: number, growthMb: number): Promise<ThreadMessage | null> =>
  new Promise((resolve) => {
    const rssMax = process.memoryUsage.rss() + growthMb * bytesPerMb
    const settle = (message: ThreadMessage | null): void => {
      clearTimeout(timer)
      clearInterval(watch)
      worker.off('message', settle).off('error', failed).off('exit', failed)
      resolve(message)
    }
    const failed = (): void => settle(null)
    const timer = setTimeout(() => settle(null), timeoutMs)
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() > rssMax) settle(null)
    }, watchMs)
    worker.on('message', settle).on('error', failed).on('exit', failed)
  })

/** A thread started at the first job and kept until it fails or has nothing to do. While idle it does not keep the process alive. */
export const createThread = (options: ThreadOptions): Thread => {
  let worker: Worker | null = null
  let waiting = 0
  let idle: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()

  const end = async (): Promise<void> => {
    const old = worker
    worker = null
    await old?.terminate()
  }

  const start = async (): Promise<Worker | null> => {
    if (worker !== null) return worker
    const started = new Worker(scriptOf(options.name), {
      resourceLimits: { maxOldGenerationSizeMb: options.heapMb, maxYoungGenerationSizeMb: youngMb },
      // The script needs no settings of the server, so a flaw in a library finds no secrets there.
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
    })
    worker = started
    // A failure between jobs must not end the process: the next job starts a new thread.
    started.on('error', () => {})
    started.once('exit', () => {
      if (worker === started) worker = null
    })
    const first = await nextMessage(started, options.startTimeoutMs, options.growthMb)
    if (first !== null && 'ready' in first) return started
    await end()
    return null
  }

  const run = async (job: unknown, timeoutMs: number): Promise<unknown> => {
    clearTimeout(idle)
    const thread = await start()
    if (thread === null) return null
    thread.ref()
    thread.postMessage(job)
    const message = await nextMessage(thread, timeoutMs, options.growthMb)
    if (message === null || !('answer' in message)) {
      await end()
      return null
    }
    thread.unref()
    idle = setTimeout(end, idleMs).unref()
    return message.answer
  }

  return {
    ask: (job, timeoutMs) => {
      if (waiting >= options.queueMax) return Promise.resolve(null)
      waiting++
      const turn = last.then(() => run(job, timeoutMs)).catch(() => null)
      last = turn.finally(() => waiting--)
      return turn
    },
    close: end,
  }
}
