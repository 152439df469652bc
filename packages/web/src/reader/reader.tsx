/** One mail: what it is, why, and then the mail itself. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { rawUrl } from '../api/client.ts'
import type { MessageRow, MessageView, Span } from '../api/types.ts'
import { useApp } from '../app/app-context.ts'
import { useResult } from '../app/use-result.ts'
import { formatDateTime } from '../i18n/format.ts'
import { fill } from '../i18n/i18n.ts'
import { harmless } from '../parts/harmless.ts'
import { headlineOf } from '../parts/headline.ts'
import { Icon } from '../parts/icon.tsx'
import { Loading, Problem } from '../parts/problem.tsx'
import { TypedAlready } from '../parts/typed-already.tsx'
import { type AnswerName, Answers } from './answers.tsx'
import { Attachments } from './attachments.tsx'
import { BodyFrame } from './body-frame.tsx'
import { Links } from './links.tsx'
import { MailBody } from './mail-body.tsx'
import { Marked } from './marked-text.tsx'
import { givenAnswer, headlineWith } from './own-word.ts'
import { showPlace, withPlaces } from './places.ts'
import { Sum } from './sum.tsx'
import { TrustSender } from './trust.tsx'
import { VerdictAnswers } from './verdict-answers.tsx'

export const Reader = ({
  id,
  folder,
  explaining,
  isToRead,
  onBack,
  onRow,
}: {
  readonly id: number
  /** Where the back button leads. */
  readonly folder: string
  /** Counts up when the key for the sum is pressed. */
  readonly explaining: number
  /** Its subject takes the focus: it was opened to be read, not passed on the way through the list. */
  readonly isToRead: boolean
  readonly onBack: () => void
  /** The row as the mail's page knows it: answers change it. */
  readonly onRow: (row: MessageRow) => void
}) => {
  const { api, t, listen } = useApp()
  const ask = useCallback(() => api.message(id), [api, id])
  const { value, failure, again } = useResult(ask)
  useEffect(() => {
    if (value) onRow(value.row)
  }, [value, onRow])
  useEffect(
    () =>
      listen((event) => {
        if (event.type === 'message-changed' && event.id === id) again()
      }),
    [listen, again, id],
  )
  return (
    <>
      <div className="reading-bar">
        <button type="button" className="icon-button" aria-label={t.reader.back} onClick={onBack}>
          <Icon name="back" />
        </button>
        <h1>{folder}</h1>
      </div>
      {value ? (
        <Opened view={value} explaining={explaining} isToRead={isToRead} onChanged={again} />
      ) : failure ? (
        <Problem text={t.reader.failed} failure={failure} again={again} />
      ) : (
        <Loading />
      )}
    </>
  )
}

const noSpans: readonly Span[] = []
/** A subject of more letters is cut, and shown whole when asked for: the verdict stands below it. */
const longSubject = 120

