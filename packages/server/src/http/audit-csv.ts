/** The audit log as a file, a page after the other: however long it is, little of it is in memory. */
import { type AuditQuestion, type AuditRow, listAudit, type Store } from '../store/index.ts'

const pageSize = 1_000
const columns = ['time', 'actor', 'action', 'target', 'detail'] as const

/** RFC 4180 §2; what a spreadsheet would take for a formula is made text (OWASP, CSV Injection). */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

export const formatAuditRow = ({ at, actor, action, target, detail }: AuditRow): string =>
  `${[new Date(at).toISOString(), actor, action, target, JSON.stringify(detail)].map(cell).join(',')}\r\n`

export const auditCsv = (
  store: Store,
  filter: Omit<AuditQuestion, 'limit' | 'beforeId'>,
): ReadableStream<Uint8Array<ArrayBuffer>> => {
  const encoder = new TextEncoder()
  let beforeId: number | undefined
  let started = false
  return new ReadableStream({
    pull: async (controller) => {
      // Spreadsheets read UTF-8 only behind its mark.
      if (!started) controller.enqueue(encoder.encode(`\uFEFF${columns.join(',')}\r\n`))
      started = true
      const rows = await listAudit(store, { ...filter, beforeId, limit: pageSize })
      if (rows.length > 0) controller.enqueue(encoder.encode(rows.map(formatAuditRow).join('')))
      beforeId = rows.at(-1)?.id
      if (rows.length < pageSize) controller.close()
    },
  })
}
