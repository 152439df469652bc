/** A mail specification to the raw bytes of one message (RFC 5322, 2045-2047). */
import { base64Lines, join, pick, quotedPrintable, token } from './bytes.ts'
import { encode } from './charset.ts'
import {
  addressOf,
  authenticationResults,
  defaultTo,
  dkimSignature,
  domainOf,
  encodeMailboxes,
  encodeText,
  fileNameParameters,
  formatDate,
  received,
  type Words,
} from './header.ts'
import { toHtml, toText } from './markup.ts'
import type { Charset, FileSpec, MailSpec, TransferEncoding } from './spec.ts'

/** Header fields of a part, then its body, both with CRLF line ends. */
type Part = { readonly header: readonly (Uint8Array | string)[]; readonly body: Uint8Array }

/** What a reader of the mail should see: the oracle's answer. */
export type Built = { readonly bytes: Uint8Array; readonly text: string | null; readonly html: string | null }

const crlf = (text: string): string => text.replace(/\r?\n/g, '\r\n')

function transferEncoding(spec: MailSpec, charset: Charset): TransferEncoding {
  if (charset === 'iso-2022-jp' || charset === 'us-ascii') return '7bit'
  if (spec.encoding) return spec.encoding
  const usual = ['base64', 'base64', 'quoted-printable', '8bit'] as const
  return charset === 'utf-8' ? (usual[pick(`${spec.name}/encoding`, usual.length)] ?? 'base64') : '8bit'
}

function textPart(spec: MailSpec, subtype: 'plain' | 'html', text: string, charset: Charset): Part {
  const label = spec.label ?? charset
  const encoding = transferEncoding(spec, charset)
  const bytes = encode(text, charset)
  const body =
    encoding === 'base64' ? base64Lines(bytes) : encoding === 'quoted-printable' ? quotedPrintable(bytes) : bytes
  const type = label === '' ? `text/${subtype}` : `text/${subtype}; charset="${label}"`
  return { header: [`Content-Type: ${type}`, `Content-Transfer-Encoding: ${encoding}`], body: join([body]) }
}

