/** Lists of domains as they are published: one name a line, `rank,domain`, `domain<TAB>rank`, origins, compressed or not. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** Lists of the largest kind (all of Majestic, Tranco) stay under this uncompressed. */
const listBytesMax = 512 * 1024 * 1024

export type ListRow = {
  /** Lower case, as written but without scheme, path and final dot. */
  readonly name: string
  /** As given; the row's number where the list gives none. */
  readonly rank: number
  /** Years named in the row, newest; 0 when none is. */
  readonly year: number
}

/** @throws Error where the file cannot be read or is larger than the limit. */
export const readList = (path: string): ListRow[] => parseList(readText(path))

export const readText = (path: string): string => {
  const bytes = readFileSync(path)
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  return (isGzip ? gunzipSync(bytes, { maxOutputLength: listBytesMax }) : bytes).toString('utf8')
}

const host =
  /^(?:https?:\/\/)?([a-z0-9_\u0080-\uffff][a-z0-9._\u0080-\uffff-]*\.[a-z\u0080-\uffff][a-z0-9\u0080-\uffff-]+)\.?(?:[:/].*)?$/i
const number = /^\d{1,9}$/
const year = /(?:19|20)\d\d/g

/** Rows without a domain (headings, comments) are left out. */
export const parseList = (text: string): ListRow[] => {
  const rows: ListRow[] = []
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    const fields = line
      .replaceAll('"', '')
      .trim()
      .split(/[\t,; ]+/)
    const at = fields.findIndex((field) => host.test(field))
    const name = host.exec(fields[at] ?? '')?.[1]?.toLowerCase()
    if (name === undefined) continue
    const rank = fields.find((field, i) => i !== at && number.test(field))
    const years = fields
      .slice(at + 1)
      .join(' ')
      .match(year)
    rows.push({
      name,
      rank: rank === undefined ? rows.length + 1 : Number(rank),
      year: years ? Math.max(...years.map(Number)) : 0,
    })
  }
  return rows
}
