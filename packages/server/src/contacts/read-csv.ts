/**
 * Address books as CSV (RFC 4180), as Google, Outlook and Thunderbird write them in either language: columns are found by
 * their headings, and what is in them counts only where it is an address.
 */
import { type Contact, contactOf } from './contact.ts'

const mailHeading = /e-?mail|メール|primary email|secondary email/i
const wholeNameHeading = /^(?:name|display name|full name|file as|表示名|氏名|名前|表題)$/i
const familyHeading = /^(?:last name|family name|姓|苗字)$/i
const givenHeading = /^(?:first name|given name|名)$/i
/** A book wider than this is none. */
const columnsMax = 400

/** Of comma, semicolon (where the comma is the decimal sign) and tab, the one the headings are parted by. */
const separatorOf = (text: string): string => {
  const first = text.slice(0, Math.max(0, text.search(/[\r\n]/)))
  const counts = [',', ';', '\t'].map((each) => [each, first.split(each).length] as const)
  return counts.reduce((best, each) => (each[1] > best[1] ? each : best))[0]
}

function* rowsOf(text: string, separator: string): Generator<readonly string[]> {
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!
    if (isQuoted) {
      if (char !== '"') cell += char
      else if (text[i + 1] === '"') cell += text[++i]
      else isQuoted = false
    } else if (char === '"' && cell === '') isQuoted = true
    else if (char === separator) {
      if (row.length < columnsMax) row.push(cell)
      cell = ''
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[i + 1] === '\n') i++
      yield [...row, cell]
      row = []
      cell = ''
    } else cell += char
  }
  if (cell !== '' || row.length > 0) yield [...row, cell]
}

export const readCsv = (text: string): readonly Contact[] => {
  const rows = rowsOf(text, separatorOf(text))
  const { value: headings } = rows.next()
  if (headings === undefined) return []
  const columns = (wanted: RegExp) =>
    (headings as readonly string[]).flatMap((heading, at) => (wanted.test(heading.trim()) ? [at] : []))
  const mail = columns(mailHeading)
  const whole = columns(wholeNameHeading)
  const parts = [...columns(familyHeading), ...columns(givenHeading)]
  const contacts: Contact[] = []
  for (const row of rows) {
    const cells = (at: readonly number[]) => at.map((column) => row[column]?.trim() ?? '').filter((cell) => cell !== '')
    const name = cells(whole)[0] ?? cells(parts).join(' ')
    // Google writes several addresses of one kind into a cell, parted by ":::".
    for (const typed of cells(mail).flatMap((cell) => cell.split(':::'))) {
      const contact = contactOf(name, typed)
      if (contact !== null) contacts.push(contact)
    }
  }
  return contacts
}
