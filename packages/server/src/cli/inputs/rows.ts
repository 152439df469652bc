/** .jsonl rows: one JSON object a line, the mail in `raw_b64`. */
import type { ProblemTexts } from '../problem-texts.ts'
import { fill } from '../texts.ts'
import { type Input, mailBytesMax, mailMegabytesMax, type RowLabels, rowBytesMax } from './input.ts'
import { isMail } from './is-mail.ts'
import { splitLines } from './lines.ts'

/**
 * @param where the file's name: a row without an id is called `where#n`, n counting lines from 1.
 * @throws what the stream throws, with `where` set to the row it happened in.
 */
export async function* readRows(stream: AsyncIterable<Buffer>, where: string, t: ProblemTexts): AsyncGenerator<Input> {
  let n = 0
  try {
    for await (const line of splitLines(stream, rowBytesMax)) {
      n++
      if (line === 'too-large') {
        yield { problem: fill(t.rowTooLarge, { max: mailMegabytesMax }), where: `${where}#${n}` }
      } else if (!isBlank(line)) yield parseRow(line, `${where}#${n}`, t)
    }
  } catch (error) {
    throw Object.assign(error instanceof Error ? error : new Error(String(error)), { where: `${where}#${n + 1}` })
  }
}

const isBlank = (line: Buffer): boolean => line.length < 64 && line.toString('latin1').trim() === ''

const parseRow = (line: Buffer, where: string, t: ProblemTexts): Input => {
  let row: Record<string, unknown> | null
  try {
    row = JSON.parse(line.toString('utf8')) as Record<string, unknown> | null
  } catch {
    return { problem: t.notJson, where }
  }
  const raw = row?.raw_b64
  if (typeof raw !== 'string') return { problem: t.noRaw, where }
  const bytes = decodeBase64(raw)
  if (bytes === null) return { problem: t.badBase64, where }
  if (bytes.length === 0) return { problem: t.emptyRaw, where }
  if (bytes.length > mailBytesMax) return { problem: fill(t.tooLarge, { max: mailMegabytesMax }), where }
  if (!isMail(bytes)) return { problem: t.notMail, where }
  const id = row?.id
  return {
    id: typeof id === 'string' && id !== '' ? id : typeof id === 'number' ? String(id) : where,
    bytes,
    labels: labelsOf(row ?? {}),
  }
}

const labelsOf = (row: Record<string, unknown>): RowLabels => {
  const text = (key: string) => (typeof row[key] === 'string' ? { [key]: row[key] } : {})
  return {
    ...text('corpus'),
    ...text('label'),
    ...text('kind'),
    ...text('lang'),
    ...text('group'),
    ...text('source'),
    year: typeof row.year === 'number' ? row.year : null,
  }
}

/** @returns null where it is not base64 (RFC 4648 §4, line breaks allowed). Buffer alone would pass over anything. */
export const decodeBase64 = (text: string): Buffer | null => {
  const bytes = Buffer.from(text, 'base64')
  if (isWholeBase64(text, bytes.length)) return bytes
  const dense = text.replace(/\s+/g, '')
  return dense.length < text.length && isWholeBase64(dense, bytes.length) ? bytes : null
}

/** Letters that are not of the alphabet are left out by Buffer, so fewer bytes than the length promises tell of them. */
const isWholeBase64 = (text: string, decodedBytes: number): boolean => {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const letters = text.length - padding
  if (letters % 4 === 1 || (padding > 0 && text.length % 4 !== 0)) return false
  return decodedBytes === Math.floor((letters * 3) / 4)
}
