/** The connection a mail came in by, as a server we trust wrote it down (RFC 5321 §4.4). */
import { isIP } from 'node:net'
import type { Message } from '@miwake/engine'

/** The hop SPF is about. */
export type TrustedHop = {
  readonly ip: string
  /** As the client said it; '' when not told. */
  readonly helo: string
  /** Envelope sender, '' for `<>`. */
  readonly mailFrom: string
}

/** Received fields looked at; real mail has under 20. */
const receivedFieldsMax = 50

const addressLiteral = /\[(?:IPv6:)?([0-9A-Fa-f.:]{2,45})\]/g

/** RFC 1918, RFC 6598, RFC 4193, loopback and link-local: a hop inside, not the one that brought the mail in. */
const inside =
  /^(?:10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|::1$|::ffff:(?:10|127)\.|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/i

/**
 * `from HELO (rdns [192.0.2.1]) by HOST ...`. The address is the last literal between `from` and `by` that stands in a
 * comment: what stands before it is the client's word. Exim's `from [192.0.2.1] (helo=x)` has it before the comment.
 */
const readReceived = (raw: string): { readonly by: string; readonly ip: string; readonly helo: string } | null => {
  const text = raw.slice(0, 2_000)
  const by = /(?:^|[\s)])by\s+([A-Za-z0-9._-]+)/.exec(text)
  const from = /^\s*from\s+(\S+)/.exec(text)
  if (!by || !from) return null
  const clause = text.slice(0, by.index + 1)
  const open = clause.indexOf('(')
  const comment = open < 0 ? '' : clause.slice(open)
  let ip = ''
  for (const match of comment.matchAll(addressLiteral)) {
    const before = comment.slice(0, match.index)
    if (!/(?:helo|ehlo)=\s*$/i.test(before) && isIP(match[1]!)) ip = match[1]!
  }
  if (ip === '') {
    const literal = /^\[(?:IPv6:)?([0-9A-Fa-f.:]+)\]$/.exec(from[1]!)
    if (literal && open >= 0 && isIP(literal[1]!)) ip = literal[1]!
  }
  const helo = /(?:helo|ehlo)=\s*([A-Za-z0-9._:[\]-]+)/i.exec(comment)?.[1] ?? from[1]!
  return { by: by[1]!.toLowerCase(), ip, helo: /^[A-Za-z0-9._:[\]-]+$/.test(helo) ? helo : '' }
}

/**
 * The hop by which a mail entered, from the topmost Received field that a named host wrote about a client outside.
 * Anybody can write Received fields below those of one's own servers, so every host that takes mail in from outside has
 * to be named, and nobody else's. Hops inside (content filters, relays with private addresses) are passed over.
 * The envelope sender comes from that field, else from Return-Path; a false one gains nothing, as SPF asks its domain.
 * @param hosts Names after `by`, any case.
 * @param entryOnly Nothing is passed over that another host wrote about a client outside: for hosts that were learned,
 * where what stands below may be a sender's.
 * @returns null where no such field is there.
 */
export const trustedHopOf = (message: Message, hosts: readonly string[], entryOnly = false): TrustedHop | null => {
  if (hosts.length === 0) return null
  const names = new Set(hosts.map((host) => host.toLowerCase()))
  let seen = 0
  for (const field of message.header) {
    if (field.name !== 'received') continue
    if (++seen > receivedFieldsMax) return null
    const received = readReceived(field.raw)
    if (!received) continue
    const isNamed = names.has(received.by)
    if (entryOnly && !inside.test(received.ip) && (!isNamed || received.ip === '')) return null
    if (!isNamed || received.ip === '' || inside.test(received.ip)) continue
    const envelope = /\benvelope-from\s+<?([^\s<>()]*)>?/i.exec(field.raw.slice(0, 2_000))?.[1]
    const mailFrom = envelope ?? message.returnPath?.address
    return mailFrom === undefined ? null : { ip: received.ip, helo: received.helo, mailFrom }
  }
  return null
}

/**
 * The host that wrote the topmost Received field about a client outside: the one that took the mail in, unless a sender
 * wrote it. Only many mails together tell.
 * @returns lower case; null where there is none, or it does not tell.
 */
export const entryHostOf = (message: Message): string | null => {
  let seen = 0
  for (const field of message.header) {
    if (field.name !== 'received') continue
    if (++seen > receivedFieldsMax) return null
    const received = readReceived(field.raw)
    if (!received || inside.test(received.ip)) continue
    return received.ip === '' ? null : received.by
  }
  return null
}