const Opened = ({
  view,
  explaining,
  isToRead,
  onChanged,
}: {
  readonly view: MessageView
  readonly explaining: number
  readonly isToRead: boolean
  readonly onChanged: () => void
}) => {
  const { t, lang } = useApp()
  const { row } = view
  const answers = withPlaces(view.answers, row.fromName || row.fromAddress)
  const judged = headlineOf(row)
  const headline = headlineWith(judged, givenAnswer(view.corrections))
  const [chosen, setChosen] = useState<AnswerName | null>(null)
  const [jump, setJump] = useState(0)
  const article = useRef<HTMLElement>(null)
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (isToRead) head.current?.focus({ preventScroll: true })
  }, [isToRead])
  const [summed, setSummed] = useState(false)
  const [whole, setWhole] = useState(false)
  const isLong = row.subject.length > longSubject
  // What may be a trap is read as text first; what is fine looks as it was sent.
  const [asSent, setAsSent] = useState(view.hasHtml && headline === 'ham')
  const spans = chosen === null ? noSpans : answers[chosen].spans
  // As the server closes them: a mail called bad leads nowhere, and its sender is nobody to trust.
  const isClosed = headline === 'phishing' || headline === 'spam'

  useEffect(() => {
    if (explaining > 0) setSummed((open) => !open)
  }, [explaining])

  useEffect(() => {
    if (jump > 0) showPlace(article.current)
  }, [jump])

  const choose = (name: AnswerName) => {
    const next = chosen === name ? null : name
    setChosen(next)
    if (next === null) return
    if (answers[next].spans.some(({ place }) => place === 'text')) setAsSent(false)
    setJump((count) => count + 1)
  }

  return (
    <article ref={article} className={`message is-${headline}`}>
      <header className="message-head">
        <h2 className={isLong && !whole ? 'subject is-cut' : 'subject'} ref={head} tabIndex={-1} dir="auto">
          {row.subject ? <Marked text={row.subject} spans={spans} place="subject" /> : t.list.noSubject}
        </h2>
        {isLong && !whole && (
          <button
            type="button"
            className="link"
            onClick={() => {
              setWhole(true)
              head.current?.focus()
            }}
          >
            {t.reader.wholeSubject}
          </button>
        )}
        <p className={spans.some(({ place }) => place === 'from') ? 'from is-marked' : 'from'}>
          <b dir="auto">{harmless(row.fromName || row.fromAddress)}</b>
          {row.fromName !== '' && <span className="from-address">{harmless(row.fromAddress)}</span>}
        </p>
        <p className="small to">
          <time dateTime={new Date(row.receivedAt).toISOString()}>{formatDateTime(row.receivedAt, lang)}</time>
          {view.to !== '' && ` ・ ${t.reader.to} ${harmless(view.to)}`}
        </p>
      </header>

      <section className={`verdict is-${headline}`}>
        <h3 className="verdict-word">{t.headline[headline]}</h3>
        <p className="verdict-says">
          {headline === judged ? (view.advice?.[lang] ?? t.verdictSays[headline]) : t.verdictSays.own}
        </p>
        <Answers answers={answers} chosen={chosen} onChoose={choose} />
        {view.entrance && headline !== 'ham' && (
          <div className="entrance">
            <a className="button is-main" href={view.entrance.url} target="_blank" rel="noopener noreferrer">
              <Icon name="door" /> {t.reader.entrance}
            </a>
            <p className="small">
              {fill(t.reader.entranceWhy, { brand: view.entrance.brand[lang] })} <b>{hostOf(view.entrance.url)}</b>
            </p>
          </div>
        )}
        {headline === 'phishing' && <TypedAlready className="typed" />}
        <VerdictAnswers view={view} onChanged={onChanged} />
      </section>

      <MailBody mail={view} spans={spans} asSent={asSent} onAsSent={setAsSent}>
        <BodyFrame
          id={row.id}
          remoteImages={view.remoteImages}
          imagesAllowed={view.imagesAllowed}
          imagesFor={view.imagesFor}
          isClosed={isClosed}
          text={view.text}
        />
      </MailBody>

      <Links
        links={isClosed ? view.links.map((link) => ({ ...link, active: false })) : view.links}
        spans={spans}
        isClosed={isClosed}
        entrance={view.entrance}
        sender={view.origin.registrable}
      />
      <Attachments attachments={view.attachments} spans={spans} mail={row.id} />

      {!isClosed && (
        <section className="part">
          <TrustSender view={view} onChanged={onChanged} />
        </section>
      )}
      <details className="part is-sum" open={summed} onToggle={({ currentTarget }) => setSummed(currentTarget.open)}>
        <summary>{t.reader.sumShow}</summary>
        {summed && <Sum terms={view.terms} logits={view.logits} />}
      </details>
      <p className="message-foot">
        <a href={rawUrl(row.id)} download={`${row.id}.eml`}>
          {t.reader.raw}
        </a>
      </p>
    </article>
  )
}

const hostOf = (url: string): string => {
  try {
    return new URL(url).host
  } catch {
    return ''
  }
}
