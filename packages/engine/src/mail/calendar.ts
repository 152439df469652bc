/** RFC 5545, RFC 5546: what an invitation says. Only what a reader is shown of it. */
import type { CalendarInvitation } from './message.ts'

/** Lines looked at in one calendar. */
const linesMax = 20_000
const wanted = new Set(['METHOD', 'ORGANIZER', 'SUMMARY', 'DESCRIPTION', 'LOCATION', 'URL'])

/**
 * The events (and to-dos) of a calendar.
 * @param text lines end in \n.
 * @param eventsMax no more than this many.
 */
export function parseCalendar(text: string, eventsMax: number): readonly CalendarInvitation[] {
  const lines = text.replace(/\n[ \t]/g, '').split('\n', linesMax) // §3.1: folding
  const out: CalendarInvitation[] = []
  let method = ''
  let event: Map<string, string> | null = null
  for (const line of lines) {
    const upper = line.slice(0, 20).trim().toUpperCase()
    if (upper === 'BEGIN:VEVENT' || upper === 'BEGIN:VTODO') event = new Map()
    else if (upper === 'END:VEVENT' || upper === 'END:VTODO') {
      if (event !== null) out.push(toInvitation(method, event))
      event = null
      if (out.length >= eventsMax) break
    } else {
      const nameEnd = line.search(/[:;]/)
      const name = nameEnd < 0 ? '' : line.slice(0, nameEnd).toUpperCase()
      if (!wanted.has(name)) continue
      const value = line.slice(valueStart(line, nameEnd))
      if (name === 'METHOD') method = value.trim().toLowerCase()
      else if (event !== null && !event.has(name))
        event.set(name, name === 'ORGANIZER' ? organizer(line, value) : value)
    }
  }
  return out
}

/** After the first colon outside a quoted parameter (§3.2). */
function valueStart(line: string, from: number): number {
  let quoted = false
  for (let i = from; i < line.length; i++) {
    if (line[i] === '"') quoted = !quoted
    else if (line[i] === ':' && !quoted) return i + 1
  }
  return line.length
}

/** `name <address>` of CN and the mailto: value. */
function organizer(line: string, value: string): string {
  const name = /;CN=(?:"([^"]*)"|([^;:]*))/i.exec(line)
  const address = value.trim().replace(/^mailto:/i, '')
  const shown = name?.[1] ?? name?.[2] ?? ''
  return shown === '' ? address : `${shown} <${address}>`
}

function toInvitation(method: string, event: ReadonlyMap<string, string>): CalendarInvitation {
  const description = textValue(event.get('DESCRIPTION'))
  const url = event.get('URL')?.trim() ?? ''
  return {
    method,
    organizer: event.get('ORGANIZER') ?? '',
    summary: textValue(event.get('SUMMARY')),
    // A reader's client shows the URL beside the description.
    description: url === '' || description.includes(url) ? description : `${description}\n${url}`.trim(),
    location: textValue(event.get('LOCATION')),
  }
}

/** §3.3.11: `\n`, `\,`, `\;`, `\\` */
function textValue(value: string | undefined): string {
  if (value === undefined) return ''
  return value.replace(/\\([nN,;\\])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign)).trim()
}
