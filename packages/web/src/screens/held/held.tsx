/** The quarantine: found, looked at, delivered, reported, thrown away; one mail or many at once. */
import { useCallback, useEffect, useState } from 'react'
import type { HeldDeed, HeldPage, HeldQuery, HeldRow, HeldState } from '../../api/held-types.ts'
import type { VerdictName } from '../../api/types.ts'
import { isAdmin, useApp } from '../../app/app-context.ts'
import { useResult } from '../../app/use-result.ts'
import { formatCount } from '../../i18n/format.ts'
import { fill } from '../../i18n/i18n.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Loading, Problem } from '../../parts/problem.tsx'
import { Screen } from '../screen.tsx'
import { HeldList } from './held-list.tsx'
import { HeldMailView } from './held-mail.tsx'

/** Somebody who types is asked for once they pause, ms. */
const typingMs = 250
const noChoice: ReadonlySet<number> = new Set()
const verdicts: readonly VerdictName[] = ['phishing', 'spam', 'ham']
const states: readonly HeldState[] = ['held', 'released', 'deleted']

type Question = { readonly deed: HeldDeed; readonly rows: readonly HeldRow[] }

export const Held = () => {
  const { api, t, lang, state, say, sayFailure } = useApp()
  const { held } = t
  const [typed, setTyped] = useState('')
  const [query, setQuery] = useState<HeldQuery>({ q: '', verdict: '', state: 'held' })
  const [more, setMore] = useState<HeldPage | null>(null)
  const [chosen, setChosen] = useState(noChoice)
  const [open, setOpen] = useState<number | null>(null)
  const [question, setQuestion] = useState<Question | null>(null)
  const [round, setRound] = useState(0)
  const ask = useCallback(() => api.held(query), [api, query])
  const { value, failure, again } = useResult(ask)
  useEffect(() => {
    const timer = setTimeout(() => setQuery((old) => (old.q === typed ? old : { ...old, q: typed })), typingMs)
    return () => clearTimeout(timer)
  }, [typed])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another first page makes what was chosen and added stale
  useEffect(() => {
    setMore(null)
    setChosen(noChoice)
  }, [value])
  const rows = [...(value?.items ?? []), ...(more?.items ?? [])]
  const next = more === null ? (value?.next ?? null) : more.next
  const picked = rows.filter(({ id }) => chosen.has(id))

  const showMore = async (cursor: string) => {
    const page = await api.held(query, cursor)
    if (!page.ok) return sayFailure(page.failure)
    setMore((old) => ({ ...page.value, items: [...(old?.items ?? []), ...page.value.items] }))
  }
  const carryOut = async ({ deed, rows: wanted }: Question) => {
    setQuestion(null)
    const result = await api.doHeld(
      deed,
      wanted.map(({ id }) => id),
    )
    if (!result.ok) return sayFailure(result.failure)
    const { done, failed } = result.value
    const [first] = failed
    const said = [
      ...(done.length > 0 ? [fill(held.done[deed], { n: formatCount(done.length, lang) })] : []),
      ...(first ? [fill(held.failed, { n: formatCount(failed.length, lang), why: first[lang] })] : []),
    ]
    say(said.join(' '))
    setRound((count) => count + 1)
    again()
  }
  const choose = (id: number, on: boolean) =>
    setChosen((old) => new Set(on ? [...old, id] : [...old].filter((each) => each !== id)))

  return (
    <Screen title={held.title} about={isAdmin(state) ? `${held.about} ${held.aboutAll}` : held.about}>
      {open !== null ? (
        <>
          <p>
            <button type="button" className="link" onClick={() => setOpen(null)}>
              <Icon name="back" /> {held.back}
            </button>
          </p>
          <HeldMailView id={open} round={round} onDeed={(deed, row) => setQuestion({ deed, rows: [row] })} />
        </>
      ) : (
        <section className="part card">
          <div className="three">
            <label className="field">
              <span>{held.search}</span>
              <input
                type="search"
                autoComplete="off"
                spellCheck={false}
                maxLength={200}
                value={typed}
                onChange={({ target }) => setTyped(target.value)}
              />
            </label>
            <label className="field">
              <span>{held.verdict}</span>
              <select
                value={query.verdict}
                onChange={({ target }) =>
                  setQuery((old) => ({ ...old, verdict: verdicts.find((each) => each === target.value) ?? '' }))
                }
              >
                <option value="">{held.allVerdicts}</option>
                {verdicts.map((each) => (
                  <option key={each} value={each}>
                    {held.verdicts[each]}
                  </option>
                ))}
              </select>
            </label>
            <label className="field">
              <span>{held.state}</span>
              <select
                value={query.state}
                onChange={({ target }) =>
                  setQuery((old) => ({ ...old, state: states.find((each) => each === target.value) ?? 'held' }))
                }
              >
                {states.map((each) => (
                  <option key={each} value={each}>
                    {held.states[each]}
                  </option>
                ))}
              </select>
            </label>
          </div>
          {value ? (
            <>
              <p className="small" role="status">
                {rows.length === 0
                  ? query.q === '' && query.verdict === ''
                    ? held.none
                    : held.noneFound
                  : fill(held.total, { n: formatCount(value.total, lang) })}
                {picked.length > 0 && ` ・ ${fill(held.selected, { n: formatCount(picked.length, lang) })}`}
              </p>
              {query.state === 'held' && rows.length > 0 && (
                <div className="buttons">
                  <button
                    type="button"
                    onClick={() => setChosen(new Set(rows.filter((row) => row.state === 'held').map(({ id }) => id)))}
                  >
                    {held.selectAll}
                  </button>
                  {(['release', 'report', 'delete'] as const).map((deed) => (
                    <button
                      key={deed}
                      type="button"
                      disabled={picked.length === 0}
                      onClick={() => setQuestion({ deed, rows: picked })}
                    >
                      {held[deed]}
                    </button>
                  ))}
                </div>
              )}
              <HeldList
                rows={rows}
                chosen={query.state === 'held' ? chosen : null}
                onChoose={choose}
                onOpen={setOpen}
              />
            </>
          ) : failure ? (
            <Problem text={t.list.failed} failure={failure} again={again} />
          ) : (
            <Loading />
          )}
          {next !== null && (
            <button type="button" onClick={() => void showMore(next)}>
              {held.more}
            </button>
          )}
        </section>
      )}
      {question && <Sure question={question} onClose={() => setQuestion(null)} onYes={() => void carryOut(question)} />}
    </Screen>
  )
}

const Sure = ({
  question: { deed, rows },
  onClose,
  onYes,
}: {
  readonly question: Question
  readonly onClose: () => void
  readonly onYes: () => void
}) => {
  const { t, lang } = useApp()
  const { sure } = t.held
  const isRisky = rows.some(({ verdict }) => verdict === 'phishing')
  const about =
    deed === 'release'
      ? isRisky
        ? sure.releaseAbout
        : sure.releasePlain
      : deed === 'report'
        ? sure.reportAbout
        : sure.deleteAbout
  return (
    <Dialog title={fill(sure[deed], { n: formatCount(rows.length, lang) })} onClose={onClose}>
      <p>{about}</p>
      <div className="buttons">
        <button type="button" className="button is-main" onClick={onYes}>
          {t.held[deed]}
        </button>
        <button type="button" onClick={onClose}>
          {t.app.close}
        </button>
      </div>
    </Dialog>
  )
}
