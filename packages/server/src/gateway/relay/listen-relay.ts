/**
 * Where a mail server hands mail over to be judged and handed on: LMTP, or SMTP as a content filter. The protocol is
 * smtp-server's; connections, limits and answers are here.
 */
import { createServer, type Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import { type ByteBudget, createByteBudget } from '../byte-budget.ts'
import type { GatewaySettings } from '../settings.ts'
import { type Endpoint, formatSocket, type Listening, listenOn } from '../socket.ts'
import { createAccess } from './access.ts'
import { envelopeOf } from './envelope-of.ts'
import { type NextOptions, openNextServer } from './next-server.ts'
import type { Told } from './plan-mail.ts'
import { openTransaction, type RelayWorld, type Transaction } from './transaction.ts'

export type RelayLimits = Pick<RelayWorld, 'holdMs' | 'judgeSlackMs'> & {
  /** From MAIL until the mail is whole: who sends a byte now and then holds a connection no longer than this. */
  readonly transactionMs: number
}
const shippedLimits: RelayLimits = { holdMs: 20_000, judgeSlackMs: 5_000, transactionMs: 600_000 }

export type RelayOptions = Pick<RelayWorld, 'kind' | 'judge' | 'hold' | 'log' | 'name' | 'now'> & {
  readonly socket: Endpoint
  readonly next: Omit<NextOptions, 'name'>
  readonly settings: Pick<
    GatewaySettings,
    'milterMode' | 'onFailure' | 'connectionsMax' | 'bytesMax' | 'judgeMs' | 'idleMs' | 'nextProtocol' | 'relayFrom'
  >
  readonly limits?: Partial<RelayLimits>
}

type Connection = {
  readonly socket: Socket
  readonly transaction: Transaction
  readonly gone: AbortController
  readonly isOwnMachine: boolean
  timer: NodeJS.Timeout | undefined
  isInMail: boolean
}

/** A reply that smtp-server gives. */
class Refusal extends Error {
  readonly responseCode: number
  constructor({ code, text }: Told) {
    super(text)
    this.responseCode = code
  }
}

const stopping: Told = { code: 421, text: '4.3.2 The content filter is being restarted, please try again later' }
const unreachable: Told = { code: 421, text: '4.4.1 The next mail server cannot be reached, please try again later' }
const tooLarge: Told = { code: 552, text: '5.3.4 The message is too large' }
const noRoom: Told = { code: 452, text: '4.3.1 Too much mail at once, please try again later' }
const gone: Told = { code: 451, text: '4.4.2 The mail was not received whole' }
const noUtf8: Told = { code: 553, text: '5.6.7 The address needs SMTPUTF8, which was not asked for' }

/** More that wait to be turned away are closed without a word. */
const turnedAwayMax = 1_000

/** @throws where it cannot listen. */
export const listenRelay = async (options: RelayOptions): Promise<Listening> => {
  const { kind, settings, log, socket: endpoint, name } = options
  const limits = { ...shippedLimits, ...options.limits }
  const access = createAccess(settings.relayFrom)
  const room = createByteBudget(settings.bytesMax)
  const connections = new Map<string, Connection>()
  const sockets = new Set<Socket>()
  let count = 0
  let isStopping = false
  /** Set while the end waits for something. */
  let onChange = () => {}
  const world: RelayWorld = { ...options, ...limits, openNext: () => openNextServer({ ...options.next, name }) }
  const connectionOf = (session: SMTPServerSession): Connection => {
    const found = connections.get(session.id)
    if (found === undefined) throw new Error('a connection that is over')
    return found
  }
  const endMail = (connection: Connection) => {
    clearTimeout(connection.timer)
    connection.isInMail = false
    onChange()
  }

  const smtp = new SMTPServer({
    name,
    banner: 'Miwake',
    lmtp: kind === 'lmtp',
    logger: false,
    disableReverseLookup: true,
    disabledCommands: ['AUTH', 'STARTTLS', 'WIZ', 'SHELL', 'KILL', 'HELP', 'VRFY'],
    // Codes of RFC 3463 are in our texts, so that those of the next server are given back as they are.
    hideENHANCEDSTATUSCODES: true,
    hideDSN: true,
    hideREQUIRETLS: true,
    socketTimeout: settings.idleMs,
    size: settings.bytesMax,
    // Addresses are the mail server's business; what it lets through is not refused here.
    lenientAddressParsing: true,
    useXClient: true,
    useXForward: true,
    onConnect: (session, done) => {
      const connection = connectionOf(session)
      if (!connection.isOwnMachine) session.disabledCommands = [...smtp.options.disabledCommands, 'XCLIENT', 'XFORWARD']
      connection.transaction.open().then(
        ({ eightBit, utf8, sizeBytes }) => {
          // Nothing is promised that the next server does not do.
          smtp.options.hide8BITMIME = !eightBit
          smtp.options.hideSMTPUTF8 = !utf8
          smtp.options.size = Math.min(settings.bytesMax, sizeBytes ?? settings.bytesMax)
          done()
        },
        (error: unknown) => {
          log('warn', 'next mail server', { error: String(error) })
          done(new Refusal(unreachable))
        },
      )
    },
    onAuth: ({ method, username }, _session, done) =>
      method === 'XCLIENT' ? done(null, { user: username }) : done(new Refusal(stopping)),
    onMailFrom: ({ address, args }, session, done) => {
      const connection = connectionOf(session)
      if (isStopping) return done(new Refusal(stopping))
      const { smtpUtf8 = false, bodyType } = session.envelope
      if (!smtpUtf8 && /[^\0-\x7f]/.test(localOf(address))) return done(new Refusal(noUtf8))
      endMail(connection)
      connection.isInMail = true
      connection.timer = setTimeout(() => connection.socket.destroy(), limits.transactionMs)
      connection.transaction
        .mail({
          mailFrom: address,
          utf8: smtpUtf8,
          eightBit: bodyType === '8bitmime',
          sizeBytes: args === false ? 0 : Number(args.SIZE ?? 0) || 0,
        })
        .then((told) => {
          if (told.code >= 400) endMail(connection)
          done(told.code >= 400 ? new Refusal(told) : null)
        })
    },
    onRcptTo: ({ address }, session, done) => {
      const { transaction } = connectionOf(session)
      if (!session.envelope.smtpUtf8 && /[^\0-\x7f]/.test(localOf(address))) return done(new Refusal(noUtf8))
      transaction.rcpt(address).then((told) => done(told.code >= 400 ? new Refusal(told) : null))
    },
    onData: (stream, session, done) => {
      const connection = connectionOf(session)
      const { transaction } = connection
      const { mailFrom } = session.envelope
      const recipients = transaction.recipients()
      const answerAll = (told: Told) => recipients.map(() => told)
      const take = async (): Promise<readonly Told[]> => {
        const collected = await collect(stream, { room, bytesMax: smtp.options.size ?? settings.bytesMax })
        clearTimeout(connection.timer)
        if ('trouble' in collected) return answerAll(collected.trouble)
        const sender = mailFrom === false ? '' : mailFrom.address
        try {
          const mail = { bytes: collected.bytes, envelope: envelopeOf(session, sender, [...new Set(recipients)]) }
          return await transaction.end(mail, connection.gone.signal)
        } finally {
          room.give(collected.bytes.length)
        }
      }
      take()
        .catch((error: unknown) => {
          log('warn', 'mail not taken', { error: String(error) })
          return answerAll(gone)
        })
        .then(async (told) => {
          await transaction.drop()
          // What XFORWARD told is of this mail alone.
          session.xForward.clear()
          const replies = told.map((each) => (each.code >= 400 ? new Refusal(each) : each.text))
          const [first] = replies
          if (kind === 'lmtp') done(null, replies)
          else if (first instanceof Refusal) done(first)
          else done(null, first ?? '')
          endMail(connection)
        })
    },
  })
  smtp.on('error', (error: Error) => log('debug', `${kind} connection`, { error: String(error) }))

  const serve = (socket: Socket) => {
    socket.on('error', () => undefined)
    const refuse = (text: string) => {
      socket.end(`${text}\r\n`)
      const timer = setTimeout(() => socket.destroy(), 2_000)
      socket.once('close', () => clearTimeout(timer))
    }
    if (sockets.size >= settings.connectionsMax + turnedAwayMax) {
      socket.destroy()
      return
    }
    const isTooMany = connections.size >= settings.connectionsMax
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    if (!access.mayRelay(socket.remoteAddress)) {
      log('warn', `${kind} connection refused`, { reason: 'not of relayFrom' })
      refuse('554 5.7.1 Access denied')
      return
    }
    if (isTooMany || isStopping) {
      if (isTooMany) log('warn', `too many ${kind} connections`, { open: connections.size })
      refuse('421 4.3.2 Too many connections, please try again later')
      return
    }
    count += 1
    const id = `${kind}-${process.pid}-${count}`
    const connection: Connection = {
      socket,
      transaction: openTransaction(world),
      gone: new AbortController(),
      isOwnMachine: access.isOwnMachine(socket.remoteAddress),
      timer: undefined,
      isInMail: false,
    }
    connections.set(id, connection)
    socket.once('close', () => {
      clearTimeout(connection.timer)
      connection.gone.abort()
      connections.delete(id)
      connection.transaction.close()
      onChange()
    })
    smtp.connect(socket, { id, remoteAddress: socket.remoteAddress ?? '127.0.0.1' })
  }

  const server = createServer({ noDelay: true, allowHalfOpen: false }, serve)
  const listening = await listenOn(server, endpoint, settings.milterMode)
  server.on('error', (error) => log('warn', `${kind} socket`, { error: String(error) }))
  log('info', `${kind} listens`, { socket: formatSocket(listening) })

  const stop = async () => {
    isStopping = true
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    const endIdle = () => {
      for (const { socket, isInMail } of connections.values())
        if (!isInMail && !socket.writableEnded) socket.end(`421 ${stopping.text}\r\n`)
    }
    const longestMs = settings.judgeMs + limits.judgeSlackMs + limits.holdMs
    await new Promise<void>((done) => {
      const timer = setTimeout(done, longestMs)
      onChange = () => {
        endIdle()
        if (connections.size > 0) return
        clearTimeout(timer)
        done()
      }
      onChange()
    })
    for (const socket of sockets) socket.destroy()
    await closed
  }
  let stopped: Promise<void> | null = null
  return {
    endpoint: listening,
    connections: () => sockets.size,
    close: () => {
      stopped ??= stop()
      return stopped
    },
  }
}

const localOf = (address: string): string => address.slice(0, Math.max(0, address.lastIndexOf('@')))

type Collected = { readonly bytes: Buffer } | { readonly trouble: Told }

/** Reads to the end whatever happens: only then is an answer heard. What is too much is not kept. */
const collect = (
  stream: Readable,
  { room, bytesMax }: { readonly room: ByteBudget; readonly bytesMax: number },
): Promise<Collected> =>
  new Promise((resolve) => {
    let parts: Buffer[] = []
    let sizeBytes = 0
    let trouble: Told | null = null
    const giveUp = (why: Told) => {
      trouble ??= why
      room.give(sizeBytes)
      sizeBytes = 0
      parts = []
    }
    stream.on('data', (part: Buffer) => {
      if (trouble !== null) return
      if (sizeBytes + part.length > bytesMax) giveUp(tooLarge)
      else if (!room.take(part.length)) giveUp(noRoom)
      else {
        sizeBytes += part.length
        parts.push(part)
      }
    })
    stream.on('error', () => giveUp(gone))
    stream.once('close', () => {
      if (!stream.readableEnded) giveUp(gone)
      resolve(trouble === null ? { bytes: Buffer.concat(parts) } : { trouble })
    })
  })
