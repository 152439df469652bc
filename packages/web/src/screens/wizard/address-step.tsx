/** The address; what is known of its provider follows from it. */
import { type FormEvent, useId, useState } from 'react'
import { useApp } from '../../app/app-context.ts'
import { type Draft, isAddress, withPreset } from './draft.ts'

export const AddressStep = ({
  draft,
  setDraft,
  onBack,
  onNext,
}: {
  readonly draft: Draft
  readonly setDraft: (draft: Draft) => void
  readonly onBack: () => void
  readonly onNext: () => void
}) => {
  const { api, t } = useApp()
  const [isBad, setBad] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const id = useId()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isAddress(draft.address)) {
      setBad(true)
      return
    }
    setAsking(true)
    const result = await api.provider(draft.address.trim())
    setAsking(false)
    setDraft(withPreset(draft, result.ok ? result.value : null))
    onNext()
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <label className="field">
        <span>{t.wizard.address}</span>
        <input
          type="email"
          autoComplete="email"
          spellCheck={false}
          value={draft.address}
          aria-invalid={isBad}
          aria-describedby={id}
          onChange={({ target }) => {
            setBad(false)
            setDraft({ ...draft, address: target.value, preset: undefined })
          }}
        />
      </label>
      <p id={id} className={isBad ? 'small is-bad' : 'small'} role={isBad ? 'alert' : undefined}>
        {isBad ? t.wizard.addressBad : t.wizard.addressHint}
      </p>
      <div className="buttons">
        <button type="submit" className="is-main" disabled={isAsking}>
          {isAsking ? t.app.loading : t.app.next}
        </button>
        <button type="button" className="is-quiet" onClick={onBack}>
          {t.app.back}
        </button>
      </div>
    </form>
  )
}
