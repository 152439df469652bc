/**
 * Whose word on senders is believed. A provider whose name for it is not known writes it on every mail; that it is the
 * provider's, and not something a sender wrote, is for the person to say.
 */
import { useCallback, useState } from 'react'
import { useApp } from '../../app/app-context.ts'
import { useResult } from '../../app/use-result.ts'
import { formatCount } from '../../i18n/format.ts'
import { fill } from '../../i18n/i18n.ts'
import { harmless } from '../../parts/harmless.ts'

export const TrustedServer = ({
  mailbox,
  onJudged,
}: {
  readonly mailbox: number
  /** Mail was judged anew. */
  readonly onJudged: () => void
}) => {
  const { api, t, lang, say, sayFailure } = useApp()
  const [isJudging, setJudging] = useState(false)
  const ask = useCallback(() => api.trustedServer(mailbox), [api, mailbox])
  const { value, again } = useResult(ask)
  if (!value?.suggestion) return null
  const { authservId, mails, of } = value.suggestion
  const id = harmless(authservId)
  const believe = async () => {
    setJudging(true)
    const result = await api.trustServer(mailbox, authservId)
    setJudging(false)
    if (!result.ok) {
      sayFailure(result.failure)
      return
    }
    say(fill(t.wizard.serverDone, { id }))
    again()
    onJudged()
  }
  return (
    <section className="part card">
      <h2>{t.wizard.server}</h2>
      <p>{fill(t.wizard.serverAsk, { id, mails: formatCount(mails, lang), of: formatCount(of, lang) })}</p>
      <p className="small">{t.wizard.serverWhy}</p>
      <div className="buttons">
        <button type="button" className="is-main" disabled={isJudging} onClick={() => void believe()}>
          {isJudging ? t.wizard.serverJudging : fill(t.wizard.serverYes, { id })}
        </button>
      </div>
    </section>
  )
}
