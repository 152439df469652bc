/**
 * The field by which the gateway knows what it sends itself, and hands it on unread: a mail that is released, a digest.
 * It holds for one recipient and for this text alone: whoever reads it in a delivered mail can send that same mail again
 * to the same person, and nothing else.
 *
 *     X-Miwake-Released: v=1; t=1764000000; n=4mS...; f=from:subject; h=Xy3...
 *
 * `f` names the fields that are signed besides the body, of those the mail has: mail servers add fields, and complete an
 * address or a Date that is missing, but leave these alone. White space at line ends and the form of line ends do not count.
 */
import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Store } from '../../store/index.ts'

export const releasedName = 'X-Miwake-Released'

/** A mail server tries for five days as shipped (Postfix maximal_queue_lifetime), then it sends the mail back. */
const lifeMs = 6 * 86_400_000
/** Clocks of two machines. */
const aheadMs = 600_000
/** Header of a mail in which the field is looked for, bytes: only trace fields come above it. */
const lookBytesMax = 65_536
const nonceBytes = 16
const signable = ['from', 'reply-to', 'subject', 'content-type', 'content-transfer-encoding'] as const

export const releaseKey = (store: Store): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', store.key.bytes, store.tenantId, 'miwake released', 32))

const lf = 10
const isBlank = (byte: number | undefined): boolean => byte === 32 || byte === 9 || byte === 13

/** Lines without blanks at their ends; empty lines at the end of all are left out. */
const relaxed = (bytes: Uint8Array): Buffer => {
  const out = Buffer.allocUnsafe(bytes.length + 1)
  let at = 0
  for (let i = 0; i <= bytes.length; i++) {
    const byte = bytes[i]
    if (byte !== lf && i < bytes.length) {
      out[at++] = byte!
      continue
    }
    while (at > 0 && isBlank(out[at - 1])) at--
    out[at++] = lf
  }
  while (at > 0 && out[at - 1] === lf) at--
  return out.subarray(0, at)
}

type Parts = { readonly fields: ReadonlyMap<string, string>; readonly body: Uint8Array }

/** The first of each name, unfolded. */
const partsOf = (bytes: Uint8Array): Parts => {
  const fields = new Map<string, string>()
  let name = ''
  let at = 0
  while (at < bytes.length) {
    const found = bytes.indexOf(lf, at)
    const end = found < 0 ? bytes.length : found
    const line = Buffer.from(bytes.buffer, bytes.byteOffset + at, end - at)
      .toString('latin1')
      .trimEnd()
    at = end + 1
    if (line === '') break
    const field = /^([!-9;-~]+)[ \t]*:(.*)$/.exec(line)
    if (/^[ \t]/.test(line)) {
      if (name !== '') fields.set(name, `${fields.get(name)} ${line.trim()}`)
    } else {
      const given = field?.[1]?.toLowerCase() ?? ''
      name = given !== '' && !fields.has(given) ? given : ''
      if (name !== '') fields.set(name, field?.[2]?.trim() ?? '')
    }
  }
  return { fields, body: bytes.subarray(Math.min(at, bytes.length)) }
}

type Signed = {
  readonly time: number
  readonly nonce: string
  readonly names: readonly string[]
  readonly recipient: string
}

const sign = (key: Uint8Array, { fields, body }: Parts, { time, nonce, names, recipient }: Signed): Buffer => {
  const content = createHash('sha256').update(relaxed(body))
  for (const name of names) content.update(`\n${name}:${(fields.get(name) ?? '').replace(/\s+/g, ' ')}`)
  const text = ['v1', time, nonce, names.join(':'), recipient.toLowerCase(), content.digest('hex')].join('\n')
  return createHmac('sha256', key).update(text).digest()
}

/** An address without a domain is completed by mail servers. */
const isSteady = (name: string, value: string): boolean => name !== 'from' || value.includes('@')

/** @returns the mail with the field on top. */
export const signReleased = (
  key: Uint8Array,
  bytes: Uint8Array,
  { recipient, nowMs }: { readonly recipient: string; readonly nowMs: number },
): Buffer => {
  const parts = partsOf(bytes)
  const names = signable.filter((name) => isSteady(name, parts.fields.get(name) ?? '') && parts.fields.has(name))
  const signed = {
    time: Math.floor(nowMs / 1_000),
    nonce: randomBytes(nonceBytes).toString('base64url'),
    names,
    recipient,
  }
  const mark = sign(key, parts, signed).toString('base64url')
  const text = `v=1; t=${signed.time}; n=${signed.nonce};\r\n f=${names.join(':')};\r\n h=${mark}`
  return Buffer.concat([Buffer.from(`${releasedName}: ${text}\r\n`), bytes])
}

/** Whether a mail is what this gateway sent for just these recipients, a short while ago. */
export const isReleased = (
  key: Uint8Array,
  bytes: Uint8Array,
  { recipients, nowMs }: { readonly recipients: readonly string[]; readonly nowMs: number },
): boolean => {
  const [recipient] = recipients
  const top = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, lookBytesMax))
  if (recipient === undefined || recipients.length > 1 || !top.includes(`${releasedName}:`)) return false
  const parts = partsOf(bytes)
  const said = parts.fields.get(releasedName.toLowerCase()) ?? ''
  const found = /^v=1; t=(\d{1,11}); n=([\w-]{1,64}); f=([a-z:-]{0,200}); h=([\w-]{43})$/.exec(
    said.replace(/\s+/g, ' '),
  )
  if (found === null) return false
  const [, time = '', nonce = '', names = '', given = ''] = found
  const ageMs = nowMs - Number(time) * 1_000
  if (ageMs > lifeMs || ageMs < -aheadMs) return false
  const mark = sign(key, parts, { time: Number(time), nonce, names: names === '' ? [] : names.split(':'), recipient })
  return timingSafeEqual(mark, createKnownLength(given))
}

const createKnownLength = (text: string): Buffer =>
  Buffer.concat([Buffer.from(text, 'base64url'), Buffer.alloc(32)], 32)
