/**
 * A POP3 connection (RFC 1939) with TLS, STLS (RFC 2595), CAPA (RFC 2449) and XOAUTH2. Own, since the packages there are
 * either old or hold whole mailboxes of unbounded lines in memory; this is the small part Miwake needs, with limits.
 */
import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { problemOfWords, toMailboxError } from '../classify.ts'
import type { Credentials } from '../credentials.ts'
import { mailboxError, problem } from '../errors.ts'
import { tlsOptions } from '../imap/connect.ts'
import { MailboxError } from '../problem.ts'
import { isLoopback, type Pop3Settings } from '../settings.ts'

const connectTimeoutMs = 20_000
/** A server that is silent for so long in an answer is lost (RFC 1939 §3 lets it close after ten minutes). */
const answerTimeoutMs = 60_000
/** RFC 2449 §4 allows 512; servers write more. */
const lineBytesMax = 64 * 1024
/** Rows of UIDL and CAPA. */
const rowsMax = 1_000_000

export type Pop3 = {
  readonly capabilities: ReadonlySet<string>
  /** A command with one line as answer; rejects with what the server said when that is -ERR. */
  readonly command: (text: string) => Promise<string>
  /** A command whose answer ends with a line of one dot. */
  readonly rows: (text: string) => Promise<readonly string[]>
  /** The bytes of a mail, dots unstuffed, CRLF line ends, as they come. */
  readonly retrieve: (number: number) => AsyncIterable<Uint8Array>
  /** Ends the session: only then are deletions carried out (RFC 1939 §6). */
  readonly quit: () => Promise<void>
  readonly destroy: () => void
}

/** Bytes in, lines out. One reader at a time. */
const lineReader = (socket: Socket) => {
  const lines: Buffer[] = []
  let rest: Buffer = Buffer.alloc(0)
  let failure: Error | null = null
  let wake: (() => void) | null = null
  const notify = () => {
    wake?.()
    wake = null
  }
  const fail = (error: Error) => {
    failure ??= error
    notify()
  }
  socket.on('data', (data: Buffer) => {
    let from = 0
    const all = rest.length === 0 ? data : Buffer.concat([rest, data])
    for (let at = all.indexOf(10); at >= 0; at = all.indexOf(10, from)) {
      lines.push(all.subarray(from, at + 1))
      from = at + 1
    }
    rest = all.subarray(from)
    if (rest.length > lineBytesMax) {
      // RFC 5322 §2.1.1 ends lines at 998 characters, but mails with longer ones exist: pass them on in pieces.
      lines.push(rest)
      rest = Buffer.alloc(0)
    }
    if (lines.length > 2_000) socket.pause()
    notify()
  })
  socket.on('error', (error) => fail(toMailboxError(error)))
  socket.on('close', () => fail(mailboxError('connection-lost')))
  return {
    /** A line with its end; a piece without one where the line is too long. */
    next: async (): Promise<Buffer> => {
      for (;;) {
        const line = lines.shift()
        if (line !== undefined) {
          if (lines.length < 500) socket.resume()
          return line
        }
        if (failure !== null) throw failure
        await new Promise<void>((resolve, reject) => {
          const timer = setTimeout(() => {
            wake = null
            reject(mailboxError('timeout'))
          }, answerTimeoutMs)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
    },
    /** Whether the server sent something nobody asked for: before STLS that is an injection (CVE-2011-0411's kind). */
    pending: () => lines.length > 0 || rest.length > 0,
    stop: () => {
      socket.removeAllListeners('data')
      socket.removeAllListeners('error')
      socket.removeAllListeners('close')
    },
  }
}

const opened = <T extends Socket>(socket: T, event: 'connect' | 'secureConnect'): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail(mailboxError('timeout')), connectTimeoutMs)
    const fail = (error: unknown) => {
      clearTimeout(timer)
      socket.destroy()
      reject(toMailboxError(error))
    }
    socket.once('error', fail)
    socket.once('close', () => fail(mailboxError('connection-lost')))
    socket.once(event, () => {
      clearTimeout(timer)
      socket.removeAllListeners('error')
      socket.removeAllListeners('close')
      resolve(socket)
    })
  })

const isAddress = (host: string) => /^[\d.]+$/.test(host) || host.includes(':')

const secure = (settings: Pop3Settings, under?: Socket): Promise<TLSSocket> =>
  opened(
    connectTls({
      ...tlsOptions(settings),
      ...(under ? { socket: under } : { host: settings.host, port: settings.port }),
      // RFC 6066 §3: an address is no server name.
      ...(isAddress(settings.host) ? { host: settings.host } : { servername: settings.host }),
    }),
    'secureConnect',
  )

/** `-ERR [CODE] words` (RFC 2449 §8). */
const refused = (line: string, fallback: 'wrong-password' | 'command-refused'): MailboxError => {
  const [, code, words] = /^-ERR\s*(?:\[([^\]]+)\])?\s*(.*)$/i.exec(line) ?? []
  if (words === undefined) return mailboxError('malformed-answer', line)
  return new MailboxError(problem(problemOfWords(code ?? null, words) ?? fallback, words))
}

