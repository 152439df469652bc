/** The password and, where needed, the server. */
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Security } from '../../api/types.ts'
import { useApp } from '../../app/app-context.ts'
import { fill } from '../../i18n/i18n.ts'
import { type Draft, isComplete, withServer } from './draft.ts'

const securities: readonly Security[] = ['tls', 'starttls', 'none']

export const PasswordStep = ({
  draft,
  mend,
  setDraft,
  onBack,
  onNext,
}: {
  readonly draft: Draft
  /** What a failed test was about: it takes the focus. */
  readonly mend: 'host' | 'password' | null
  readonly setDraft: (draft: Draft) => void
  readonly onBack: () => void
  readonly onNext: () => void
}) => {
  const { t, lang } = useApp()
  const [isShown, setShown] = useState(false)
  const { preset } = draft
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (mend !== null) form.current?.querySelector<HTMLInputElement>(`[name=${mend}]`)?.focus()
  }, [mend])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isComplete(draft)) onNext()
  }
  return (
    <form ref={form} onSubmit={submit}>
      {preset ? (
        <p className="note is-good">
          {fill(preset.verified ? t.wizard.found : t.wizard.foundUnverified, { name: preset.name })}
        </p>
      ) : (
        <p className="note">{t.wizard.notFound}</p>
      )}
      {preset?.sign === 'app-password' && <p className="note is-review">{t.wizard.appPassword}</p>}
      {preset?.sign === 'oauth2' && <p className="note is-review">{t.wizard.oauth}</p>}
      {preset?.note && <p className="small">{preset.note[lang]}</p>}
      {draft.kind === 'pop3' && <p className="note is-review">{t.wizard.popNote}</p>}
      <label className="field">
        <span>{t.wizard.password}</span>
        <input
          name="password"
          type={isShown ? 'text' : 'password'}
          autoComplete="current-password"
          spellCheck={false}
          value={draft.password}
          required
          onChange={({ target }) => setDraft({ ...draft, password: target.value })}
        />
      </label>
      <label className="check">
        <input type="checkbox" checked={isShown} onChange={({ target }) => setShown(target.checked)} />
        {t.wizard.passwordShow}
      </label>
      <p className="small">{t.wizard.passwordNote}</p>
      <details className="server" open={!preset || mend === 'host'}>
        <summary>{t.wizard.details}</summary>
        <ServerFields draft={draft} setDraft={setDraft} />
      </details>
      {draft.security === 'none' && (
        <div className="note is-bad">
          <p>{t.wizard.securityNone}</p>
          <label className="check">
            <input
              type="checkbox"
              checked={draft.plaintextAccepted}
              onChange={({ target }) => setDraft({ ...draft, plaintextAccepted: target.checked })}
            />
            {t.wizard.securityAccept}
          </label>
        </div>
      )}
      <div className="buttons">
        <button type="submit" className="is-main" disabled={!isComplete(draft)}>
          {t.wizard.test}
        </button>
        <button type="button" className="is-quiet" onClick={onBack}>
          {t.app.back}
        </button>
      </div>
    </form>
  )
}

const ServerFields = ({ draft, setDraft }: { readonly draft: Draft; readonly setDraft: (draft: Draft) => void }) => {
  const { t } = useApp()
  return (
    <div className="server-fields">
      <label className="field">
        <span>{t.wizard.kind}</span>
        <select
          value={draft.kind}
          onChange={({ target }) => {
            const kind = target.value as Draft['kind']
            setDraft(withServer(draft, { kind }))
          }}
        >
          <option value="imap">{t.wizard.kinds.imap}</option>
          <option value="pop3">{t.wizard.kinds.pop3}</option>
        </select>
      </label>
      <label className="field">
        <span>{t.wizard.host}</span>
        <input
          name="host"
          type="text"
          spellCheck={false}
          autoComplete="off"
          value={draft.host}
          required
          onChange={({ target }) => setDraft({ ...draft, host: target.value })}
        />
      </label>
      <label className="field">
        <span>{t.wizard.security}</span>
        <select
          value={draft.security}
          onChange={({ target }) => {
            const security = target.value as Security
            setDraft(withServer(draft, { security }))
          }}
        >
          {securities.map((security) => (
            <option key={security} value={security}>
              {t.wizard.securities[security]}
            </option>
          ))}
        </select>
      </label>
      <label className="field is-short">
        <span>{t.wizard.port}</span>
        <input
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={draft.port}
          required
          onChange={({ target }) => setDraft({ ...draft, port: target.value.replace(/[^0-9０-９]/g, '') })}
        />
      </label>
      <label className="field">
        <span>{t.wizard.user}</span>
        <input
          type="text"
          spellCheck={false}
          autoComplete="username"
          value={draft.user}
          required
          onChange={({ target }) => setDraft({ ...draft, user: target.value })}
        />
      </label>
    </div>
  )
}
