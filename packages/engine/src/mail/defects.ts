/** Gathers the defects of one message, bounded. */
import { limits } from '../limits.ts'
import type { Defect, DefectKind } from './message.ts'

export type DefectLog = {
  readonly entries: Defect[]
  readonly kinds: Set<DefectKind>
}

export function createDefectLog(): DefectLog {
  return { entries: [], kinds: new Set() }
}

/**
 * Keeps one defect. Past limits.defects only the first of a kind is kept, so that a flood of one kind hides no other.
 * @param detail a label, field name or limit: cut short and to printable ASCII, as it can come from the mail.
 * @param at byte offset in the message, -1 when unknown.
 */
export function addDefect(log: DefectLog, kind: DefectKind, detail: string, at: number): void {
  if (log.entries.length >= limits.defects) {
    if (!log.kinds.has('limit-reached')) keep(log, 'limit-reached', 'defects', at)
    if (log.kinds.has(kind)) return
  }
  keep(log, kind, detail.slice(0, 40).replace(/[^\x20-\x7e]/g, '?'), at)
}

/** The same defect (kind and detail) is told once a message. */
export function addDefectOnce(log: DefectLog, kind: DefectKind, detail: string, at: number): void {
  if (log.kinds.has(kind) && log.entries.some((d) => d.kind === kind && d.detail === detail)) return
  addDefect(log, kind, detail, at)
}

function keep(log: DefectLog, kind: DefectKind, detail: string, at: number): void {
  log.kinds.add(kind)
  log.entries.push({ kind, detail, at })
}
