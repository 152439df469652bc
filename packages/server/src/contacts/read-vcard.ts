/** vCard 2.1 (Japanese phones), 3.0 and 4.0 (RFC 6350): FN, else N, and every EMAIL. Pictures and all else are passed over. */
import { type Contact, contactOf } from './contact.ts'

/** A line longer than this is a picture. */
const lineChars = 4_000

/**
 * Lines are folded by a space (RFC 6350 §3.2); quoted-printable of 2.1 by a "=" at their end. What follows in a line that
 * is too long already is left out: joining all of a picture takes long.
 */
const unfolded = (text: string): readonly string[] => {
  const lines: string[] = []
  for (const line of text.split(/\r\n|\r|\n/)) {
    const last = lines.length - 1
    const before = lines[last] ?? ''
    const isLong = before.length > lineChars
    if (!isLong && before.endsWith('=') && /;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(before))
      lines[last] = before.slice(0, -1) + line
    else if (last < 0 || !/^[ \t]/.test(line)) lines.push(line)
    else if (!isLong) lines[last] = before + line.slice(1)
  }
  return lines
}

type Property = { readonly name: string; readonly value: string }

/** With its encoding undone. */
const propertyOf = (line: string): Property | null => {
  if (line.length > lineChars) return null
  const found = /^(?:[\w-]+\.)?([\w-]+)((?:;[^:"]*(?:"[^"]*")?)*):(.*)$/.exec(line)
  if (found === null) return null
  const [, name = '', parameters = '', value = ''] = found
  const charset = /;CHARSET="?([\w-]+)/i.exec(parameters)?.[1] ?? 'utf-8'
  const plain = /QUOTED-PRINTABLE/i.test(parameters) ? quotedPrintable(value, charset) : value
  return { name: name.toUpperCase(), value: plain }
}

const quotedPrintable = (value: string, charset: string): string => {
  const bytes: number[] = []
  for (const [part, hex] of value.matchAll(/=([\dA-F]{2})|[\s\S]/gi))
    if (hex !== undefined) bytes.push(Number.parseInt(hex, 16))
    else bytes.push(...new TextEncoder().encode(part))
  try {
    return new TextDecoder(charset).decode(new Uint8Array(bytes))
  } catch {
    return value
  }
}

const unescaped = (value: string): string => value.replace(/\\n/gi, ' ').replace(/\\([,;:\\])/g, '$1')

/** N is family; given; other parts. */
const nameOf = (value: string): string => value.split(';').slice(0, 2).map(unescaped).join(' ')

export const readVcard = (text: string): readonly Contact[] => {
  const contacts: Contact[] = []
  let full = ''
  let parts = ''
  let addresses: string[] = []
  for (const line of unfolded(text)) {
    const property = propertyOf(line)
    if (property === null) continue
    const { name, value } = property
    if (name === 'BEGIN') {
      full = ''
      parts = ''
      addresses = []
    } else if (name === 'FN') full = unescaped(value)
    else if (name === 'N') parts = nameOf(value)
    else if (name === 'EMAIL') addresses.push(unescaped(value))
    else if (name === 'END')
      for (const address of addresses) {
        const contact = contactOf(full || parts, address)
        if (contact !== null) contacts.push(contact)
      }
  }
  return contacts
}
