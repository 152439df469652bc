/** Links that stand in what is attached: a reader who opens it follows them as if they stood in the mail. */

import { addDefectOnce, type DefectLog } from './defects.ts'
import type { Attachment, AttachmentKind, Forwarded, Link, LinkSource } from './message.ts'

/** What a reader opens to read or to be led on. Office documents and calendars are full of links nobody is meant to follow. */
const opened: ReadonlyMap<AttachmentKind, LinkSource> = new Map([
  ['html', 'attachment'],
  ['hta', 'attachment'],
  ['svg', 'attachment'],
  ['lnk', 'attachment'],
  ['zip', 'attachment'],
  ['pdf', 'pdf'],
])

/** `watch.info` in a text is a file or a sentence as often as a site. */
const isBareName = ({ source, shown }: Link): boolean => source === 'text' && !/^www[.．。]|[/／]/i.test(shown)

const leads = (link: Link): boolean =>
  (link.target.scheme === 'http' || link.target.scheme === 'https') && link.target.host !== '' && !isBareName(link)

/** @param room how many more links the message may hold. @returns without places: `shown` stands in another text. */
export function attachedLinks(
  attachments: readonly Attachment[],
  forwarded: readonly Forwarded[],
  room: number,
  log: DefectLog,
): readonly Link[] {
  const out: Link[] = []
  const lift = (links: readonly Link[], source: LinkSource): void => {
    for (const link of links) {
      if (!leads(link)) continue
      if (out.length < room) out.push({ ...link, source, span: null })
      else addDefectOnce(log, 'limit-reached', 'links', -1)
    }
  }
  for (const { kind, links } of attachments) {
    const source = links.length === 0 ? undefined : opened.get(kind)
    if (source !== undefined) lift(links, source)
  }
  for (const mail of forwarded) if (mail.form === 'attached') lift(mail.message.links, 'attached')
  return out
}
