/**
 * Whose word on senders is believed. A provider whose name for it is not known writes it on every mail; that it is the
 * provider's, and not something a sender wrote, is for the person to say.
 */
import { useCallback, useState } from 'react'
import type { Result } from '../../api/client.ts'
import { useApp } from '../../app/app-context.ts'
import { useResult } from '../../app/use-result.ts'
import { formatCount } from '../../i18n/format.ts'
import { fill } from '../../i18n/i18n.ts'
import { harmless } from '../../parts/harmless.ts'

export const TrustedServer = ({
  mailbox,
  onJudged,
  isSetting = false,
}: {
  readonly mailbox: number
  /** Mail was judged anew. */
  readonly onJudged: () => void
  /** Among the settings it is shown whatever stands there, and may be taken back. */
  readonly isSetting?: boolean
}) => {
  const { api, t, lang, say, sayFailure } = useApp()
  const [isJudging, setJudging] = useState(false)
  const ask = useCallback(() => api.trustedServer(mailbox), [api, mailbox])
  const { value, again } = useResult(ask)
  if (!value || (!isSetting && !value.suggestion)) return null
  const { suggestion, trusted } = value
  const change = async (asked: Promise<Result<unknown>>, said: string) => {
    setJudging(true)
    const result = await asked
    setJudging(false)
    if (!result.ok) {
      sayFailure(result.failure)
      return
    }
    say(said)
    again()
    onJudged()
  }
  const Heading = isSetting ? 'h3' : 'h2'
  const id = harmless(suggestion?.authservId ?? '')
  return (
    <section className={isSetting ? 'part' : 'part card'}>
      <Heading>{t.wizard.server}</Heading>
      {suggestion && (
        <>
          <p>
            {fill(t.wizard.serverAsk, {
              id,
              mails: formatCount(suggestion.mails, lang),
              of: formatCount(suggestion.of, lang),
            })}
          </p>
          <p className="small">{t.wizard.serverExample}</p>
          <ul className="small">
            {suggestion.examples.map((mail) => (
              <li key={mail.id}>
                {harmless(mail.fromName || mail.fromAddress)}: {harmless(mail.subject) || t.list.noSubject}
              </li>
            ))}
          </ul>
          <p className="small">
            {t.wizard.serverWhy}{' '}
            {suggestion.receivedBy.length > 0 &&
              fill(t.wizard.serverReceived, { hosts: suggestion.receivedBy.map(harmless).join(', ') })}
          </p>
        </>
      )}
      {trusted.length > 0 && <p>{fill(t.wizard.serverTrusted, { ids: trusted.map(harmless).join(', ') })}</p>}
      {!suggestion && trusted.length === 0 && <p className="small">{t.wizard.serverUnclear}</p>}
      <div className="buttons">
        {suggestion && (
          <button
            type="button"
            className="is-main"
            disabled={isJudging}
            onClick={() =>
              void change(api.trustServer(mailbox, suggestion.authservId), fill(t.wizard.serverDone, { id }))
            }
          >
            {isJudging ? t.wizard.serverJudging : fill(t.wizard.serverYes, { id })}
          </button>
        )}
        {trusted.length > 0 && (
          <button
            type="button"
            disabled={isJudging}
            onClick={() => void change(api.distrustServer(mailbox), t.wizard.serverNoDone)}
          >
            {isJudging ? t.wizard.serverJudging : t.wizard.serverNo}
          </button>
        )}
      </div>
    </section>
  )
}
