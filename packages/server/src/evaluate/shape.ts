/** What a mail's header looks like, for the baselines that need no mail to be right: the engine never sees this. */
import type { Message } from '@miwake/engine'

export type Shape = {
  /** Names of the top header's fields, lower case, each once. */
  readonly headerNames: readonly string[]
  /** Year, month, weekday, hour and zone as the Date field writes them; the year is the row's where it has one. */
  readonly date: readonly string[]
}

/** RFC 5322 §3.3, loosely: weekday and seconds may be missing, the year may have two digits. */
const dateField = /^(?:([a-z]{3})[a-z]*,?\s+)?\d{1,2}\s+([a-z]{3})[a-z]*\s+(\d{2,4})\s+(\d{1,2}):\d{2}\S*\s*(\S{0,6})/i

export const shapeOf = (header: Message['header'], year: number | null): Shape => {
  const field = header.find(({ name }) => name === 'date')
  const parts = field ? dateField.exec(field.raw.trim().slice(0, 80)) : null
  const [, weekday = '', month = '', written = '', hour = '', zone = ''] = parts ?? []
  const date = parts
    ? [`weekday ${weekday}`, `month ${month}`, `hour ${Number(hour)}`, `zone ${zone}`]
    : [field ? 'unreadable' : 'missing']
  const shownYear = year === null ? written : String(year)
  return {
    headerNames: [...new Set(header.map(({ name }) => name))],
    date: shownYear === '' ? date : [`year ${shownYear}`, ...date],
  }
}

export const hasField = (shape: Shape, name: string): boolean => shape.headerNames.includes(name)
