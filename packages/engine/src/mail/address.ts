/** RFC 5322 §3.4 (and RFC 6532) address lists: mailboxes, groups, comments; and what clients make of broken ones. */

import { limits } from '../limits.ts'
import { addDefectOnce } from './defects.ts'
import { asciiDomain } from './domain-name.ts'
import { decodeWords, onOneLine, type WordContext } from './encoded-word.ts'
import type { Mailbox } from './message.ts'

/**
 * The mailboxes of a field, groups flattened.
 * @param text unfolded, raw bytes decoded, encoded words still as written: see structuredText().
 */
export function parseMailboxes(text: string, context: WordContext): readonly Mailbox[] {
  if (text === '') return []
  const simple = parseSimple(text, context)
  if (simple !== null) return [simple]
  const found = parseList(text, context)
  if (found.some((mailbox) => mailbox.address !== '') || !text.includes('=?')) return found
  // The whole of it, address included, was put into encoded words: against RFC 2047 §5, and read by clients.
  const again = parseList(decodeWords(text, context), context)
  if (!again.some((mailbox) => mailbox.address !== '')) return found
  addDefectOnce(context.log, 'bad-address', context.fieldName, context.at)
  return again
}

const special = /["(),:;<>@[\\\]]/

/** The common form, `name <local@domain>` with or without quotes and with nothing special in it; else null. */
function parseSimple(text: string, context: WordContext): Mailbox | null {
  const open = text.lastIndexOf('<')
  if (open < 0 || !text.endsWith('>')) return null
  const address = text.slice(open + 1, -1)
  if (!/^[^\s"(),:;<>@[\\\]=]+@[^\s"(),:;<>@[\\\]=]+$/.test(address)) return null
  let phrase = text.slice(0, open).trim()
  if (phrase.length >= 2 && phrase.startsWith('"') && phrase.endsWith('"')) {
    phrase = phrase.slice(1, -1)
    if (phrase.includes('"') || phrase.includes('\\')) return null
  } else if (special.test(phrase)) return null
  return toMailbox(phrase, address, context)
}

/** One list member while it is read. `plain`: phrase without quotes; `raw`: as written, for a bare address. */
type Member = {
  plain: string
  raw: string
  comment: string
  /** Contents of each `<…>`. */
  angles: string[]
  hasAt: boolean
  broken: boolean
}

function emptyMember(): Member {
  return { plain: '', raw: '', comment: '', angles: [], hasAt: false, broken: false }
}

function parseList(text: string, context: WordContext): readonly Mailbox[] {
  const out: Mailbox[] = []
  // A phrase without an address before a comma: the first half of `Example, Inc. <a@example.com>`, unquoted.
  let held: Member | null = null
  let member = emptyMember()
  const lastQuote = text.lastIndexOf('"')
  const lastSemicolon = text.lastIndexOf(';')
  const close = (separator: string): void => {
    const done = member
    member = emptyMember()
    if (isEmpty(done)) return
    if (held !== null) {
      if (done.angles.length > 0) {
        done.plain = `${held.plain.trim()}, ${done.plain.trim()}`
        done.broken = true
      } else emit(out, held, context)
      held = null
    }
    if (separator === ',' && done.angles.length === 0 && !done.hasAt && done.comment === '') held = done
    else emit(out, done, context)
  }
  let commentsClose = true
  let i = 0
  while (i < text.length) {
    if (out.length >= limits.addresses) {
      addDefectOnce(context.log, 'limit-reached', 'addresses', context.at)
      return out
    }
    const char = text[i]!
    if (char === '"' && i < lastQuote) i = readQuoted(text, i, member)
    else if (char === '(' && commentsClose) {
      const end = readComment(text, i, member)
      // Looked for once only, or a field of `(` would be read over and over.
      commentsClose = end > 0
      if (end > 0) i = end
    } else if (char === '<') i = readAngle(text, i, member)
    else if (char === ',' || char === ';') {
      close(char)
      i++
    } else if (char === ':' && lastSemicolon > i && member.angles.length === 0 && !member.hasAt) {
      // RFC 5322 §3.4: a group's name.
      member = emptyMember()
      i++
    } else {
      if (char === '"') member.broken = true
      const start = i
      i++
      while (i < text.length && !'"(<,;:'.includes(text[i]!)) i++
      const run = text.slice(start, i)
      member.plain += run
      member.raw += run
      if (run.includes('@')) member.hasAt = true
    }
  }
  close('')
  if (held !== null) emit(out, held, context)
  return out
}

function isEmpty(member: Member): boolean {
  return member.angles.length === 0 && member.raw.trim() === '' && member.comment === ''
}

function readQuoted(text: string, open: number, member: Member): number {
  let from = open + 1
  let plain = ''
  let i = open + 1
  while (i < text.length && text[i] !== '"') {
    if (text[i] === '\\' && i + 1 < text.length) {
      plain += text.slice(from, i)
      from = i + 1
      i++
    }
    i++
  }
  member.plain += plain + text.slice(from, i)
  member.raw += text.slice(open, i + 1)
  return i + 1
}

/** RFC 5322 §3.2.2: comments nest. @returns the index after it, 0 for one that never closes and so is plain text. */
function readComment(text: string, open: number, member: Member): number {
  let depth = 0
  for (let i = open; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '(') depth++
    else if (text[i] === ')' && --depth === 0) {
      const inner = text.slice(open + 1, i).replace(/\\(.)/g, '$1')
      member.comment = member.comment === '' ? inner : `${member.comment} ${inner}`
      // A comment between words of a name is read by people as part of it: `Shop (Support) <a@example.com>`.
      if (member.angles.length === 0) member.plain += ` (${inner}) `
      return i + 1
    }
  }
  member.broken = true
  return 0
}

