/** Every move, newest first; one or many are put back at once. */
import { useCallback, useEffect, useState } from 'react'
import type { JournalRow, Mailbox } from '../api/types.ts'
import { useApp } from '../app/app-context.ts'
import { pathName } from '../app/folders.ts'
import { home } from '../app/route.ts'
import { useFolders } from '../app/use-folders.ts'
import { useResult } from '../app/use-result.ts'
import { formatCount, formatDateTime } from '../i18n/format.ts'
import { fill } from '../i18n/i18n.ts'
import { harmless } from '../parts/harmless.ts'
import { Loading, Problem } from '../parts/problem.tsx'
import { Screen } from './screen.tsx'

const canUndo = ({ state }: JournalRow): boolean => state === 'done'

export const Journal = ({ mailbox }: { readonly mailbox: Mailbox }) => {
  const { api, t, lang, go, say, sayFailure, changes } = useApp()
  const folders = useFolders(mailbox.id) ?? []
  const [more, setMore] = useState<readonly JournalRow[]>([])
  const [next, setNext] = useState<string | null>(null)
  const ask = useCallback(() => api.journal(mailbox.id), [api, mailbox.id])
  const { value, failure, again } = useResult(ask)
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set())
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change at the server is a reason to ask again
  useEffect(() => again(), [changes])
  useEffect(() => {
    setMore([])
    setNext(value?.next ?? null)
  }, [value])

  const rows = [...(value?.items ?? []), ...more]
  const undoable = rows.filter(canUndo)
  const toggle = (id: number) =>
    setSelected((old) => {
      const changed = new Set(old)
      if (!changed.delete(id)) changed.add(id)
      return changed
    })
  const undo = async (ids: readonly number[]) => {
    const result = await api.undo(ids.map((id) => `j${id}`))
    if (!result.ok) sayFailure(result.failure)
    else {
      const { undone, failed } = result.value
      const told = [
        ...(undone > 0 ? [fill(t.journal.undone, { n: formatCount(undone, lang) })] : []),
        ...(failed[0] ? [fill(t.journal.undoneNot, { n: formatCount(failed.length, lang) }), failed[0][lang]] : []),
      ]
      say(told.join(' '))
    }
    setSelected(new Set())
    again()
  }
  const loadMore = async () => {
    if (next === null) return
    const result = await api.journal(mailbox.id, next)
    if (!result.ok) {
      sayFailure(result.failure)
      return
    }
    setMore((old) => [...old, ...result.value.items])
    setNext(result.value.next)
  }

  return (
    <Screen title={t.journal.title} about={t.journal.about}>
      {failure && !value ? (
        <Problem text={t.list.failed} failure={failure} again={again} />
      ) : !value ? (
        <Loading />
      ) : rows.length === 0 ? (
        <p className="empty-title">{t.journal.none}</p>
      ) : (
        <>
          <div className="bulk">
            <label className="check">
              <input
                type="checkbox"
                disabled={undoable.length === 0}
                checked={selected.size > 0 && selected.size === undoable.length}
                onChange={({ target }) => setSelected(new Set(target.checked ? undoable.map(({ id }) => id) : []))}
              />
              {t.journal.selectAll}
            </label>
            <span role="status" className="small">
              {selected.size > 0 && fill(t.journal.selected, { n: formatCount(selected.size, lang) })}
            </span>
            <button type="button" disabled={selected.size === 0} onClick={() => void undo([...selected])}>
              {t.journal.undoSelected}
            </button>
          </div>
          <ul className="journal">
            {rows.map((row) => (
              <li key={row.id} className={`is-${row.state}`}>
                <input
                  type="checkbox"
                  aria-label={`${t.journal.select}: ${harmless(row.subject) || t.list.noSubject}`}
                  disabled={!canUndo(row)}
                  checked={selected.has(row.id)}
                  onChange={() => toggle(row.id)}
                />
                <span className="journal-mail">
                  {row.message === null ? (
                    <b>{harmless(row.subject) || t.list.noSubject}</b>
                  ) : (
                    <button
                      type="button"
                      className="link"
                      onClick={() => go({ ...home, mailbox: mailbox.id, message: row.message })}
                    >
                      {harmless(row.subject) || t.list.noSubject}
                    </button>
                  )}
                  <span className="small">{row.fromAddress}</span>
                  {row.reason && <span className="journal-reason">{row.reason[lang]}</span>}
                </span>
                <span className="journal-what">
                  <b>{(row.state === 'shadow' ? t.journal.wouldKind : t.journal.kind)[row.kind]}</b>
                  {row.fromFolder !== row.toFolder && (
                    <span className="small">
                      {fill(t.journal.from, {
                        from: pathName(row.fromFolder, folders, t),
                        to: pathName(row.toFolder, folders, t),
                      })}
                    </span>
                  )}
                  <span className="small">
                    {formatDateTime(row.plannedAt, lang)} ・ {t.journal.states[row.state]}
                  </span>
                </span>
                {row.state !== 'shadow' && (
                  <button
                    type="button"
                    className="is-small"
                    disabled={!canUndo(row)}
                    onClick={() => void undo([row.id])}
                  >
                    {t.app.undo}
                    <span className="sr"> {harmless(row.subject)}</span>
                  </button>
                )}
              </li>
            ))}
          </ul>
          {next !== null && (
            <button type="button" onClick={() => void loadMore()}>
              {t.app.more}
            </button>
          )}
        </>
      )}
    </Screen>
  )
}
