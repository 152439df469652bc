/**
 * A small IMAP server whose mailbox is in memory and whose faults a test chooses: missing extensions, malformed answers,
 * a connection that ends in the middle of a command, before or after its effect. Enough of RFC 9051 for our client.
 */
import { createServer, type Server, type Socket } from 'node:net'

export type FakeMail = { uid: number; raw: string; flags: Set<string> }
export type FakeFolder = {
  uidValidity: number
  uidNext: number
  mails: FakeMail[]
  readOnly: boolean
  permanentFlags: string
}

/** What a test does to a command: `null` lets it run. */
export type Fault =
  | {
      readonly kind: 'reply'
      readonly lines: readonly string[]
      readonly end?: 'OK' | 'NO' | 'BAD'
      readonly text?: string
    }
  /** Runs it or not, then cuts the connection without an answer. */
  | { readonly kind: 'drop'; readonly done: boolean }
  /** Carries out only so many of its mails, then cuts the connection. */
  | { readonly kind: 'drop-after'; readonly mails: number }
  | { readonly kind: 'silent' }

export type FakeImap = {
  readonly port: number
  readonly folders: Map<string, FakeFolder>
  /** Every command line received, without its tag. */
  readonly commands: string[]
  /** Asked for each command; the first non-null answer is used. */
  fault: (command: string) => Fault | null
  readonly put: (folder: string, raw: string, flags?: readonly string[]) => number
  readonly stop: () => Promise<void>
}

export type FakeOptions = {
  readonly capabilities?: string
  readonly greeting?: string
  readonly password?: string
  /** Whether MOVE and COPY name the new UIDs (RFC 4315). */
  readonly copyUid?: boolean
}

const parseSet = (set: string, folder: FakeFolder): FakeMail[] => {
  const last = folder.mails.at(-1)?.uid ?? 0
  const ranges = set.split(',').map((part) => {
    const [a = 0, b = a] = part.split(':').map((one) => (one === '*' ? last : Number(one)))
    return [Math.min(a, b), Math.max(a, b)] as const
  })
  return folder.mails.filter(({ uid }) => ranges.some(([from, to]) => uid >= from && uid <= to))
}

const field = (raw: string, name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(raw)?.[1]?.trim() ?? null
const quoted = (text: string | null) => (text === null ? 'NIL' : `"${text.replace(/["\\]/g, '\\$&')}"`)
const unquote = (text: string) => text.replace(/^"(.*)"$/, '$1')

const fetchRow = (mail: FakeMail, number: number, items: string): string => {
  const parts = [`UID ${mail.uid}`]
  if (/FLAGS/.test(items)) parts.push(`FLAGS (${[...mail.flags].join(' ')})`)
  if (/RFC822\.SIZE/.test(items)) parts.push(`RFC822.SIZE ${Buffer.byteLength(mail.raw)}`)
  if (/INTERNALDATE/.test(items)) parts.push('INTERNALDATE "02-Nov-2026 10:00:00 +0900"')
  if (/ENVELOPE/.test(items))
    parts.push(
      `ENVELOPE (NIL ${quoted(field(mail.raw, 'Subject'))} NIL NIL NIL NIL NIL NIL NIL ${quoted(field(mail.raw, 'Message-ID'))})`,
    )
  if (/BODY\.PEEK\[\]/.test(items)) parts.push(`BODY[] {${Buffer.byteLength(mail.raw)}}\r\n${mail.raw}`)
  return `* ${number} FETCH (${parts.join(' ')})`
}

const search = (folder: FakeFolder, query: string): FakeMail[] => {
  let found = folder.mails
  const uid = /\bUID ([\d:,*]+)/.exec(query)?.[1]
  if (uid) found = parseSet(uid, folder).filter((mail) => found.includes(mail))
  const larger = /LARGER (\d+)/.exec(query)?.[1]
  if (larger) found = found.filter(({ raw }) => Buffer.byteLength(raw) > Number(larger))
  const smaller = /SMALLER (\d+)/.exec(query)?.[1]
  if (smaller) found = found.filter(({ raw }) => Buffer.byteLength(raw) < Number(smaller))
  const id = /HEADER message-id "?([^" ]+)"?/i.exec(query)?.[1]
  if (id) found = found.filter(({ raw }) => (field(raw, 'Message-ID') ?? '').includes(id))
  return found
}

