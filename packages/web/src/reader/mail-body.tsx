/** The mail itself: its text with what is marked, or as it was sent, and apart what was not to be seen. */
import type { ReactNode } from 'react'
import type { MessageView, Span } from '../api/types.ts'
import { useApp } from '../app/app-context.ts'
import { Marked } from './marked-text.tsx'

export const MailBody = ({
  mail,
  spans,
  asSent,
  onAsSent,
  children,
}: {
  readonly mail: Pick<MessageView, 'hasHtml' | 'text' | 'hidden'>
  readonly spans: readonly Span[]
  readonly asSent: boolean
  readonly onAsSent: (asSent: boolean) => void
  /** The frame that shows it as it was sent. */
  readonly children: ReactNode
}) => {
  const { t } = useApp()
  return (
    <section className="body">
      {mail.hasHtml && (
        <fieldset className="switch">
          <legend className="sr">{t.reader.view}</legend>
          <button type="button" aria-pressed={!asSent} onClick={() => onAsSent(false)}>
            {t.reader.asText}
          </button>
          <button type="button" aria-pressed={asSent} onClick={() => onAsSent(true)}>
            {t.reader.asSent}
          </button>
        </fieldset>
      )}
      {asSent ? (
        children
      ) : (
        <div className="text" dir="auto">
          <Marked text={mail.text} spans={spans} place="text" />
        </div>
      )}
      {mail.hidden.trim() !== '' && (
        <details className="hidden-text">
          <summary>{t.reader.hidden}</summary>
          <p className="small">{t.reader.hiddenWhy}</p>
          <div className="text" dir="auto">
            <Marked text={mail.hidden} spans={spans} place="hidden" />
          </div>
        </details>
      )}
    </section>
  )
}
