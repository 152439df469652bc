/** One mail of many: its answer, subject and sender on a line, and why and where below. */
import type { Scan } from '@miwake/engine'
import { headlineOf } from '@miwake/engine'
import { cutStart, fit, widthOf } from './layout.ts'
import { headlinePaint, type PrintOptions } from './print.ts'
import { reasonsOf } from './reasons.ts'
import { quoted, safeLine } from './safe.ts'
import { textsOf } from './texts.ts'

/** Widest host shown beside a subject; longer ones are cut at the front, where anybody can write anything. */
const hostCells = 26

export const printLine = (id: string, scan: Scan, { lang, paint, columns }: PrintOptions): string => {
  const t = textsOf(lang)
  const { view, verdict, action } = scan
  const headline = headlineOf(verdict.verdict, action, verdict.p.ham)
  const mark = headline === 'spam' || headline === 'phishing' ? '✕' : headline === 'review' ? '?' : '○'
  const colour = headlinePaint(headline, paint)
  const subject = quoted(view.message.subject) || t.noSubject
  const host = cutStart(safeLine(view.origin.headerFrom) || '—', hostCells)
  const room = Math.max(20, columns - 4 - hostCells - 2)
  const head = `  ${colour(mark)} ${fit(subject, room)}  ${paint.dim(host)}\n`
  const reason =
    headline === 'ham'
      ? ''
      : (reasonsOf(scan, ['claim', 'target', 'ask', 'disguise', 'origin'], lang).find((r) => r.pull === 'against')
          ?.text ?? '')
  // The name is whole, so that it can be copied, and has a line of its own where it does not fit.
  const where = safeLine(id)
  const together = reason !== '' && widthOf(reason) + widthOf(where) + 6 <= columns
  const below = together || reason === '' ? '' : `    ${reason}\n`
  return `${head}${below}    ${together ? `${reason}  ` : ''}${paint.dim(where)}\n`
}
