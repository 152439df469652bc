/** One connection of a mail server: what its packets mean. No I/O: packets in, what to do out. */
import { isIP } from 'node:net'
import type { ByteBudget } from '../byte-budget.ts'
import type { Envelope } from '../envelope.ts'
import { type Collected, openCollector } from './collect.ts'
import { type Agreed, macroNames, type NegotiateOptions, negotiate } from './negotiate.ts'
import { formatPacket, type Packet, splitTexts } from './packet.ts'

export type Recipient = {
  /** Without angle brackets, as in an envelope. */
  readonly address: string
  /** As the server said it: only so does it find the recipient again. */
  readonly said: Buffer
}

/** Why a mail is answered without being judged. */
export type Trouble = 'stopping' | 'busy' | 'room' | 'header' | 'recipients'

export type WholeMail = Collected & {
  readonly envelope: Envelope
  readonly recipients: readonly Recipient[]
  readonly trouble: Trouble | null
}

export type Step =
  | { readonly kind: 'quiet' }
  | { readonly kind: 'answer'; readonly packet: Buffer }
  | { readonly kind: 'agreed'; readonly packet: Buffer; readonly agreed: Agreed }
  /** The first step after the greeting: the place to turn the connection away. */
  | { readonly kind: 'connect'; readonly packet: Buffer | null }
  /** The mail is whole: it is to be answered now, and then `answered()` called. */
  | { readonly kind: 'mail'; readonly mail: WholeMail; readonly agreed: Agreed }
  | { readonly kind: 'end'; readonly why: 'quit' | 'no-offer' | 'not-understood' }

export type SessionOptions = NegotiateOptions & {
  readonly bytesMax: number
  readonly room: ByteBudget
  /** Asked at the beginning of each mail: why it is not taken in; null: it is. */
  readonly refusal: () => 'stopping' | 'busy' | null
}

export type Session = {
  /** Total: any packet, in any order. */
  readonly take: (packet: Packet) => Step
  readonly answered: () => void
  /** From MAIL until answered(), but for mails that are not taken in any more. */
  readonly isInMail: () => boolean
  /** Gives back what it holds. */
  readonly close: () => void
}

/** Of one mail: more than any server takes in one transaction (Postfix as shipped: 1,000). */
export const recipientsMax = 20_000
/** Of a macro's value or an address that is kept, bytes (RFC 5321 §4.5.3.1: an address has at most 256). */
const textBytesMax = 2_048
/** Macros in one packet that are looked at. */
const macrosMax = 200

const quiet: Step = { kind: 'quiet' }
export const continuePacket = formatPacket('c')
const skipPacket = formatPacket('s')
const refusedRecipient = formatPacket('y', Buffer.from('452 4.5.3 Too many recipients\0'))

/** UTF-8 (RFC 6531); what is none is read byte by byte, so that nothing is lost. */
const decode = (bytes: Buffer): string => {
  const short = bytes.subarray(0, textBytesMax)
  const text = short.toString('utf8')
  return text.includes('\ufffd') ? short.toString('latin1') : text
}

const withoutBrackets = (text: string): string => {
  const trimmed = text.trim()
  return trimmed.startsWith('<') && trimmed.endsWith('>') ? trimmed.slice(1, -1) : trimmed
}

type Client = { readonly ip: string | null; readonly name: string | null }

const noClient: Client = { ip: null, name: null }

const ipOf = (text: string): string | null => {
  const address = text.replace(/^IPv6:/i, '')
  return isIP(address) === 0 ? null : address
}

