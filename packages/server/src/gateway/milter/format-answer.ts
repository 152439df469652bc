/** What a mail server is told at the end of a mail, as packets. */
import type { FieldChanges, HeaderField } from '../answer.ts'
import type { Agreed } from './negotiate.ts'
import { formatNumber, formatPacket, formatText } from './packet.ts'
import type { Recipient } from './session.ts'

export const acceptPacket = formatPacket('a')
export const discardPacket = formatPacket('d')
export const tempfailPacket = formatPacket('t')
/** Still at it: the server's time limit begins anew. */
export const progressPacket = formatPacket('p')

/**
 * SMTP's reply (RFC 5321 §4.2), with an enhanced status code (RFC 3463).
 * @param lines ASCII, one sentence each.
 */
export const formatReply = (code: number, status: string, lines: readonly string[]): Buffer => {
  const last = lines.length - 1
  const reply = lines.map((line, i) => `${code}${i < last ? '-' : ' '}${status} ${line}`).join('\r\n')
  // Sendmail takes it for a format string of C.
  return formatPacket('y', formatText(reply.replaceAll('%', '%%')))
}

/** A line break without white space after it would begin another field. Lines are parted by LF alone here. */
const fieldText = (text: string, leadingSpace: boolean): Buffer =>
  formatText(`${leadingSpace ? ' ' : ''}${text.replaceAll(/[\r\n]+[ \t]*/g, '\n ')}`)

const top = formatNumber(0)
const nothing = formatText('')

const formatFields = ({ remove, insert, add }: FieldChanges, agreed: Agreed): readonly Buffer[] => {
  const name = (field: HeaderField) => formatText(field.name)
  const text = (field: HeaderField) => fieldText(field.text, agreed.leadingSpace)
  // From the last one up, and before anything is inserted: no number changes under way.
  const removed = [...remove]
    .sort((a, b) => b.nth - a.nth)
    .map((field) => formatPacket('m', formatNumber(field.nth), formatText(field.name), nothing))
  // Each goes on top of the one before.
  const inserted = [...insert].reverse().map((field) => formatPacket('i', top, name(field), text(field)))
  const added = add.map((field) => formatPacket('h', name(field), text(field)))
  return [...(agreed.canChangeFields ? removed : []), ...(agreed.canAddFields ? [...inserted, ...added] : [])]
}

/** The mail goes on, with other fields, to all but `without`. */
export const formatAccept = (fields: FieldChanges, without: readonly Recipient[], agreed: Agreed): Buffer =>
  Buffer.concat([
    ...without.map(({ said }) => formatPacket('-', said, nothing)),
    ...formatFields(fields, agreed),
    acceptPacket,
  ])
