/** The connection test: each step in words, and what to do where one fails. */
import { useCallback, useMemo, useState } from 'react'
import type { Mailbox } from '../../api/types.ts'
import { useApp } from '../../app/app-context.ts'
import { useResult } from '../../app/use-result.ts'
import { failureText } from '../../parts/failure-text.ts'
import { Icon } from '../../parts/icon.tsx'
import { type Draft, fieldToMend, mailboxOfDraft } from './draft.ts'

export const TestStep = ({
  draft,
  onBack,
  onAdded,
}: {
  readonly draft: Draft
  /** @param field what to mend; null: nothing in particular. */
  readonly onBack: (field: ReturnType<typeof fieldToMend> | null) => void
  readonly onAdded: (mailbox: Mailbox) => void
}) => {
  const { api, t, lang } = useApp()
  const wanted = useMemo(() => mailboxOfDraft(draft), [draft])
  const ask = useCallback(() => api.testMailbox(wanted), [api, wanted])
  const { value, failure, again } = useResult(ask)
  const [complaint, setComplaint] = useState('')
  const [isAdding, setAdding] = useState(false)
  const add = async () => {
    // Twice clicked is once meant.
    setAdding(true)
    const result = await api.addMailbox(wanted)
    if (result.ok) {
      onAdded(result.value)
      return
    }
    setAdding(false)
    setComplaint(failureText(result.failure, lang))
  }
  return (
    <>
      <div role="status">
        {!value && !failure && <p className="loading">{t.wizard.testing}</p>}
        {failure && <p className="note is-bad">{failureText(failure, lang)}</p>}
        {value && (
          <>
            <p className={value.ok ? 'note is-good' : 'note is-bad'}>{value.ok ? t.wizard.testOk : t.wizard.testBad}</p>
            <ol className="test-steps">
              {value.steps.map((step) => (
                <li key={step.name} className={step.ok ? (step.warns ? 'is-review' : 'is-good') : 'is-bad'}>
                  <Icon name={step.ok ? (step.warns ? 'review' : 'good') : 'bad'} />
                  <span className="sr">{step.ok ? (step.warns ? t.wizard.warns : t.wizard.ok) : t.wizard.bad}: </span>
                  {step[lang]}
                </li>
              ))}
            </ol>
          </>
        )}
      </div>
      {value?.ok && (
        <>
          <h2>{t.wizard.shadowTitle}</h2>
          <p>{t.wizard.shadowAbout}</p>
        </>
      )}
      {complaint !== '' && (
        <p className="note is-bad" role="alert">
          {complaint}
        </p>
      )}
      <div className="buttons">
        {value?.ok ? (
          <button type="button" className="is-main" disabled={isAdding} onClick={() => void add()}>
            {t.wizard.start}
          </button>
        ) : (
          <>
            {value && (
              <button type="button" className="is-main" onClick={() => onBack(fieldToMend(value.steps))}>
                {t.wizard.mend}
              </button>
            )}
            <button
              type="button"
              className={value ? undefined : 'is-main'}
              disabled={!value && !failure}
              onClick={again}
            >
              {t.app.retry}
            </button>
          </>
        )}
        <button type="button" className="is-quiet" onClick={() => onBack(null)}>
          {t.app.back}
        </button>
      </div>
    </>
  )
}