function readAngle(text: string, open: number, member: Member): number {
  let i = open + 1
  let quoted = false
  while (i < text.length && (quoted || (text[i] !== '>' && text[i] !== '<'))) {
    if (text[i] === '\\') i++
    else if (text[i] === '"') quoted = !quoted
    i++
  }
  if (quoted) {
    // The quote never closes: read on without it.
    const plainEnd = text.slice(open).search(/>|$/)
    i = open + plainEnd
  }
  const content = text.slice(open + 1, i)
  const previous = member.angles[member.angles.length - 1]
  if (previous !== undefined && previous !== '') {
    // `Bank <info@bank.test> <other@example.com>`: the last is where mail goes, all before it is shown as the name.
    member.plain += `<${previous}>`
    member.broken = true
  }
  // The nested `<` of `<<a@example.com>>` leaves an empty one.
  member.angles.push(content.trim())
  if (text[i] === '<') {
    member.broken = true
    return i
  }
  if (i >= text.length) member.broken = true
  return i + 1
}

function emit(out: Mailbox[], member: Member, context: WordContext): void {
  // A member held back comes out together with the next one.
  if (out.length >= limits.addresses) {
    addDefectOnce(context.log, 'limit-reached', 'addresses', context.at)
    return
  }
  if (member.broken) addDefectOnce(context.log, 'bad-address', context.fieldName, context.at)
  if (member.angles.length > 0) {
    const last = member.angles.findLast((angle) => angle !== '') ?? ''
    const address = last.includes('@') ? last : (member.angles.findLast((angle) => angle.includes('@')) ?? last)
    if (address === '') addDefectOnce(context.log, 'bad-address', context.fieldName, context.at)
    // The chosen one may have been taken for a part of the name, before a last one that is no address.
    const plain = address === last ? member.plain : member.plain.replace(`<${address}>`, '')
    const name = plain.includes('<') ? plain : withoutTail(plain)
    out.push(toMailbox(member.raw.trim() === '' ? member.comment : name, address, context))
    return
  }
  const raw = member.raw.trim()
  const at = raw.lastIndexOf('@')
  if (at >= 0) {
    out.push(bareMailbox(raw, at, member, context))
    return
  }
  addDefectOnce(context.log, 'bad-address', context.fieldName, context.at)
  // `MAILER-DAEMON (Mail Delivery System)`
  if (member.comment !== '' && raw !== '' && !/\s/.test(raw)) out.push(toMailbox(member.comment, raw, context))
  else out.push(toMailbox(member.plain, '', context))
}

function withoutTail(text: string): string {
  let end = text.length
  while (end > 0 && (text[end - 1] === '>' || text[end - 1] === ' ')) end--
  return text.slice(0, end)
}

/** `a@example.com (name)`, or an address among words without brackets. */
function bareMailbox(raw: string, at: number, member: Member, context: WordContext): Mailbox {
  const joined = `${raw.slice(0, at).trimEnd()}@${raw.slice(at + 1).trimStart()}`
  if (!/\s/.test(joined) || /^"[^"]*"@\S+$/.test(joined)) return toMailbox(member.comment, joined, context)
  let start = at
  while (start > 0 && !/\s/.test(raw[start - 1]!)) start--
  let end = at
  while (end < raw.length && !/\s/.test(raw[end]!)) end++
  addDefectOnce(context.log, 'bad-address', context.fieldName, context.at)
  const rest = `${raw.slice(0, start)} ${raw.slice(end)}`.replaceAll('"', '')
  return toMailbox(member.comment === '' ? rest : `${rest} (${member.comment})`, raw.slice(start, end), context)
}

function toMailbox(name: string, written: string, context: WordContext): Mailbox {
  const { address, localPart, domain } = splitAddress(written, context)
  return { name: tidyName(decodeWords(name, context)), address, localPart, domain }
}

function tidyName(name: string): string {
  let line = onOneLine(name).trim()
  // A quote that never closes.
  if (line.startsWith('"') && !line.includes('"', 1)) line = line.slice(1)
  return line.includes('  ') ? line.replace(/ {2,}/g, ' ') : line
}

/** RFC 5322 §3.4.1 addr-spec out of what stood in the brackets: routes, comments and blanks taken off. */
function splitAddress(written: string, context: WordContext): Pick<Mailbox, 'address' | 'localPart' | 'domain'> {
  let address = written
  if (address === '') return { address: '', localPart: '', domain: '' }
  if (!/^[^\s"():=\\,]+$/.test(address)) {
    if (address.includes('=?')) address = decodeWords(address, context)
    address = address.replace(/\([^()]*\)/g, '')
    // RFC 5322 §4.4: the obsolete route `@a,@b:user@c`
    if (address.startsWith('@') && address.includes(':')) address = address.slice(address.indexOf(':') + 1)
    if (/^mailto:/i.test(address)) address = address.slice(7)
    if (!address.includes('"')) address = address.replace(/\s+/g, '')
  }
  const at = address.lastIndexOf('@')
  const written1 = at < 0 ? address : address.slice(0, at)
  const localPart = written1.startsWith('"') ? written1.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1') : written1
  const domain = at < 0 ? '' : asciiDomain(address.slice(at + 1).trim())
  if (localPart === '' || domain === '') addDefectOnce(context.log, 'bad-address', context.fieldName, context.at)
  return { address, localPart, domain }
}
