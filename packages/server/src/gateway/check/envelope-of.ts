/** Header fields of an rspamd client's request to an envelope. Read tolerantly: every client writes them another way. */
import { isIP } from 'node:net'
import type { Envelope } from '../envelope.ts'

/** Name in lower case to its values, in order. */
export type RequestFields = ReadonlyMap<string, readonly string[]>

/** Longer is no address, name or queue id (RFC 5321 §4.5.3.1 allows 256 of a path). */
const valueCharsMax = 1_000

/** Node reads header bytes as Latin-1; what is UTF-8 was sent as that. */
const textOf = (raw: string): string => {
  const text = /[\x80-\xff]/.test(raw) ? Buffer.from(raw, 'latin1').toString('utf8') : raw
  return text.trim().slice(0, valueCharsMax)
}

/** @param raw names and values in turn, as `IncomingMessage.rawHeaders`. */
export const requestFields = (raw: readonly string[]): RequestFields => {
  const fields = new Map<string, string[]>()
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i]!.toLowerCase()
    const values = fields.get(name)
    if (values === undefined) fields.set(name, [raw[i + 1]!])
    else values.push(raw[i + 1]!)
  }
  return fields
}

const withoutBrackets = (address: string): string => /^<([^<>]*)>$/.exec(address)?.[1]?.trim() ?? address

/** Several may stand in one field, parted by commas; a quoted local part may hold one (RFC 5321 §4.1.2). */
const addressesIn = (value: string): readonly string[] =>
  (value.match(/(?:"(?:[^"\\]|\\.)*"|[^,"]|")+/g) ?? []).map((part) => withoutBrackets(part.trim()))

/** rspamd's proxy writes the port too: '192.0.2.9:25', '[2001:db8::1]:25'; Postfix 'IPv6:2001:db8::1'. */
const ipOf = (value: string): string | null => {
  const bare = value.replace(/^\[?(?:IPv6:)?/i, '').replace(/\](?::\d*)?$/, '')
  const ip = isIP(bare) ? bare : bare.replace(/^([\d.]+):\d*$/, '$1')
  return isIP(ip) ? ip : null
}

/** What mail servers say for "none". */
const named = (value: string): string | null =>
  value === '' || value.startsWith('[') || value === 'unknown' ? null : value

export const envelopeOf = (fields: RequestFields): Envelope => {
  const first = (name: string): string => textOf(fields.get(name)?.[0] ?? '')
  const recipients = (name: string): readonly string[] => [
    ...new Set((fields.get(name) ?? []).flatMap((value) => addressesIn(textOf(value))).filter((each) => each !== '')),
  ]
  const rcptTo = recipients('rcpt')
  return {
    queueId: first('queue-id'),
    clientIp: ipOf(first('ip')),
    clientName: named(first('hostname')),
    helo: first('helo'),
    mailFrom: withoutBrackets(first('from')),
    // Who hands over after delivery knows only whose mailbox it is.
    rcptTo: rcptTo.length > 0 ? rcptTo : recipients('deliver-to'),
    user: first('user') || null,
    server: first('mta-name') || first('mta-tag'),
  }
}
