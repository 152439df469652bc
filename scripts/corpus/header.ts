/** Header fields: RFC 2047 words, RFC 2231 parameters, RFC 8601 results, dates. */
import { base64Alphabet, join, pick, token } from './bytes.ts'
import { encode } from './charset.ts'
import type { Auth, Charset, MailSpec } from './spec.ts'

export type Words = { readonly charset: Charset; readonly form: 'b' | 'q' | 'raw'; readonly label: string }

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text)

function word(text: string, { charset, form, label }: Words): string {
  const bytes = encode(text, charset)
  if (form === 'b') return `=?${label}?B?${Buffer.from(bytes).toString('base64')}?=`
  const coded = [...bytes].map((byte) => {
    if (byte === 32) return '_'
    const char = String.fromCharCode(byte)
    return /[A-Za-z0-9!*+\-/]/.test(char) ? char : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
  })
  return `=?${label}?Q?${coded.join('')}?=`
}

/** Text as encoded words of at most 75 characters (RFC 2047 §2), folded; raw bytes where the mail is that kind. */
export function encodeText(text: string, words: Words): Uint8Array {
  if (isAscii(text)) return join([text])
  if (words.form === 'raw') return encode(text, words.charset)
  const out: string[] = []
  let piece = ''
  for (const char of text) {
    if (piece !== '' && word(piece + char, words).length > 72) {
      out.push(word(piece, words))
      piece = ''
    }
    piece += char
  }
  out.push(word(piece, words))
  return join([out.join('\r\n ')])
}

/** `Name <address>` lists: only the name is encoded, quoted where ASCII needs it. */
export function encodeMailboxes(list: string, words: Words): Uint8Array {
  const pieces: (Uint8Array | string)[] = []
  list.split(/,\s*(?=[^>]*(?:<|$))/).forEach((mailbox, i) => {
    if (i > 0) pieces.push(', ')
    const split = mailbox.match(/^(.*?)\s*(<[^<>]*>)$/s)
    const name = split?.[1] ?? ''
    if (!split || name === '') pieces.push(encodeText(mailbox.trim(), words))
    else if (!isAscii(name)) pieces.push(encodeText(name, words), ' ', split[2] ?? '')
    else pieces.push(/[^\w .'-]/.test(name) || name.includes('.') ? `"${name}"` : name, ' ', split[2] ?? '')
  })
  return join(pieces)
}

export const addressOf = (mailbox: string): string => mailbox.match(/<([^<>]*)>\s*$/)?.[1] ?? mailbox.trim()
export const domainOf = (mailbox: string): string => addressOf(mailbox).split('@').pop() ?? ''

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** '2026-05-12 09:14 +0900' as RFC 5322 §3.3 wants it; the seconds come of the name. */
export function formatDate(date: string, name: string): string {
  const [, year, month, day, time, zone] = date.match(/^(\d{4})-(\d\d)-(\d\d) (\d\d:\d\d) ([+-]\d{4})$/) ?? []
  if (!year || !month || !day) throw new Error(`${name}: bad date ${date}`)
  const weekday = days[new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay()]
  const seconds = String(pick(`${name}/seconds`, 60)).padStart(2, '0')
  return `${weekday}, ${Number(day)} ${months[Number(month) - 1]} ${year} ${time}:${seconds} ${zone}`
}

/** Who takes the mail in for both recipients; the authserv-id to trust. */
export const receiver = 'mx.example.jp'

export function authenticationResults(auth: Auth, spec: MailSpec): string | null {
  if (auth === 'none') return null
  const from = typeof spec.from === 'string' ? spec.from : (spec.from[0] ?? '')
  const domain = domainOf(from)
  const mailFrom = spec.mailFrom === undefined ? domain : domainOf(spec.mailFrom)
  const known =
    auth === 'pass'
      ? { spf: `pass ${mailFrom}`, dkim: `pass ${domain}`, dmarc: `pass ${domain}` }
      : auth === 'fail'
        ? { spf: `fail ${mailFrom}`, dkim: 'none', dmarc: `fail ${domain} reject` }
        : auth
  const [spf, spfDomain] = known.spf.split(' ')
  const [dkim, dkimDomain] = known.dkim.split(' ')
  const [dmarc, dmarcDomain, policy] = known.dmarc.split(' ')
  const results = [
    spfDomain ? `spf=${spf} smtp.mailfrom=${spfDomain}` : `spf=${spf}`,
    dkimDomain ? `dkim=${dkim} header.d=${dkimDomain} header.s=s${pick(spec.name, 90) + 10}` : `dkim=${dkim}`,
    `dmarc=${dmarc}${policy ? ` (p=${policy})` : ''}${dmarcDomain ? ` header.from=${dmarcDomain}` : ''}`,
  ]
  return `${receiver};\r\n\t${results.join(';\r\n\t')}`
}

/** Looks like a signature and verifies nowhere: the keys are nobody's. */
export function dkimSignature(auth: Auth, spec: MailSpec): string | null {
  const from = typeof spec.from === 'string' ? spec.from : (spec.from[0] ?? '')
  const [result, named] =
    auth === 'pass' ? ['pass', domainOf(from)] : typeof auth === 'object' ? auth.dkim.split(' ') : []
  if (!named || (result !== 'pass' && result !== 'fail')) return null
  const signature = token(`${spec.name}/b`, 172, base64Alphabet).match(/.{1,64}/g) ?? []
  return (
    `v=1; a=rsa-sha256; c=relaxed/relaxed; d=${named};\r\n\ts=s${pick(spec.name, 90) + 10}; ` +
    `h=from:to:subject:date:message-id;\r\n\tbh=${token(`${spec.name}/bh`, 43, base64Alphabet)}=;\r\n\t` +
    `b=${signature.join('\r\n\t ')}`
  )
}

export function received(spec: MailSpec): string | null {
  if (spec.hop === 'none') return null
  const mailFrom = spec.mailFrom ?? (typeof spec.from === 'string' ? spec.from : (spec.from[0] ?? ''))
  const domain = domainOf(mailFrom) || 'example.net'
  const [host, address] = (
    spec.hop ?? `mta${pick(spec.name, 30) + 1}.${domain} 192.0.2.${pick(`${spec.name}/ip`, 250) + 2}`
  ).split(' ')
  const named = host === 'unknown' ? `[${address}] (unknown [${address}])` : `${host} (${host} [${address}])`
  const id = token(`${spec.name}/queue`, 12, 'ABCDEF0123456789')
  const to = addressOf(spec.to ?? defaultTo(spec))
  return `from ${named}\r\n\tby ${receiver} (Postfix) with ESMTPS id ${id}\r\n\tfor <${to}>; ${formatDate(spec.date, spec.name)}`
}

export const defaultTo = (spec: MailSpec): string => (spec.lang === 'ja' ? 'taro@example.jp' : 'hanako@example.com')

/** RFC 2231 §4, or the encoded word in quotes that Japanese mailers write all the same. */
export function fileNameParameters(name: string, form: 'rfc2231' | 'encoded-word', words: Words): string {
  if (isAscii(name)) return `"${name}"`
  if (form === 'encoded-word') return `"${word(name, { ...words, form: 'b' })}"`
  const bytes = encode(name, words.charset)
  const coded = [...bytes].map((byte) => {
    const char = String.fromCharCode(byte)
    return /[A-Za-z0-9._-]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  })
  return `*${words.label}''${coded.join('')}`
}
