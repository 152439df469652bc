/** Paths to mails: .eml, mbox, Maildir, folders of them, .jsonl(.gz) rows. Streams, so that size does not matter. */
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { isRowsName, walkFolder } from './inputs/folder.ts'
import { describeError, type Input, type ReadMode } from './inputs/input.ts'
import { readStream } from './inputs/read-stream.ts'
import { type ProblemTexts, problemTexts } from './problem-texts.ts'
import type { Lang } from './texts.ts'

export type { Input } from './inputs/input.ts'

/** Up to here a file is read at once: a stream costs more than it saves. */
const wholeFileBytes = 256 * 1024
/** How much of a larger file is read at a time. */
const chunkBytes = 128 * 1024

/**
 * Mails of the paths in the order given; folders in name order. `-` is standard input: one mail, an mbox or rows.
 * What cannot be read is said in its place and the rest goes on.
 */
export async function* readInputs(paths: readonly string[], lang: Lang = 'en'): AsyncGenerator<Input> {
  const t = problemTexts(lang)
  for (const path of paths) {
    try {
      if (path === '-') yield* readStream(process.stdin, '-', 'any', t)
      else yield* readPath(path, t)
    } catch (error) {
      yield { problem: describeError(error, t), where: path }
    }
  }
}

async function* readPath(path: string, t: ProblemTexts): AsyncGenerator<Input> {
  const info = await stat(path)
  const mode: ReadMode = isRowsName(path) ? 'rows' : 'any'
  if (info.isDirectory()) {
    for await (const entry of walkFolder(path, t)) {
      if ('problem' in entry) yield entry
      else yield* readFileAt(entry.path, entry.sizeBytes, entry.mode, t)
    }
  } else if (info.isFile() || isHandedPipe(path)) {
    yield* readFileAt(path, info.isFile() ? info.size : Number.POSITIVE_INFINITY, mode, t)
  } else yield { problem: t.notAFile, where: path }
}

/** Process substitution, `miwake scan <(command)`: somebody writes into it. Any other named pipe may wait for ever. */
const isHandedPipe = (path: string): boolean => /^\/(?:dev|proc\/self)\/(?:fd\/\d+|stdin)$/.test(path)

async function* readFileAt(path: string, sizeBytes: number, mode: ReadMode, t: ProblemTexts): AsyncGenerator<Input> {
  if (sizeBytes <= wholeFileBytes) {
    yield* readStream(whole(path), path, mode, t)
    return
  }
  const stream = createReadStream(path, { highWaterMark: chunkBytes })
  try {
    yield* readStream(stream, path, mode, t)
  } finally {
    // A file that turns out to be no mail is not read to its end.
    stream.destroy()
  }
}

async function* whole(path: string): AsyncGenerator<Buffer> {
  yield await readFile(path)
}
