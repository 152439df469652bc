/** Bytes to mails: what they are is told by how they begin, not by what the file is called. */
import type { ProblemTexts } from '../problem-texts.ts'
import { fill } from '../texts.ts'
import { gunzip, isGzip } from './gunzip.ts'
import { describeError, type Input, mailBytesMax, mailMegabytesMax, type ReadMode } from './input.ts'
import { isMail, looksLikeMail, utf8Bom } from './is-mail.ts'
import { splitMbox } from './mbox.ts'
import { readRows } from './rows.ts'

/** Enough to tell mail from other files; the first field name of a header is shorter. */
const headBytes = 256

/** Mails of one file or of standard input. What is wrong with it is given in its place; never throws. */
export async function* readStream(
  stream: AsyncIterable<Buffer>,
  name: string,
  mode: ReadMode,
  t: ProblemTexts,
): AsyncGenerator<Input> {
  try {
    yield* readPlain(stream, name, mode, t)
  } catch (error) {
    const where = (error as { readonly where?: unknown } | null)?.where
    yield { problem: describeStreamError(error, t), where: typeof where === 'string' ? where : name }
  }
}

async function* readPlain(
  stream: AsyncIterable<Buffer>,
  name: string,
  mode: ReadMode,
  t: ProblemTexts,
): AsyncGenerator<Input> {
  const outer = await peek(stream)
  const zipped = isGzip(outer.head)
  if (!zipped && outer.head.length > 0 && /\.gz$/i.test(name) && mode !== 'mail') {
    yield { problem: t.notGzip, where: name }
    return
  }
  const { head: start, rest } = zipped ? await peek(gunzip(outer.rest)) : outer
  const bomBytes = start.subarray(0, 3).equals(utf8Bom) ? utf8Bom.length : 0
  const head = start.subarray(bomBytes)
  const bytes = bomBytes > 0 ? without(rest, bomBytes) : rest
  if (head.length === 0) {
    // Lock files and the like: only a file meant as mail is missed.
    if (mode !== 'guess') yield { problem: t.empty, where: name }
  } else if (mode === 'mail') yield* readOne(bytes, name, t)
  else if (mode === 'rows' || (mode === 'any' && startsRow(head))) yield* readRows(bytes, name, t)
  else if (isOutlook(head)) yield { problem: head[0] === 0x21 ? t.outlookStore : t.outlook, where: name }
  else if (startsMbox(head)) yield* readMbox(bytes, name, t)
  else if (mode === 'any' || looksLikeMail(head)) yield* readOne(bytes, name, t)
}

const startsRow = (head: Buffer): boolean => /^\s*\{/.test(head.toString('latin1'))
const startsMbox = (head: Buffer): boolean => head.subarray(0, 5).toString('latin1') === 'From '
/** Compound File Binary (.msg), and the `!BDN` of .pst and .ost. */
const isOutlook = (head: Buffer): boolean =>
  head.length >= 4 && (head.readUInt32BE(0) === 0xd0cf11e0 || head.readUInt32BE(0) === 0x2142444e)

async function* readMbox(stream: AsyncIterable<Buffer>, name: string, t: ProblemTexts): AsyncGenerator<Input> {
  let n = 0
  try {
    for await (const bytes of splitMbox(stream, mailBytesMax)) {
      n++
      if (bytes === 'too-large') yield tooLarge(`${name}#${n}`, t)
      else yield mailOf(`${name}#${n}`, bytes, t)
    }
  } catch (error) {
    throw Object.assign(error instanceof Error ? error : new Error(String(error)), { where: `${name}#${n + 1}` })
  }
}

async function* readOne(stream: AsyncIterable<Buffer>, name: string, t: ProblemTexts): AsyncGenerator<Input> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > mailBytesMax) {
      yield tooLarge(name, t)
      return
    }
    chunks.push(chunk)
  }
  yield mailOf(name, chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks), t)
}

/** Without header fields there is nothing to judge, and a verdict on it would be made up. */
const mailOf = (id: string, bytes: Uint8Array, t: ProblemTexts): Input =>
  isMail(bytes) ? { id, bytes } : { problem: t.notMail, where: id }

const tooLarge = (where: string, t: ProblemTexts): Input => ({
  problem: fill(t.tooLarge, { max: mailMegabytesMax }),
  where,
})

/** The first bytes, and the stream with them still in it. */
const peek = async (
  stream: AsyncIterable<Buffer>,
): Promise<{ readonly head: Buffer; readonly rest: AsyncIterable<Buffer> }> => {
  const iterator = stream[Symbol.asyncIterator]()
  const first: Buffer[] = []
  let size = 0
  let failure: { readonly error: unknown } | null = null
  while (size < headBytes) {
    try {
      const next = await iterator.next()
      if (next.done) break
      first.push(next.value)
      size += next.value.length
    } catch (error) {
      // What came before it is still read: the error keeps its place.
      failure = { error }
      break
    }
  }
  async function* rest(): AsyncGenerator<Buffer> {
    try {
      yield* first
      if (failure) throw failure.error
      for (;;) {
        const next = await iterator.next()
        if (next.done) return
        yield next.value
      }
    } finally {
      await iterator.return?.()
    }
  }
  if (failure && size === 0) throw failure.error
  return { head: Buffer.concat(first).subarray(0, headBytes), rest: rest() }
}

async function* without(stream: AsyncIterable<Buffer>, bytes: number): AsyncGenerator<Buffer> {
  let left = bytes
  for await (const chunk of stream) {
    const cut = Math.min(left, chunk.length)
    left -= cut
    if (cut < chunk.length) yield cut > 0 ? chunk.subarray(cut) : chunk
  }
}

/** zlib's codes say more than "unreadable"; the rest is the system's. */
const describeStreamError = (error: unknown, t: ProblemTexts): string => {
  const code = (error as { readonly code?: unknown } | null)?.code
  if (code === 'Z_BUF_ERROR') return t.gzipTruncated
  if (typeof code === 'string' && code.startsWith('Z_')) return t.gzipDamaged
  return describeError(error, t)
}