function filePart(file: FileSpec, words: Words): Part {
  const name = fileNameParameters(file.name, file.nameForm ?? 'rfc2231', words)
  const equals = name.startsWith('*') ? '*=' : '='
  const value = name.replace(/^\*/, '')
  const header = [
    `Content-Type: ${file.type};\r\n name${equals}${value}`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: ${file.contentId ? 'inline' : 'attachment'};\r\n filename${equals}${value}`,
  ]
  if (file.contentId) header.push(`Content-ID: <${file.contentId}>`)
  return { header, body: join([base64Lines(file.bytes)]) }
}

function multipart(spec: MailSpec, subtype: string, parts: readonly Part[], parameters = ''): Part {
  const mark = token(`${spec.name}/${subtype}/${parts.length}`, 24)
  const boundary =
    [`----=_NextPart_${mark}`, `=-${mark}`, `000000000000${mark}`, `--==_mimepart_${mark}`][pick(spec.name, 4)] ?? mark
  const pieces: (Uint8Array | string)[] = []
  for (const part of parts)
    pieces.push(`--${boundary}\r\n`, ...part.header.flatMap((line) => [line, '\r\n']), '\r\n', part.body, '\r\n')
  pieces.push(`--${boundary}--\r\n`)
  return { header: [`Content-Type: multipart/${subtype};${parameters}\r\n boundary="${boundary}"`], body: join(pieces) }
}

function bodyTexts(spec: MailSpec): { text: string | null; html: string | null } {
  const form = spec.form ?? 'both'
  const charset = spec.htmlCharset ?? spec.charset ?? 'utf-8'
  const text = form === 'html' ? null : (spec.text ?? ((made) => made))(toText(spec.body, spec.lang))
  if (form === 'text') return { text: crlf(text ?? ''), html: null }
  const made = toHtml(spec.body, spec.style ?? 'plain', spec.lang, spec.logo)
  const html = (spec.html ?? ((page) => page))(made).replaceAll('{charset}', spec.label || charset)
  return { text: text === null ? null : crlf(text), html: `${crlf(html)}\r\n` }
}

function body(spec: MailSpec, words: Words): { part: Part; text: string | null; html: string | null } {
  const { text, html } = bodyTexts(spec)
  const charset = spec.charset ?? 'utf-8'
  const inline = (spec.files ?? []).filter((file) => file.contentId)
  const attached = (spec.files ?? []).filter((file) => !file.contentId)

  const alternatives: Part[] = []
  if (text !== null) alternatives.push(textPart(spec, 'plain', text, charset))
  if (html !== null) {
    const page = textPart(spec, 'html', html, spec.htmlCharset ?? charset)
    const related = () =>
      multipart(spec, 'related', [page, ...inline.map((file) => filePart(file, words))], ' type="text/html";')
    alternatives.push(inline.length === 0 ? page : related())
  }
  if (spec.calendar) {
    const { method, ics } = spec.calendar
    const bytes = base64Lines(encode(crlf(ics), 'utf-8'))
    const header = [
      `Content-Type: text/calendar; charset="utf-8"; method=${method}`,
      'Content-Transfer-Encoding: base64',
    ]
    alternatives.push({ header, body: join([bytes]) })
  }
  const only = alternatives[0]
  if (!only) throw new Error(`${spec.name}: no body`)
  let part = alternatives.length === 1 ? only : multipart(spec, 'alternative', alternatives)

  const after = attached.map((file) => filePart(file, words))
  if (spec.attached) {
    const header = ['Content-Type: message/rfc822', 'Content-Disposition: attachment']
    after.push({ header, body: build(spec.attached).bytes })
  }
  if (spec.report) {
    const status: Part = { header: ['Content-Type: message/delivery-status'], body: join([crlf(spec.report.status)]) }
    const returned: Part = {
      header: ['Content-Type: text/rfc822-headers'],
      body: encode(crlf(spec.report.returned), 'utf-8'),
    }
    part = multipart(spec, 'report', [part, status, returned], ' report-type=delivery-status;')
  }
  if (after.length > 0) part = multipart(spec, 'mixed', [part, ...after])
  return { part, text, html }
}

/** @returns the message with CRLF line ends, the same bytes at every build. */
export function build(spec: MailSpec): Built {
  const charset = spec.charset ?? 'utf-8'
  const words: Words = {
    charset,
    form: spec.words ?? (pick(`${spec.name}/words`, 4) === 0 ? 'q' : 'b'),
    label: spec.label || charset,
  }
  const auth = spec.auth ?? 'none'
  const froms = typeof spec.from === 'string' ? [spec.from] : spec.from
  const domain = domainOf(froms[0] ?? '') || 'example.net'
  const { part, text, html } = body(spec, words)

  const lines: (Uint8Array | string)[] = []
  const field = (name: string, value: Uint8Array | string | null | undefined): void => {
    if (value !== null && value !== undefined) lines.push(join([`${name}: `, value]))
  }
  field('Authentication-Results', authenticationResults(auth, spec))
  const mailFrom = spec.mailFrom ?? addressOf(froms[0] ?? '')
  if (spec.hop !== 'none') field('Return-Path', `<${mailFrom}>`)
  field('Received', received(spec))
  field('DKIM-Signature', dkimSignature(auth, spec))
  for (const from of froms) field('From', encodeMailboxes(from, words))
  field('To', encodeMailboxes(spec.to ?? defaultTo(spec), words))
  if (spec.cc) field('Cc', encodeMailboxes(spec.cc, words))
  if (spec.replyTo) field('Reply-To', encodeMailboxes(spec.replyTo, words))
  field('Subject', encodeText(spec.subject, words))
  field('Date', formatDate(spec.date, spec.name))
  field('Message-ID', spec.messageId ?? `<${token(`${spec.name}/id`, 22)}@${domain}>`)
  for (const [name, value] of spec.header ?? []) field(name, encodeText(value, words))
  field('MIME-Version', '1.0')
  lines.push(...part.header)
  return { bytes: join([...lines.flatMap((line) => [line, '\r\n']), '\r\n', part.body]), text, html }
}
