/** Senders the person has decided on: never junk, always junk, trusted. */
import { type FormEvent, useCallback, useId, useState } from 'react'
import type { ListEntry, ListKind, Mailbox } from '../api/types.ts'
import { useApp } from '../app/app-context.ts'
import { useResult } from '../app/use-result.ts'
import { fill } from '../i18n/i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { Loading, Problem } from '../parts/problem.tsx'
import { readListValue } from './list-value.ts'
import { Screen } from './screen.tsx'

const kinds: readonly ListKind[] = ['allow', 'block', 'trust', 'images']

export const Lists = ({ mailbox }: { readonly mailbox: Mailbox }) => {
  const { api, t } = useApp()
  const ask = useCallback(() => api.list(mailbox.id), [api, mailbox.id])
  const { value, failure, again } = useResult(ask)
  return (
    <Screen title={t.lists.title} about={t.lists.about}>
      {value ? (
        <div className="three">
          {kinds.map((kind) => (
            <OneList
              key={kind}
              kind={kind}
              mailbox={mailbox}
              entries={value.filter((entry) => entry.kind === kind)}
              onChanged={again}
            />
          ))}
        </div>
      ) : failure ? (
        <Problem text={t.list.failed} failure={failure} again={again} />
      ) : (
        <Loading />
      )}
    </Screen>
  )
}

const OneList = ({
  kind,
  mailbox,
  entries,
  onChanged,
}: {
  readonly kind: ListKind
  readonly mailbox: Mailbox
  readonly entries: readonly ListEntry[]
  readonly onChanged: () => void
}) => {
  const { api, t, say, sayFailure } = useApp()
  const [typed, setTyped] = useState('')
  const [isBad, setBad] = useState(false)
  const id = useId()
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const value = readListValue(typed)
    setBad(value === null)
    if (value === null) return
    const result = await api.addToList(mailbox.id, { kind, value })
    if (!result.ok) {
      sayFailure(result.failure)
      return
    }
    setTyped('')
    say(fill(t.lists.added, { value }))
    onChanged()
  }
  const remove = async (entry: ListEntry) => {
    const result = await api.removeFromList(mailbox.id, entry.id)
    if (!result.ok) {
      sayFailure(result.failure)
      return
    }
    say(fill(t.lists.removed, { value: entry.value }), async () => {
      await api.addToList(mailbox.id, { kind, value: entry.value })
      onChanged()
    })
    onChanged()
  }
  return (
    <section className="part card">
      <h2>{t.lists.kind[kind]}</h2>
      <p className="small">{t.lists.kindAbout[kind]}</p>
      <form className="add" onSubmit={(event) => void add(event)} noValidate>
        <label className="field">
          <span>{t.lists.value}</span>
          <input
            type="text"
            inputMode="email"
            autoComplete="off"
            spellCheck={false}
            value={typed}
            aria-invalid={isBad}
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => {
              setTyped(target.value)
              setBad(false)
            }}
          />
        </label>
        <button type="submit">{t.lists.add}</button>
        <p id={`${id}-hint`} className={isBad ? 'small is-bad' : 'small'} role={isBad ? 'alert' : undefined}>
          {isBad ? t.lists.bad : t.lists.valueHint}
        </p>
      </form>
      {entries.length === 0 ? (
        <p className="empty-line">{t.lists.none}</p>
      ) : (
        <ul className="entries">
          {entries.map((entry) => (
            <li key={entry.id}>
              <span>{entry.value}</span>
              <button
                type="button"
                className="icon-button"
                aria-label={fill(t.lists.remove, { value: entry.value })}
                onClick={() => void remove(entry)}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