export const startFakeImap = async (options: FakeOptions = {}): Promise<FakeImap> => {
  const capabilities = options.capabilities ?? 'IMAP4rev1 IDLE MOVE UIDPLUS SPECIAL-USE'
  const password = options.password ?? 'himitsu'
  const newFolder = (): FakeFolder => ({
    uidValidity: 1_000,
    uidNext: 1,
    mails: [],
    readOnly: false,
    permanentFlags: '\\Seen \\Deleted \\Flagged \\*',
  })
  const folders = new Map<string, FakeFolder>([
    ['INBOX', newFolder()],
    ['Junk', newFolder()],
  ])
  const sockets = new Set<Socket>()
  const commands: string[] = []
  const put = (path: string, raw: string, flags: readonly string[] = []) => {
    const folder = folders.get(path)!
    const mail = { uid: folder.uidNext++, raw, flags: new Set(flags) }
    folder.mails.push(mail)
    return mail.uid
  }
  const copy = (mails: readonly FakeMail[], to: string) => mails.map((mail) => put(to, mail.raw, [...mail.flags]))
  const remove = (folder: FakeFolder, gone: readonly FakeMail[]) => {
    const lines: string[] = []
    for (const mail of gone) {
      lines.push(`* ${folder.mails.indexOf(mail) + 1} EXPUNGE`)
      folder.mails.splice(folder.mails.indexOf(mail), 1)
    }
    return lines
  }

  type Session = { selected: string | null }
  type Answer = { readonly lines: readonly string[]; readonly end: 'OK' | 'NO' | 'BAD'; readonly text: string }
  const ok = (lines: readonly string[] = [], text = 'done'): Answer => ({ lines, end: 'OK', text })
  const no = (text: string): Answer => ({ lines: [], end: 'NO', text })

  const run = (session: Session, command: string, limit = Number.POSITIVE_INFINITY): Answer => {
    const [, verb = '', rest = ''] = /^((?:UID )?\S+) ?(.*)$/s.exec(command) ?? []
    const name = verb.toUpperCase()
    const folder = session.selected === null ? undefined : folders.get(session.selected)
    if (name === 'CAPABILITY') return ok([`* CAPABILITY ${capabilities}`])
    if (name === 'LOGIN')
      return rest.endsWith(`"${password}"`) || rest.endsWith(` ${password}`)
        ? ok([], `[CAPABILITY ${capabilities}] in`)
        : no('[AUTHENTICATIONFAILED] no')
    // RFC 9051 §6.3.9: an empty name asks for the delimiter alone.
    if (name === 'LIST' && rest.endsWith('""')) return ok(['* LIST (\\Noselect) "/" ""'])
    if (name === 'LIST' || name === 'LSUB')
      return ok([...folders.keys()].map((path) => `* ${name} (${path === 'Junk' ? '\\Junk' : ''}) "/" "${path}"`))
    if (name === 'STATUS') {
      const found = folders.get(unquote(rest.split(' (')[0] ?? ''))
      if (!found) return no('[NONEXISTENT] no such mailbox')
      const { uidNext, uidValidity, mails } = found
      return ok([
        `* STATUS ${rest.split(' (')[0]} (MESSAGES ${mails.length} UIDNEXT ${uidNext} UIDVALIDITY ${uidValidity} UNSEEN 0)`,
      ])
    }
    if (name === 'SELECT' || name === 'EXAMINE') {
      const found = folders.get(unquote(rest))
      if (!found) return no('[NONEXISTENT] no such mailbox')
      session.selected = unquote(rest)
      return ok(
        [
          '* FLAGS (\\Seen \\Deleted \\Flagged)',
          `* OK [PERMANENTFLAGS (${found.permanentFlags})] x`,
          `* ${found.mails.length} EXISTS`,
          `* OK [UIDVALIDITY ${found.uidValidity}] x`,
          `* OK [UIDNEXT ${found.uidNext}] x`,
        ],
        found.readOnly ? '[READ-ONLY] opened' : '[READ-WRITE] opened',
      )
    }
    if (name === 'LOGOUT') return ok(['* BYE'])
    if (!folder || !name.startsWith('UID ')) return ok()
    if (name === 'UID SEARCH')
      return ok([
        `* SEARCH ${search(folder, rest)
          .map(({ uid }) => uid)
          .join(' ')}`,
      ])
    const [set = '', ...more] = rest.split(' ')
    const mails = parseSet(set, folder).slice(0, limit)
    if (name === 'UID FETCH')
      return ok(mails.map((mail) => fetchRow(mail, folder.mails.indexOf(mail) + 1, more.join(' '))))
    if (folder.readOnly) return no('[READ-ONLY] no')
    if (name === 'UID STORE') {
      for (const flag of /\(([^)]*)\)/.exec(rest)?.[1]?.split(' ') ?? [])
        for (const mail of mails)
          if (more[0]?.startsWith('-')) mail.flags.delete(flag)
          else mail.flags.add(flag)
      return ok()
    }
    if (name === 'UID EXPUNGE')
      return ok(
        remove(
          folder,
          mails.filter(({ flags }) => flags.has('\\Deleted')),
        ),
      )
    if (name === 'UID COPY' || name === 'UID MOVE') {
      const to = unquote(more.join(' '))
      if (!folders.has(to)) return no('[TRYCREATE] no such mailbox')
      const uids = copy(mails, to)
      const code =
        options.copyUid === false
          ? ''
          : `[COPYUID ${folders.get(to)!.uidValidity} ${mails.map(({ uid }) => uid).join(',')} ${uids.join(',')}] `
      return name === 'UID COPY' ? ok([], `${code}copied`) : ok([`* OK ${code}moved`, ...remove(folder, mails)], 'done')
    }
    return ok()
  }

  const fake = { fault: (_command: string): Fault | null => null }
  const serve = (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    const session: Session = { selected: null }
    let idle: string | null = null
    let rest = ''
    socket.write(`${options.greeting ?? `* OK [CAPABILITY ${capabilities}] fake`}\r\n`)
    const handle = (line: string) => {
      if (idle !== null && line.toUpperCase() === 'DONE') {
        socket.write(`${idle} OK idle done\r\n`)
        idle = null
        return
      }
      const at = line.indexOf(' ')
      const tag = line.slice(0, at)
      const command = line.slice(at + 1)
      commands.push(command)
      const fault = fake.fault(command)
      if (fault?.kind === 'silent') return
      if (fault?.kind === 'drop' || fault?.kind === 'drop-after') {
        if (fault.kind === 'drop-after') run(session, command, fault.mails)
        else if (fault.done) run(session, command)
        socket.destroy()
        return
      }
      if (command.toUpperCase() === 'IDLE' && fault === null) {
        idle = tag
        socket.write('+ idling\r\n')
        return
      }
      const { lines, end = 'OK', text = 'x' } = fault ?? run(session, command)
      socket.write(`${[...lines, `${tag} ${end} ${text}`].join('\r\n')}\r\n`)
      if (/^LOGOUT/i.test(command)) socket.end()
    }
    socket.on('data', (data: Buffer) => {
      rest += data.toString('latin1')
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        if (line !== '') handle(line)
      }
    })
  }
  const server: Server = createServer(serve)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return Object.assign(fake, {
    port,
    folders,
    commands,
    put,
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}