const noLineEnds = (value: string): string => {
  if (/[\r\n\0]/.test(value)) throw mailboxError('wrong-password', 'a line end in the user name or password')
  return value
}

/** Connected and signed in. Rejects with a MailboxError. */
export const connectPop3 = async (settings: Pop3Settings, credentials: Credentials): Promise<Pop3> => {
  let socket: Socket =
    settings.security === 'tls'
      ? await secure(settings)
      : await opened(connectTcp({ host: settings.host, port: settings.port }), 'connect')
  let reader = lineReader(socket)

  const line = async (): Promise<string> => (await reader.next()).toString('utf8').replace(/\r?\n$/, '')
  const send = (text: string) => socket.write(`${text}\r\n`)
  const ask = async (text: string, fallback: 'wrong-password' | 'command-refused' = 'command-refused') => {
    send(text)
    let answer = await line()
    // RFC 7628 §3.2.3: why a token was refused comes as a challenge; the empty answer to it brings the -ERR.
    if (/^\+(?: |$)/.test(answer)) {
      send('')
      answer = await line()
    }
    if (!/^\+OK\b/i.test(answer)) throw refused(answer, fallback)
    return answer.replace(/^\+OK ?/i, '')
  }
  const readRows = async (): Promise<readonly string[]> => {
    const rows: string[] = []
    for (let row = await line(); row !== '.'; row = await line()) {
      if (rows.length >= rowsMax) throw mailboxError('malformed-answer', 'an endless list')
      rows.push(row.startsWith('.') ? row.slice(1) : row)
    }
    return rows
  }
  const rows = async (text: string) => {
    await ask(text)
    return readRows()
  }
  const capabilities = async (): Promise<ReadonlySet<string>> => {
    try {
      return new Set((await rows('CAPA')).map((row) => row.toUpperCase()))
    } catch (error) {
      // Old servers know no CAPA; a lost connection is another matter.
      if (error instanceof MailboxError && !['connection-lost', 'timeout'].includes(error.problem.kind))
        return new Set()
      throw error
    }
  }
  const has = (all: ReadonlySet<string>, name: string) =>
    [...all].some((one) => one === name || one.startsWith(`${name} `))

  const signIn = async (offered: ReadonlySet<string>) => {
    const user = noLineEnds(settings.user)
    if ('accessToken' in credentials) {
      const token = `user=${user}\x01auth=Bearer ${credentials.accessToken}\x01\x01`
      await ask(`AUTH XOAUTH2 ${Buffer.from(token).toString('base64')}`, 'wrong-password')
      return
    }
    const password = noLineEnds(credentials.pass)
    if (/^[\x21-\x7e]+$/.test(user) && /^[\x20-\x7e]*$/.test(password)) {
      await ask(`USER ${user}`, 'wrong-password')
      await ask(`PASS ${password}`, 'wrong-password')
    } else if ([...offered].some((one) => /^SASL\b.*\bPLAIN\b/.test(one)))
      await ask(`AUTH PLAIN ${Buffer.from(`\0${user}\0${password}`).toString('base64')}`, 'wrong-password')
    else {
      await ask(`USER ${user}`, 'wrong-password')
      await ask(`PASS ${password}`, 'wrong-password')
    }
  }

  try {
    const greeting = await line()
    if (!/^\+OK/i.test(greeting)) {
      if (/^-ERR/i.test(greeting)) throw refused(greeting, 'command-refused')
      throw mailboxError('not-this-protocol', greeting)
    }
    let offered = await capabilities()
    if (settings.security === 'starttls') {
      if (!has(offered, 'STLS')) throw mailboxError('no-tls')
      await ask('STLS')
      if (reader.pending()) throw mailboxError('tls-failed', 'data before the TLS handshake')
      reader.stop()
      socket = await secure(settings, socket)
      reader = lineReader(socket)
      offered = await capabilities()
    } else if (settings.security === 'none' && !settings.plaintextAccepted && !isLoopback(settings.host))
      throw mailboxError('no-tls')
    await signIn(offered)
    const ready = await capabilities()
    return {
      capabilities: ready.size > 0 ? ready : offered,
      command: (text) => ask(text),
      rows,
      retrieve: async function* (number) {
        await ask(`RETR ${number}`)
        let startsLine = true
        for (;;) {
          const piece = await reader.next()
          const endsLine = piece.at(-1) === 10
          if (startsLine && piece[0] === 46) {
            const text = piece.subarray(1)
            if (text.length <= 2 && /^\r?\n$/.test(text.toString('latin1'))) return
            yield text
          } else yield piece
          startsLine = endsLine
        }
      },
      quit: async () => {
        await ask('QUIT')
        socket.destroy()
      },
      destroy: () => socket.destroy(),
    }
  } catch (error) {
    socket.destroy()
    throw toMailboxError(error)
  }
}
