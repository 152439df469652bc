/** Lists of phishing URLs as they are published, to their entries. */

/** `jpcert`: JPCERT/CC phishurl-list; `openphish`: one URL a line; `phishtank`: its JSON; `list`: one's own. */
export const feedFormats = ['jpcert', 'openphish', 'phishtank', 'list'] as const
export type FeedFormat = (typeof feedFormats)[number]

export type FeedEntry = {
  readonly url: string
  /** The whole host was named, not a page: `example.com` in one's own list. */
  readonly isHost: boolean
  /** When it was seen, days since 1970-01-01; null where the list does not say. */
  readonly day: number | null
}

export type FeedText = {
  readonly entries: readonly FeedEntry[]
  /** Lines or records that are none. */
  readonly unread: number
}

/** More than the largest public list has in a year; a row takes 10 bytes and one hash. */
export const entriesMax = 2_000_000
/** Longer lines are no URL that a mail could hold. */
const lineCharsMax = 4_000

export const dayMs = 86_400_000
export const dayOf = (ms: number): number => Math.floor(ms / dayMs)

/** '2025/10/01 10:25:00', '2025-10-01T10:25:00+00:00'; the zone makes no difference of weight. */
const dayOfText = (text: string): number | null => {
  const date = /^"?(\d{4})[/-](\d{1,2})[/-](\d{1,2})/.exec(text)
  if (!date) return null
  const ms = Date.UTC(Number(date[1]), Number(date[2]) - 1, Number(date[3]))
  return ms >= 0 && ms < 65_535 * dayMs ? dayOf(ms) : null
}

const webUrl = /^https?:\/\/[^\s]{3,}$/i

/** Of a RFC 4180 row the second field; a URL with a bare comma has more than three. */
const urlOfRow = (row: string): string => {
  const rest = row.slice(row.indexOf(',') + 1)
  const quoted = /^"((?:[^"]|"")*)"/.exec(rest)
  if (quoted) return quoted[1]!.replaceAll('""', '"')
  const end = rest.lastIndexOf(',')
  return end < 0 ? rest : rest.slice(0, end)
}

const readJpcert = (line: string): FeedEntry | null => {
  const url = urlOfRow(line).trim()
  const day = dayOfText(line)
  return day !== null && webUrl.test(url) ? { url, isHost: false, day } : null
}

const readUrl = (line: string): FeedEntry | null => (webUrl.test(line) ? { url: line, isHost: false, day: null } : null)

const hostName = /^(?:\*\.)?((?:[\p{L}\p{N}_-]+\.)+[\p{L}\p{N}-]{2,})\.?$/u

/** `https://example.com/page`, `example.com/page`, or `example.com`: the host with all below it. */
const readOwn = (line: string): FeedEntry | null => {
  const [word = ''] = line.split(/\s/, 1)
  const host = hostName.exec(word)?.[1]
  if (host !== undefined) return { url: `http://${host}/`, isHost: true, day: null }
  if (webUrl.test(word)) return { url: word, isHost: false, day: null }
  return /^[\p{L}\p{N}_.-]+\.[\p{L}\p{N}-]+[/:]/u.test(word)
    ? { url: `http://${word}`, isHost: false, day: null }
    : null
}

const readers = { jpcert: readJpcert, openphish: readUrl, list: readOwn } as const

const readLines = (text: string, format: keyof typeof readers): FeedText => {
  const entries: FeedEntry[] = []
  let unread = 0
  let isFirst = true
  for (let at = 0; at < text.length && entries.length < entriesMax; ) {
    const end = text.indexOf('\n', at)
    const line = text.slice(at, end < 0 ? text.length : end).trim()
    at = end < 0 ? text.length : end + 1
    const isHeading = isFirst && format === 'jpcert' && /^"?date"?,/i.test(line)
    isFirst = false
    if (line === '' || isHeading || (format !== 'jpcert' && line.startsWith('#'))) continue
    const entry = line.length > lineCharsMax ? null : readers[format](line)
    if (entry === null) unread++
    else entries.push(entry)
  }
  return { entries, unread }
}

type Record = { readonly url?: unknown; readonly submission_time?: unknown; readonly verification_time?: unknown }

/** phishtank.org/developer_info.php: an array of records; `online-valid` holds verified ones only. */
const readPhishtank = (text: string): FeedText | null => {
  let rows: unknown
  try {
    rows = JSON.parse(text)
  } catch {
    return null
  }
  if (!Array.isArray(rows)) return null
  const entries: FeedEntry[] = []
  let unread = 0
  for (const row of rows.slice(0, entriesMax) as readonly (Record | null)[]) {
    const { url, submission_time, verification_time } = row ?? {}
    const time = typeof verification_time === 'string' ? verification_time : submission_time
    if (typeof url !== 'string' || url.length > lineCharsMax || !webUrl.test(url)) unread++
    else entries.push({ url, isHost: false, day: typeof time === 'string' ? dayOfText(time) : null })
  }
  return { entries, unread }
}

/** @returns null where the text is of another form altogether. Never throws. */
export const readFeed = (text: string, format: FeedFormat): FeedText | null => {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text
  const read = format === 'phishtank' ? readPhishtank(plain) : readLines(plain, format)
  // A page that says the list has moved has lines too.
  return read !== null && read.unread > read.entries.length ? null : read
}
