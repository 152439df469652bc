/** Who did what to what, for who administers. */
import { type FormEvent, useCallback, useEffect, useState } from 'react'
import { auditCsvUrl } from '../../api/people.ts'
import type { AuditFilter, AuditRow } from '../../api/people-types.ts'
import { useApp } from '../../app/app-context.ts'
import { useResult } from '../../app/use-result.ts'
import { formatDateTime } from '../../i18n/format.ts'
import { Loading, Problem } from '../../parts/problem.tsx'
import { Screen } from '../screen.tsx'

const nothing: AuditFilter = { actor: '', action: '', target: '' }

export const Audit = () => {
  const { api, t, lang, sayFailure } = useApp()
  const { people } = t
  const [typed, setTyped] = useState(nothing)
  const [filter, setFilter] = useState(nothing)
  const [more, setMore] = useState<{ readonly items: readonly AuditRow[]; readonly next: number | null } | null>(null)
  const ask = useCallback(() => api.audit(filter), [api, filter])
  const { value, failure, again } = useResult(ask)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another first page makes the later ones stale
  useEffect(() => setMore(null), [value])
  const items = [...(value?.items ?? []), ...(more?.items ?? [])]
  const next = more === null ? (value?.next ?? null) : more.next
  const showMore = async (before: number) => {
    const page = await api.audit(filter, before)
    if (!page.ok) return sayFailure(page.failure)
    setMore((old) => ({ items: [...(old?.items ?? []), ...page.value.items], next: page.value.next }))
  }
  const narrow = (event: FormEvent) => {
    event.preventDefault()
    setFilter(typed)
  }
  const field = (name: keyof AuditFilter, label: string, hint?: string) => (
    <label className="field">
      <span>{label}</span>
      <input
        type="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={254}
        {...(hint === undefined ? {} : { placeholder: hint })}
        value={typed[name]}
        onChange={({ target }) => setTyped((old) => ({ ...old, [name]: target.value }))}
      />
    </label>
  )
  return (
    <Screen title={people.audit} about={people.auditAbout}>
      <form className="part card" onSubmit={narrow}>
        <div className="three">
          {field('actor', people.auditWho)}
          {field('action', people.auditWhat, people.auditHint)}
          {field('target', people.auditTo)}
        </div>
        <div className="buttons">
          <button type="submit">{people.auditFilter}</button>
          <a className="button" href={auditCsvUrl(filter)} download>
            {people.auditCsv}
          </a>
        </div>
      </form>
      {value ? (
        items.length === 0 ? (
          <p className="empty-line">{people.auditNone}</p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen is scrolled by the keyboard too
          <section className="table-box" tabIndex={0} aria-label={people.audit}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{people.auditWhen}</th>
                  <th scope="col">{people.auditWho}</th>
                  <th scope="col">{people.auditWhat}</th>
                  <th scope="col">{people.auditTo}</th>
                  <th scope="col">{people.auditDetail}</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ id, at, actor, action, target, detail }) => (
                  <tr key={id}>
                    <td>{formatDateTime(at, lang)}</td>
                    <td>{actor}</td>
                    <td>
                      <code>{action}</code>
                    </td>
                    <td>{target}</td>
                    <td>
                      <code>{formatDetail(detail)}</code>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )
      ) : failure ? (
        <Problem text={t.list.failed} failure={failure} again={again} />
      ) : (
        <Loading />
      )}
      {next !== null && (
        <button type="button" onClick={() => void showMore(next)}>
          {people.more}
        </button>
      )}
    </Screen>
  )
}

/** '' where there is nothing to tell. */
const formatDetail = (detail: unknown): string => {
  const text = JSON.stringify(detail ?? {})
  return text === '{}' ? '' : text
}