/** Host name NUL, family, and but for an unknown family port (16 bits) and address NUL. */
const parseClient = (data: Buffer): Client => {
  const nameEnd = data.indexOf(0)
  if (nameEnd < 0) return noClient
  const name = decode(data.subarray(0, nameEnd))
  const family = String.fromCharCode(data[nameEnd + 1] ?? 0)
  const isInternet = family === '4' || family === '6'
  const ip = isInternet ? ipOf(decode(splitTexts(data.subarray(nameEnd + 4), 1)[0] ?? Buffer.alloc(0))) : null
  // A client without a name comes as its address in brackets.
  return { ip, name: /^\[|^unknown$|^$/.test(name) ? null : name }
}

export const openSession = (options: SessionOptions): Session => {
  const { bytesMax, room, refusal } = options
  const collector = openCollector(bytesMax, room)
  let agreed: Agreed | null = null
  let client = noClient
  let helo = ''
  let connectionMacros = new Map<string, string>()
  let mailMacros = new Map<string, string>()
  let mailFrom = ''
  let recipients: Recipient[] = []
  let inMail = false
  let isFull = false
  let trouble: Trouble | null = null

  const reset = () => {
    collector.drop()
    mailMacros = new Map()
    mailFrom = ''
    recipients = []
    inMail = false
    isFull = false
    trouble = null
  }
  const forget = () => {
    reset()
    client = noClient
    helo = ''
    connectionMacros = new Map()
  }
  const macro = (name: string): string => mailMacros.get(name) ?? connectionMacros.get(name) ?? ''

  /** The letter of the command they are for, then name NUL value NUL. */
  const takeMacros = (data: Buffer) => {
    const command = String.fromCharCode(data[0] ?? 0)
    const macros = command === 'C' || command === 'H' ? connectionMacros : mailMacros
    const texts = splitTexts(data.subarray(1), 2 * macrosMax)
    for (let i = 0; i + 1 < texts.length; i += 2) {
      const name = texts[i]!.subarray(0, 64).toString('latin1').replaceAll(/[{}]/g, '')
      if (macroNames.has(name)) macros.set(name, decode(texts[i + 1]!))
    }
  }
  /** With whatever comes first of a mail. */
  const begin = () => {
    if (inMail) return
    inMail = true
    trouble = refusal()
  }
  const takeMail = (data: Buffer) => {
    // Its macros come before it.
    const macros = mailMacros
    reset()
    mailMacros = macros
    begin()
    mailFrom = withoutBrackets(decode(splitTexts(data, 1)[0] ?? Buffer.alloc(0)))
  }
  /** @returns whether it was taken. */
  const takeRecipient = (data: Buffer): boolean => {
    begin()
    const said = splitTexts(data, 1)[0]
    if (said === undefined || said.length === 0) return true
    if (recipients.length === recipientsMax || said.length > textBytesMax) {
      // Where the answer is not waited for, all of the mail has to be deferred.
      if (!agreed?.isAnswered('R')) trouble ??= 'recipients'
      return false
    }
    if (trouble) return true
    if (!collector.claim(said.length)) {
      giveUp('room')
      return true
    }
    // A copy: the packet it came in is larger by far.
    recipients.push({ address: withoutBrackets(decode(said)), said: Buffer.from(said) })
    return true
  }
  const takeField = (data: Buffer) => {
    begin()
    if (trouble) return
    const [name = Buffer.alloc(0), value = Buffer.alloc(0)] = splitTexts(data, 2)
    const took = collector.field(name, value, agreed?.leadingSpace ?? false)
    if (took === 'header' || took === 'room') giveUp(took)
  }
  /** @returns whether more of it is wanted. */
  const takeBody = (data: Buffer): boolean => {
    inMail = true
    if (trouble || isFull) return false
    const took = collector.body(data)
    if (took === 'header' || took === 'room') giveUp(took)
    isFull = took === 'full'
    return took === 'more'
  }
  const giveUp = (why: Trouble) => {
    trouble = why
    collector.drop()
    recipients = []
  }
  const envelope = (): Envelope => {
    const resolved = macro('client_resolve')
    const isVerified = resolved === '' || resolved === 'OK'
    return {
      queueId: macro('i'),
      clientIp: client.ip ?? ipOf(macro('client_addr')),
      clientName: isVerified ? client.name : null,
      helo,
      mailFrom,
      rcptTo: [...new Set(recipients.map(({ address }) => address))],
      user: macro('auth_authen') || null,
      server: macro('j'),
    }
  }
  const answerTo = (command: string, packet = continuePacket): Step =>
    agreed?.isAnswered(command) ? { kind: 'answer', packet } : quiet

  const take = (packet: Packet): Step => {
    const { command, data } = packet
    if (command === 'O') {
      forget()
      const negotiated = negotiate(data, options)
      if (!negotiated) return { kind: 'end', why: 'no-offer' }
      agreed = negotiated.agreed
      return { kind: 'agreed', packet: negotiated.answer, agreed }
    }
    if (command === 'Q') return { kind: 'end', why: 'quit' }
    if (!agreed) return { kind: 'end', why: 'no-offer' }
    switch (command) {
      case 'D':
        takeMacros(data)
        return quiet
      case 'C':
        reset()
        client = parseClient(data)
        return { kind: 'connect', packet: agreed.isAnswered('C') ? continuePacket : null }
      case 'H':
        helo = decode(splitTexts(data, 1)[0] ?? Buffer.alloc(0))
        return answerTo(command)
      case 'M':
        takeMail(data)
        return answerTo(command)
      case 'R':
        return answerTo(command, takeRecipient(data) ? continuePacket : refusedRecipient)
      case 'L':
        takeField(data)
        return answerTo(command)
      case 'B':
        return answerTo(command, takeBody(data) || !agreed.canSkip ? continuePacket : skipPacket)
      case 'E':
        // Old servers send the last piece of the body with it.
        if (data.length > 0) takeBody(data)
        begin()
        return {
          kind: 'mail',
          mail: { ...collector.end(), envelope: envelope(), recipients, trouble },
          agreed,
        }
      case 'T':
      case 'N':
      case 'U':
        return answerTo(command)
      case 'A':
        reset()
        return quiet
      case 'K':
        // The connection is kept for another client (QUIT_NC).
        forget()
        return quiet
      default:
        return { kind: 'end', why: 'not-understood' }
    }
  }
  return {
    take,
    answered: reset,
    isInMail: () => inMail && trouble !== 'stopping',
    close: forget,
  }
}
