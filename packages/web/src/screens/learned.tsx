/** What was learned of the person, and how often Miwake was wrong, in both directions, beside the provider. */
import { useCallback, useEffect } from 'react'
import { exportUrl } from '../api/client.ts'
import type { CorrectionRow, DayFigures, Learned as LearnedFigures, Mailbox, Share } from '../api/types.ts'
import { useApp } from '../app/app-context.ts'
import { useResult } from '../app/use-result.ts'
import { formatCount, formatDateTime, formatDay, formatShare } from '../i18n/format.ts'
import { fill } from '../i18n/i18n.ts'
import { harmless } from '../parts/harmless.ts'
import { Loading, Problem } from '../parts/problem.tsx'
import { LineChart } from './line-chart.tsx'
import { Screen } from './screen.tsx'

export const Learned = ({ mailbox }: { readonly mailbox: Mailbox }) => {
  const { api, t, changes } = useApp()
  const ask = useCallback(() => api.learned(mailbox.id), [api, mailbox.id])
  const { value, failure, again } = useResult(ask)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change at the server is a reason to ask again
  useEffect(() => again(), [changes])
  return (
    <Screen title={t.learned.title} about={t.learned.about}>
      {value ? (
        <>
          <Wrongs learned={value} />
          {value.series.length > 0 && <OverTime series={value.series} />}
          <Corrections corrections={value.corrections} onChanged={again} />
          <p>
            <a className="button" href={exportUrl(mailbox.id)} download>
              {t.learned.export}
            </a>
          </p>
        </>
      ) : failure ? (
        <Problem text={t.list.failed} failure={failure} again={again} />
      ) : (
        <Loading />
      )}
    </Screen>
  )
}

/** Below so many answers a share would say more of what was never looked at than of what was wrong. */
const answersMin = 20

const Wrongs = ({ learned: { figures, corrections } }: { readonly learned: LearnedFigures }) => {
  const { t } = useApp()
  const answered = corrections.filter(({ state }) => state === 'applied').length
  const { provider } = figures
  const rows = [
    [t.learned.falseAlarm, figures.falseAlarm, provider?.falseAlarm],
    [t.learned.missed, figures.missed, provider?.missed],
  ] as const
  return (
    <section className="part">
      <h2>{t.learned.wrongs}</h2>
      <p className="small">{t.learned.seenIsRight}</p>
      {answered < answersMin && <p className="empty-line">{t.learned.tooFew}</p>}
      <div className="figures">
        {(answered < answersMin ? [] : rows).map(([name, own, others]) => (
          <div key={name} className="figure">
            <h3>{name}</h3>
            <Figure name={t.learned.miwake} share={own} className="is-own" />
            {others && <Figure name={t.learned.provider} share={others} className="is-provider" />}
          </div>
        ))}
      </div>
    </section>
  )
}

const Figure = ({
  name,
  share,
  className,
}: {
  readonly name: string
  readonly share: Share
  readonly className: string
}) => {
  const { t, lang } = useApp()
  const { hits, of, low, high } = share
  return (
    <div className={`figure-row ${className}`}>
      <span className="figure-name">{name}</span>
      {of === 0 ? (
        <span className="small">{t.learned.noFigure}</span>
      ) : (
        <>
          <b className="figure-share">{formatShare(hits / of)}</b>
          <svg className="figure-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect className="figure-all" x="0" y="3" width="100" height="4" rx="2" />
            <rect
              className="figure-interval"
              x={low * 100}
              y="1"
              width={Math.max(1, (high - low) * 100)}
              height="8"
              rx="2"
            />
            <rect className="figure-mark" x={Math.min(98.5, (hits / of) * 100)} y="0" width="1.5" height="10" />
          </svg>
          <span className="small">
            {fill(t.learned.ofMails, { hits: formatCount(hits, lang), of: formatCount(of, lang) })}
            <br />
            {fill(t.learned.interval, { low: formatShare(low), high: formatShare(high) })}
          </span>
        </>
      )}
    </div>
  )
}

const OverTime = ({ series }: { readonly series: readonly DayFigures[] }) => {
  const { t, lang } = useApp()
  const days = series.map(({ day }) => formatDay(Date.parse(`${day}T00:00`), lang))
  const name = (who: string, what: string) => `${who}${t.app.colon}${what}`
  const lines = [
    { key: 'falseAlarm', name: name(t.learned.miwake, t.learned.falseAlarm), className: 'is-own-false' },
    { key: 'missed', name: name(t.learned.miwake, t.learned.missed), className: 'is-own-missed' },
    { key: 'providerFalseAlarm', name: name(t.learned.provider, t.learned.falseAlarm), className: 'is-provider-false' },
    { key: 'providerMissed', name: name(t.learned.provider, t.learned.missed), className: 'is-provider-missed' },
  ] as const
  return (
    <section className="part">
      <h2>{t.learned.overTime}</h2>
      <LineChart
        label={t.learned.chart}
        days={days}
        series={lines.map((line) => ({ ...line, values: series.map((day) => day[line.key]) }))}
      />
      <details>
        <summary>{t.learned.asTable}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
        <section className="table-box" tabIndex={0} aria-label={t.learned.asTable}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t.learned.week}</th>
                <th scope="col" className="number">
                  {t.learned.received}
                </th>
                {lines.map((line) => (
                  <th key={line.key} scope="col" className="number">
                    {line.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {series.map((day, i) => (
                <tr key={day.day}>
                  <th scope="row">{days[i]}</th>
                  <td className="number">{formatCount(day.received, lang)}</td>
                  {lines.map((line) => (
                    <td key={line.key} className="number">
                      {formatCount(day[line.key], lang)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </section>
  )
}

const Corrections = ({
  corrections,
  onChanged,
}: {
  readonly corrections: readonly CorrectionRow[]
  readonly onChanged: () => void
}) => {
  const { api, t, lang, say, sayFailure } = useApp()
  const forget = async (id: number) => {
    const result = await api.forget(id)
    if (result.ok) say(t.learned.forgotten)
    else sayFailure(result.failure)
    onChanged()
  }
  const confirm = async (id: number) => {
    const result = await api.confirm(id)
    if (result.ok) say(t.learned.confirmed)
    else sayFailure(result.failure)
    onChanged()
  }
  return (
    <section className="part">
      <h2>{t.learned.corrections}</h2>
      {corrections.length === 0 && <p className="empty-line">{t.learned.none}</p>}
      <ul className="journal is-corrections">
        {corrections.map((correction) => (
          <li key={correction.id} className={`is-${correction.state}`}>
            <span className="journal-mail">
              <b>{harmless(correction.subject) || t.list.noSubject}</b>
              <span className="small">{correction.fromAddress}</span>
            </span>
            <span className="journal-what">
              <b>{t.answers[correction.answer]}</b>
              <span className="small">
                {formatDateTime(correction.at, lang)} ・ {t.learned.source[correction.source]} ・{' '}
                {t.learned.state[correction.state]}
              </span>
            </span>
            {correction.state === 'pending' && (
              <button type="button" className="is-small is-main" onClick={() => void confirm(correction.id)}>
                {t.learned.confirm}
                <span className="sr"> {correction.subject}</span>
              </button>
            )}
            <button
              type="button"
              className="is-small"
              disabled={correction.state === 'forgotten'}
              onClick={() => void forget(correction.id)}
            >
              {t.learned.forget}
              <span className="sr"> {correction.subject}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
