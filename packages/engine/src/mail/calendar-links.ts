/** Links in an invitation's own texts. */

import { limits } from '../limits.ts'
import { findPlainLinks } from '../link/plain-links.ts'
import { parseTarget } from '../link/target.ts'
import type { CalendarInvitation, Link } from './message.ts'

export function calendarLinks(calendar: readonly CalendarInvitation[]): readonly Link[] {
  const out: Link[] = []
  for (const event of calendar) {
    for (const text of [event.summary, event.description, event.location]) {
      for (const found of findPlainLinks(text)) {
        if (out.length >= limits.links) return out
        const href = found.href.slice(0, limits.linkChars)
        const shown = text.slice(found.start, found.end)
        out.push({ source: 'calendar', href, shown, title: '', target: parseTarget(href), span: null, hidden: false })
      }
    }
  }
  return out
}
