/** What the top header says of the message: who, to whom, about what, in answer to what. */

import { limits } from '../limits.ts'
import { parseMailboxes } from './address.ts'
import type { Source } from './body.ts'
import { charsetOf } from './charset/labels.ts'
import { addDefect, addDefectOnce } from './defects.ts'
import { onOneLine, type WordContext } from './encoded-word.ts'
import { structuredText } from './header.ts'
import type { HeaderField, Mailbox, Message, Part } from './message.ts'

type HeaderFacts = Pick<
  Message,
  'from' | 'sender' | 'replyTo' | 'to' | 'cc' | 'returnPath' | 'subject' | 'messageId' | 'inReplyTo' | 'references'
>

/** RFC 5322 §3.6: fields that may stand once at most. */
const single = new Set([
  'from',
  'sender',
  'reply-to',
  'to',
  'cc',
  'bcc',
  'date',
  'subject',
  'message-id',
  'in-reply-to',
  'references',
])

/** Of several From: fields any may be what a client shows; so many are read. */
const fromFieldsMax = 5

export function readHeaderFacts(root: Part, source: Source): HeaderFacts {
  // The first of a name counts, but for From:; clients differ on which one they show, the defect tells.
  const fields = new Map<string, HeaderField>()
  for (const field of root.header) {
    if (!fields.has(field.name)) fields.set(field.name, field)
    else if (single.has(field.name)) addDefect(source.log, 'duplicate-header-field', field.name, field.startByte)
  }
  for (const name of ['from', 'date']) if (!fields.has(name)) addDefect(source.log, 'missing-header-field', name, -1)
  const hint = charsetOf(root.parameters.get('charset') ?? '') ?? ''
  const mailboxesOf = (field: HeaderField): readonly Mailbox[] => {
    const context: WordContext = {
      log: source.log,
      at: field.startByte,
      fieldName: field.name,
      hint,
      charsets: source.charsets,
    }
    return parseMailboxes(structuredText(field, hint), context)
  }
  const mailboxes = (name: string): readonly Mailbox[] => {
    const field = fields.get(name)
    return field === undefined ? [] : mailboxesOf(field)
  }
  if (fields.get('from')?.value === '') addDefectOnce(source.log, 'bad-address', 'from', fields.get('from')!.startByte)
  return {
    from: root.header
      .filter(({ name }) => name === 'from')
      .slice(0, fromFieldsMax)
      .flatMap(mailboxesOf)
      .slice(0, limits.addresses),
    sender: mailboxes('sender'),
    replyTo: mailboxes('reply-to'),
    to: mailboxes('to'),
    cc: mailboxes('cc'),
    returnPath: returnPathOf(fields.get('return-path'), mailboxes),
    subject: onOneLine(fields.get('subject')?.value ?? ''),
    messageId: messageIds(fields.get('message-id'), source)[0] ?? '',
    inReplyTo: messageIds(fields.get('in-reply-to'), source),
    references: messageIds(fields.get('references'), source),
  }
}

/** RFC 5321 §4.4: `<>` of a bounce is an address too, the empty one. */
function returnPathOf(field: HeaderField | undefined, mailboxes: (name: string) => readonly Mailbox[]): Mailbox | null {
  if (field === undefined) return null
  const empty: Mailbox = { name: '', address: '', localPart: '', domain: '' }
  return /^<\s*>$/.test(field.value) ? empty : (mailboxes('return-path')[0] ?? empty)
}

/** RFC 5322 §3.6.4: the ids without their brackets; one written without brackets is taken whole. */
function messageIds(field: HeaderField | undefined, source: Source): readonly string[] {
  if (field === undefined) return []
  const out: string[] = []
  const text = field.value
  for (let open = text.indexOf('<'); open >= 0; ) {
    const close = text.indexOf('>', open)
    if (close < 0) break
    if (out.length >= limits.references) {
      addDefectOnce(source.log, 'limit-reached', 'references', field.startByte)
      return out
    }
    const id = text.slice(open + 1, close).trim()
    if (id !== '') out.push(id)
    open = text.indexOf('<', close)
  }
  if (out.length === 0 && text !== '' && !/\s/.test(text)) out.push(text.replace(/[<>]/g, ''))
  return out
}
