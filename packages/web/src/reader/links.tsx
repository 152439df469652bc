/** Every link with the domain it really leads to. Closed in phishing; a question only where there is one. */
import { useState } from 'react'
import type { Entrance, LinkRow, Span } from '../api/types.ts'
import { useApp } from '../app/app-context.ts'
import { fill } from '../i18n/i18n.ts'
import { harmless } from '../parts/harmless.ts'
import { Icon } from '../parts/icon.tsx'
import { gateReasons } from './gate-reasons.ts'
import { LinkGate } from './link-gate.tsx'

/** Rows shown before somebody asks for all. */
const rowsFirst = 8

export const Links = ({
  links,
  spans,
  isClosed,
  entrance,
  sender,
}: {
  readonly links: readonly LinkRow[]
  readonly spans: readonly Span[]
  /** The whole mail's links are closed. */
  readonly isClosed: boolean
  readonly entrance: Entrance | null
  /** Registrable domain of the sender's address, '' where there is none. */
  readonly sender: string
}) => {
  const { t } = useApp()
  const [asked, setAsked] = useState<LinkRow | null>(null)
  const [all, setAll] = useState(false)
  if (links.length === 0) return null
  const marked = new Set(spans.filter(({ place }) => place === 'link').map(({ index }) => index))
  const rows = links.map((link, index) => ({ link, index }))
  const shown = all ? rows : rows.slice(0, rowsFirst)
  return (
    <section className="part" id="links">
      <h3>
        <Icon name="link" /> {t.reader.links} <span className="part-count">{links.length}</span>
      </h3>
      {isClosed && <p className="part-note is-bad">{t.reader.linksClosed}</p>}
      <ul className="links">
        {shown.map(({ link, index }) => (
          <li key={index} className={marked.has(index) ? 'is-marked' : undefined}>
            <Link link={link} sender={sender} onAsk={() => setAsked(link)} />
          </li>
        ))}
      </ul>
      {rows.length > shown.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {fill(t.wizard.showAll, { n: rows.length })}
        </button>
      )}
      {asked && <LinkGate link={asked} entrance={entrance} sender={sender} onClose={() => setAsked(null)} />}
    </section>
  )
}

const Link = ({
  link,
  sender,
  onAsk,
}: {
  readonly link: LinkRow
  readonly sender: string
  readonly onAsk: () => void
}) => {
  const { t, lang } = useApp()
  const { href } = link
  const opens = link.active && href !== undefined
  return (
    <>
      <span className="link-what">
        <span className="link-shown" dir="auto">
          {harmless(link.shown) || link.host}
        </span>
        <span className={link.standing.bad ? 'link-to is-bad' : 'link-to'}>
          <span className="sr">{t.reader.linkLeads} </span>→ <b>{link.registrable || link.host}</b>
          {link.onward !== '' && <span>{fill(t.reader.linkLeadsOn, { onward: link.onward })}</span>}
          <span className="link-standing">{link.standing[lang]}</span>
          {link.shownAs !== '' && (
            <span className="link-differs">{fill(t.reader.linkShownAs, { shown: link.shownAs })}</span>
          )}
        </span>
      </span>
      {!opens ? (
        <span className="link-closed">{t.reader.linkClosed}</span>
      ) : gateReasons(link, sender).length === 0 ? (
        <a className="button is-small" href={href} target="_blank" rel="noopener noreferrer">
          {t.reader.linkOpen}
          <span className="sr"> {link.registrable}</span>
        </a>
      ) : (
        <button type="button" className="is-small" onClick={onAsk}>
          {t.reader.linkOpen}…<span className="sr"> {link.registrable}</span>
        </button>
      )}
    </>
  )
}
