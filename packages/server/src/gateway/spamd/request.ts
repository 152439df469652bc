/**
 * The head of a spamd request: its line and header, as far as they have come.
 * @see SpamAssassin's spamd/PROTOCOL; what spamd 4.0.1 itself takes counts where the two differ.
 */

export const commands = [
  'CHECK',
  'SYMBOLS',
  'REPORT',
  'REPORT_IFSPAM',
  'PROCESS',
  'HEADERS',
  'TELL',
  'PING',
  'SKIP',
] as const
export type Command = (typeof commands)[number]

export type Head = {
  readonly command: Command
  /** 1.5 is 15. */
  readonly version: number
  /** null: up to the end of what the client says. */
  readonly contentLength: number | null
  readonly isPacked: boolean
  /** '' none. */
  readonly user: string
  readonly messageClass: 'spam' | 'ham' | null
  readonly set: readonly string[]
  readonly remove: readonly string[]
}

export type ParsedHead =
  | { readonly status: 'more' }
  | { readonly status: 'bad'; readonly why: string }
  | { readonly status: 'head'; readonly head: Head; readonly bodyStart: number }

/** spamd's own limit of lines; ours of bytes, since none of them is long. */
const linesMax = 255
export const headBytesMax = 16_384

const lf = 10

const lineAt = (bytes: Buffer, start: number): { readonly text: string; readonly next: number } | null => {
  const end = bytes.indexOf(lf, start)
  if (end < 0) return null
  return { text: bytes.toString('latin1', start, end).replace(/\r$/, ''), next: end + 1 }
}

const bad = (why: string): ParsedHead => ({ status: 'bad', why })

/** Clients put blanks after commas or not. */
const listIn = (value: string): readonly string[] => value.split(',').map((each) => each.trim().toLowerCase())

type Fields = { -readonly [Key in keyof Head]: Head[Key] }

/** @returns what is wrong with it, or null. */
const readField = (fields: Fields, line: string): string | null => {
  const parted = /^([^:]+):\s*(.*)$/.exec(line)
  if (parted === null) return "header not in 'Name: value' format"
  const value = parted[2]!.trim()
  switch (parted[1]!.trim().toLowerCase()) {
    case 'content-length':
      // 15 digits are a number exactly.
      if (!/^\d{1,15}$/.test(value)) return 'Content-Length contains non-numeric bytes'
      fields.contentLength = Number(value)
      return null
    case 'compress':
      if (value.toLowerCase() !== 'zlib') return 'Invalid compression method'
      fields.isPacked = true
      return null
    case 'user':
      fields.user = Buffer.from(value, 'latin1').toString('utf8')
      return null
    case 'message-class': {
      const name = value.toLowerCase()
      if (name !== 'spam' && name !== 'ham') return 'Invalid message class'
      fields.messageClass = name
      return null
    }
    case 'set':
      fields.set = listIn(value)
      return null
    case 'remove':
      fields.remove = listIn(value)
      return null
    default:
      return null
  }
}

const firstLine = /^([A-Z_]+) SPAMC\/1\.([0-9])$/

/** @param ended nothing more will come. */
export const parseHead = (bytes: Buffer, ended: boolean): ParsedHead => {
  const first = lineAt(bytes, 0)
  const more = ended ? bad('EOF during headers') : ({ status: 'more' } as const)
  if (first === null) return bytes.length > headBytesMax ? bad('line too long') : more
  const said = firstLine.exec(first.text)
  const command = commands.find((each) => each === said?.[1])
  if (said === null || command === undefined) return bad('unknown command')
  const head: Fields = {
    command,
    version: 10 + Number(said[2]),
    contentLength: null,
    isPacked: false,
    user: '',
    messageClass: null,
    set: [],
    remove: [],
  }
  // Only since 1.5 has a client to send a header with these, and an older one may wait for the answer.
  if ((command === 'PING' || command === 'SKIP') && head.version < 15)
    return { status: 'head', head, bodyStart: first.next }
  let pos = first.next
  for (let lines = 0; lines < linesMax && pos <= headBytesMax; lines++) {
    const line = lineAt(bytes, pos)
    if (line === null) return bytes.length - pos > headBytesMax ? bad('line too long') : more
    pos = line.next
    if (line.text === '') return { status: 'head', head, bodyStart: pos }
    const wrong = readField(head, line.text)
    if (wrong !== null) return bad(wrong)
  }
  return bad('too many headers')
}
