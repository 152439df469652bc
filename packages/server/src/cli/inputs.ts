/** Paths to mails: .eml, mbox, Maildir, folders of them, .jsonl(.gz) rows. Streams, so that size does not matter. */
import { createReadStream, type Dirent } from 'node:fs'
import { open, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { splitLines } from './lines.ts'
import { splitMbox } from './mbox.ts'

/** One mail is read whole into memory, so it needs a bound; providers' own limits are 10 to 150 MB. */
export const mailBytesMax = 256 * 1024 * 1024

/** Labels of an evaluation row; absent outside .jsonl. */
export type RowLabels = {
  readonly corpus?: string
  readonly label?: string
  readonly kind?: string
  readonly lang?: string
  readonly year?: number | null
  readonly group?: string
  readonly source?: string
}
export type Input =
  | { readonly id: string; readonly bytes: Uint8Array; readonly labels?: RowLabels }
  /** Something that could not be read: said, the rest goes on, and the exit code is 2. */
  | { readonly problem: string; readonly where: string }

const reason = (error: unknown): string => {
  const code = (error as { code?: string }).code
  if (code === 'ENOENT') return 'no such file or folder'
  if (code === 'EACCES') return 'no permission to read it'
  if (code === 'Z_BUF_ERROR') return 'the gzip file ends too early (truncated); the rows before that were scanned'
  if (code === 'Z_DATA_ERROR') return 'the gzip file is damaged; the rows before that were scanned'
  return error instanceof Error ? error.message : String(error)
}

const isJsonl = (path: string) => /\.jsonl(\.gz)?$/i.test(path)

/** Mails of the paths in the order given; folders in name order. `-` is standard input: one mail, an mbox or rows. */
export async function* readInputs(paths: readonly string[]): AsyncGenerator<Input> {
  for (const path of paths) {
    try {
      if (path === '-') yield* readStandardInput()
      else yield* readPath(path)
    } catch (error) {
      yield { problem: reason(error), where: path }
    }
  }
}

async function* readPath(path: string): AsyncGenerator<Input> {
  const info = await stat(path)
  if (info.isDirectory()) yield* readFolder(path)
  else if (isJsonl(path)) yield* readRows(path)
  else if (await startsLikeMbox(path)) yield* readMbox(path)
  else if (info.size > mailBytesMax) yield { problem: `larger than ${mailBytesMax} bytes`, where: path }
  else yield { id: path, bytes: await readFile(path) }
}

async function* readFolder(path: string): AsyncGenerator<Input> {
  const entries = (await readdir(path, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))
  const names = new Set(entries.map((e) => e.name))
  const maildir = names.has('cur') && names.has('new')
  const wanted = (entry: Dirent) =>
    maildir ? entry.name === 'cur' || entry.name === 'new' || (entry.isDirectory() && entry.name.startsWith('.')) : true
  for (const entry of entries) {
    if (!wanted(entry)) continue
    const child = join(path, entry.name)
    if (!maildir && entry.name.startsWith('.')) continue
    try {
      if (entry.isDirectory()) yield* readFolder(child)
      else if (entry.isFile() && looksLikeMail(entry.name)) yield* readPath(child)
    } catch (error) {
      yield { problem: reason(error), where: child }
    }
  }
}

/** Files of other programs in a mail folder (indexes, notes, pictures) are passed over. */
const looksLikeMail = (name: string): boolean =>
  !/\.(json|md|txt|png|jpe?g|gif|pdf|zip|html?|ts|js|py|log|sqlite|db|msf|dat|index|cache)$/i.test(name) &&
  !name.startsWith('dovecot')

const startsLikeMbox = async (path: string): Promise<boolean> => {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(5), 0, 5, 0)
    return bytesRead === 5 && buffer.toString('latin1') === 'From '
  } finally {
    await file.close()
  }
}

async function* readMbox(path: string): AsyncGenerator<Input> {
  let n = 0
  for await (const bytes of splitMbox(createReadStream(path), mailBytesMax)) {
    n++
    if (bytes === 'too-large') yield { problem: `larger than ${mailBytesMax} bytes`, where: `${path}#${n}` }
    else yield { id: `${path}#${n}`, bytes }
  }
}

async function* readRows(path: string): AsyncGenerator<Input> {
  const file = createReadStream(path)
  const stream = path.toLowerCase().endsWith('.gz') ? file.pipe(createGunzip()) : file
  // pipe() does not hand errors on: an unreadable file would otherwise end the process.
  file.on('error', (error) => stream.destroy(error))
  yield* rowsOf(stream, path)
}

async function* rowsOf(stream: AsyncIterable<Buffer>, where: string): AsyncGenerator<Input> {
  let n = 0
  for await (const line of splitLines(stream)) {
    n++
    if (line.length === 0) continue
    yield parseRow(line, `${where}#${n}`)
  }
}

const parseRow = (line: Buffer, where: string): Input => {
  let row: Record<string, unknown>
  try {
    row = JSON.parse(line.toString('utf8')) as Record<string, unknown>
  } catch {
    return { problem: 'the row is not JSON', where }
  }
  const raw = row?.raw_b64
  if (typeof raw !== 'string') return { problem: 'the row has no raw_b64 (the message in base64)', where }
  const text = (key: string) => (typeof row[key] === 'string' ? { [key]: row[key] } : {})
  return {
    id: typeof row.id === 'string' ? row.id : where,
    bytes: Buffer.from(raw, 'base64'),
    labels: {
      ...text('corpus'),
      ...text('label'),
      ...text('kind'),
      ...text('lang'),
      ...text('group'),
      ...text('source'),
      year: typeof row.year === 'number' ? row.year : null,
    },
  }
}

async function* readStandardInput(): AsyncGenerator<Input> {
  const iterator = (process.stdin as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
  const first = await iterator.next()
  const head = first.done ? Buffer.alloc(0) : first.value
  const stream = (async function* () {
    if (!first.done) yield head
    for (;;) {
      const next = await iterator.next()
      if (next.done) return
      yield next.value
    }
  })()
  if (head.subarray(0, 5).toString('latin1') === 'From ') {
    let n = 0
    for await (const bytes of splitMbox(stream, mailBytesMax)) {
      n++
      if (bytes === 'too-large') yield { problem: `larger than ${mailBytesMax} bytes`, where: `-#${n}` }
      else yield { id: `-#${n}`, bytes }
    }
  } else if (head[0] === 0x7b) {
    yield* rowsOf(stream, '-')
  } else {
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of stream) {
      size += chunk.length
      if (size > mailBytesMax) {
        yield { problem: `larger than ${mailBytesMax} bytes`, where: '-' }
        return
      }
      chunks.push(chunk)
    }
    yield { id: '-', bytes: Buffer.concat(chunks) }
  }
}
