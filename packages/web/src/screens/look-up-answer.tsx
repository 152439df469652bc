/** What was found. Where nothing was, it says so, and says that this is no "safe". */
import { useEffect, useRef, useState } from 'react'
import type { Headline, Span } from '../api/types.ts'
import { useApp } from '../app/app-context.ts'
import { fill, type Messages } from '../i18n/i18n.ts'
import type { Explained } from '../look-up/explain.ts'
import { harmless } from '../parts/harmless.ts'
import { Icon } from '../parts/icon.tsx'
import { type AnswerName, Answers } from '../reader/answers.tsx'
import { Attachments } from '../reader/attachments.tsx'
import { Links } from '../reader/links.tsx'
import { Marked } from '../reader/marked-text.tsx'
import { showPlace, withPlaces } from '../reader/places.ts'
import { Sum } from '../reader/sum.tsx'

const noSpans: readonly Span[] = []

export const lookUpTitle = ({ headline, proven }: Explained, t: Messages): string => {
  const titles: Readonly<Record<Headline, string>> = {
    ham: proven ? t.look.honest : t.look.nothing,
    none: t.look.nothing,
    'maybe-spam': t.headline['maybe-spam'],
    review: t.look.suspect,
    spam: t.look.spam,
    phishing: t.look.bad,
  }
  return titles[headline]
}

export const LookUpAnswer = ({ explained }: { readonly explained: Explained }) => {
  const { t, lang } = useApp()
  const [chosen, setChosen] = useState<AnswerName | null>(null)
  const [jump, setJump] = useState(0)
  const article = useRef<HTMLElement>(null)
  const { kind, headline } = explained
  const answers =
    kind === 'mail' ? withPlaces(explained.answers, explained.fromName || explained.fromAddress) : explained.answers
  useEffect(() => {
    if (jump > 0) showPlace(article.current)
  }, [jump])
  const spans = chosen === null ? noSpans : answers[chosen].spans
  const isQuiet = headline === 'ham' || headline === 'maybe-spam' || headline === 'none'
  const limits = t.look.kindLimits[kind]
  return (
    <article ref={article} className={`message is-${headline}`}>
      <section className={`verdict is-${isQuiet && !explained.proven ? 'none' : headline}`}>
        <p className="small">
          {t.look.kind[kind]}
          {limits !== '' && ` ・ ${limits}`}
        </p>
        <h2 className="verdict-word">{lookUpTitle(explained, t)}</h2>
        <p className="verdict-says">
          {isQuiet ? (
            <>
              <b>{explained.proven ? t.look.honestNot : t.look.nothingNot}</b> {t.look.nothingDo}
            </>
          ) : (
            (explained.advice?.[lang] ?? t.verdictSays[headline])
          )}
        </p>
        {kind === 'mail' && (
          <p className={spans.some(({ place }) => place === 'from') ? 'from is-marked' : 'from'}>
            <b>{harmless(explained.fromName || explained.fromAddress) || t.list.noSender}</b>
            {explained.fromName !== '' && <span className="from-address">{harmless(explained.fromAddress)}</span>}
          </p>
        )}
        {kind === 'mail' && (
          <p className="subject" dir="auto">
            {explained.subject ? <Marked text={explained.subject} spans={spans} place="subject" /> : t.list.noSubject}
          </p>
        )}
        <Answers
          answers={answers}
          // A link alone is sent by nobody.
          shown={kind === 'link' ? ['want'] : undefined}
          chosen={chosen}
          onChoose={(name) => {
            setChosen(chosen === name ? null : name)
            setJump((count) => count + 1)
          }}
        />
        {explained.entrance && (
          <div className="entrance">
            <a className="button is-main" href={explained.entrance.url} target="_blank" rel="noopener noreferrer">
              <Icon name="door" /> {t.reader.entrance}
            </a>
            <p className="small">{fill(t.reader.entranceWhy, { brand: explained.entrance.brand[lang] })}</p>
          </div>
        )}
      </section>
      {explained.text.trim() !== '' && (
        <section className="body">
          <div className="text" dir="auto">
            <Marked text={explained.text} spans={spans} place="text" />
          </div>
        </section>
      )}
      <Links
        links={explained.links}
        spans={spans}
        isClosed={false}
        entrance={explained.entrance}
        sender={explained.origin.registrable}
      />
      <Attachments attachments={explained.attachments} spans={spans} />
      <details className="part is-sum">
        <summary>{t.reader.sumShow}</summary>
        <Sum terms={explained.terms} logits={explained.logits} />
      </details>
    </article>
  )
}
