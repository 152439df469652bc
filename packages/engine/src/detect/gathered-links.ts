/** Links that had to be decoded before the scan: QR codes and compressed PDFs. A reader follows them like any other. */
import type { Facts } from '../facts/facts.ts'
import { parseTarget } from '../link/target.ts'
import type { Link, LinkSource, Span } from '../mail/message.ts'

const linksMax = 50
/** Nothing to highlight: no words of the mail show it. */
const nowhere: Span = { place: 'text', index: 0, start: 0, end: 0 }

/** @param known links of the message: those the parser saw itself are not said twice. */
export const gatheredLinks = ({ qr, pdfLinks }: Facts, known: readonly Link[]): readonly Link[] => {
  if (qr === 'unknown' && pdfLinks === 'unknown') return []
  const seen = new Set(known.map(({ href }) => href))
  const links: Link[] = []
  const add = (texts: Facts['qr'], source: LinkSource) => {
    for (const text of texts === 'unknown' ? [] : texts) {
      const href = text.trim()
      if (links.length >= linksMax || seen.has(href) || !/^https?:\/\//i.test(href)) continue
      seen.add(href)
      links.push({ source, href, shown: '', title: '', target: parseTarget(href), span: nowhere, hidden: false })
    }
  }
  add(qr, 'qr')
  add(pdfLinks, 'pdf')
  return links
}
