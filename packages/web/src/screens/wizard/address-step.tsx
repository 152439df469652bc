/** The address; what is known of its provider follows from it. */
import { type FormEvent, useId, useRef, useState } from 'react'
import { unreachable } from '../../api/client.ts'
import { useApp } from '../../app/app-context.ts'
import { type Draft, halfWidth, isAddress, withPreset } from './draft.ts'

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
  const { api, t, state, sayFailure } = useApp()
  const field = useRef<HTMLInputElement>(null)
  const [complaint, setComplaint] = useState('')
  const [isAsking, setAsking] = useState(false)
  const id = useId()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const address = halfWidth(draft.address)
    const isKnown = state.mailboxes.some(({ name }) => name.toLowerCase() === address.toLowerCase())
    if (!isAddress(address) || isKnown) {
      setComplaint(isKnown ? t.wizard.addressKnown : t.wizard.addressBad)
      field.current?.focus()
      return
    }
    setAsking(true)
    const result = await api.provider(address)
    setAsking(false)
    // That nobody could be asked does not mean that nothing is known.
    if (!result.ok && result.failure.status === unreachable) {
      sayFailure(result.failure)
      return
    }
    setDraft(withPreset(draft, result.ok ? result.value : null))
    onNext()
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <label className="field">
        <span>{t.wizard.address}</span>
        <input
          ref={field}
          type="email"
          autoComplete="email"
          readOnly={isAsking}
          spellCheck={false}
          value={draft.address}
          aria-invalid={complaint !== ''}
          aria-describedby={id}
          onChange={({ target }) => {
            setComplaint('')
            setDraft({ ...draft, address: target.value })
          }}
        />
      </label>
      <p id={id} className={complaint ? 'small is-bad' : 'small'} role={complaint ? 'alert' : undefined}>
        {complaint || t.wizard.addressHint}
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
