/** One held mail: why it is held, then the mail itself, in which nothing leads anywhere. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { heldBodyUrl, heldRawUrl } from '../../api/held.ts'
import type { HeldDeed, HeldMail, HeldRow } from '../../api/held-types.ts'
import type { Span } from '../../api/types.ts'
import { useApp } from '../../app/app-context.ts'
import { useResult } from '../../app/use-result.ts'
import { formatDateTime } from '../../i18n/format.ts'
import { harmless } from '../../parts/harmless.ts'
import { Loading, Problem } from '../../parts/problem.tsx'
import { type AnswerName, Answers } from '../../reader/answers.tsx'
import { Attachments } from '../../reader/attachments.tsx'
import { frameHeightPx } from '../../reader/frame-height.ts'
import { Links } from '../../reader/links.tsx'
import { MailBody } from '../../reader/mail-body.tsx'
import { showPlace, withPlaces } from '../../reader/places.ts'
import { Sum } from '../../reader/sum.tsx'
import { heldHeadline } from './held-list.tsx'

const noSpans: readonly Span[] = []

export const HeldMailView = ({
  id,
  round,
  onDeed,
}: {
  readonly id: number
  /** Counts up when something was done: it is asked for anew. */
  readonly round: number
  readonly onDeed: (deed: HeldDeed, row: HeldRow) => void
}) => {
  const { api, t, lang } = useApp()
  // biome-ignore lint/correctness/useExhaustiveDependencies: round is the reason to ask again
  const ask = useCallback(() => api.heldMail(id), [api, id, round])
  const { value, failure, again } = useResult(ask)
  const head = useRef<HTMLHeadingElement>(null)
  const isThere = value !== null
  useEffect(() => {
    if (isThere) head.current?.focus({ preventScroll: true })
  }, [isThere])
  if (failure && !value) return <Problem text={t.reader.failed} failure={failure} again={again} />
  if (!value) return <Loading />
  const { row, mail } = value
  const headline = heldHeadline(row)
  const fields: readonly (readonly [string, string])[] = [
    [t.held.to, harmless(row.recipient)],
    [t.held.heldAt, formatDateTime(row.heldAt, lang)],
    ...(row.endedAt === null ? [] : [[t.held.endedAt, formatDateTime(row.endedAt, lang)] as const]),
    ...(row.endedBy === null ? [] : [[t.held.endedBy, row.endedBy] as const]),
    ...(row.proof === null ? [] : [[t.held.proof, harmless(row.proof)] as const]),
  ]
  return (
    <article className={`message is-${headline}`}>
      <header className="message-head">
        <h2 className="subject" ref={head} tabIndex={-1} dir="auto">
          {harmless(row.subject) || t.list.noSubject}
        </h2>
        <p className="from">
          <b dir="auto">{harmless(row.fromName || row.fromAddress)}</b>
          {row.fromName !== '' && <span className="from-address">{harmless(row.fromAddress)}</span>}
        </p>
        <dl className="held-fields">
          {fields.map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </header>
      {row.state === 'held' && (
        <div className="buttons">
          {(['release', 'report', 'delete'] as const).map((deed) => (
            <button key={deed} type="button" onClick={() => onDeed(deed, row)}>
              {t.held[deed]}
            </button>
          ))}
        </div>
      )}
      {mail === null ? <p className="empty-line">{t.held.gone}</p> : <Opened row={row} mail={mail} />}
    </article>
  )
}

const Opened = ({ row, mail }: { readonly row: HeldRow; readonly mail: HeldMail }) => {
  const { t, lang } = useApp()
  const headline = heldHeadline(row)
  const [chosen, setChosen] = useState<AnswerName | null>(null)
  const [asSent, setAsSent] = useState(false)
  const [jump, setJump] = useState(0)
  const place = useRef<HTMLDivElement>(null)
  const answers = withPlaces(mail.answers, row.fromName || row.fromAddress)
  const spans = chosen === null ? noSpans : answers[chosen].spans
  useEffect(() => {
    if (jump > 0) showPlace(place.current)
  }, [jump])
  const choose = (name: AnswerName) => {
    const next = chosen === name ? null : name
    setChosen(next)
    if (next === null) return
    if (answers[next].spans.some(({ place }) => place === 'text')) setAsSent(false)
    setJump((count) => count + 1)
  }
  return (
    <div ref={place}>
      <section className={`verdict is-${headline}`}>
        <h3 className="verdict-word">{t.headline[headline]}</h3>
        <p className="verdict-says">{mail.advice?.[lang] ?? t.held.held}</p>
        <Answers answers={answers} chosen={chosen} onChoose={choose} />
      </section>
      <MailBody mail={mail} spans={spans} asSent={asSent} onAsSent={setAsSent}>
        <iframe
          className="frame"
          style={{ height: frameHeightPx(mail.text) }}
          title={t.reader.frame}
          sandbox=""
          referrerPolicy="no-referrer"
          src={heldBodyUrl(row.id)}
        />
      </MailBody>
      <Links links={mail.links} spans={spans} isClosed entrance={mail.entrance} sender={mail.origin.registrable} />
      <Attachments attachments={mail.attachments} spans={spans} />
      <details className="part is-sum">
        <summary>{t.reader.sumShow}</summary>
        <Sum terms={mail.terms} logits={mail.logits} />
      </details>
      <p className="message-foot">
        <a href={heldRawUrl(row.id)} download={`held-${row.id}.eml`}>
          {t.reader.raw}
        </a>
      </p>
    </div>
  )
}
