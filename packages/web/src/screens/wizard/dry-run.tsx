/** What would move, both ways, with what each threshold would change; then the person's word. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { DryRun, Level, Mailbox, MessageRow, ReviewTo } from '../../api/types.ts'
import { useApp } from '../../app/app-context.ts'
import { home } from '../../app/route.ts'
import { useResult } from '../../app/use-result.ts'
import { formatCount, formatListDate } from '../../i18n/format.ts'
import { fill } from '../../i18n/i18n.ts'
import { Chip } from '../../parts/chip.tsx'
import { Choice } from '../../parts/choice.tsx'
import { harmless } from '../../parts/harmless.ts'
import { headlineOf } from '../../parts/headline.ts'
import { Loading, Problem } from '../../parts/problem.tsx'
import { Screen } from '../screen.tsx'
import { askEveryMs, isLooking } from './looking.ts'
import { TrustedServer } from './trusted-server.tsx'

export const DryRunScreen = ({ mailbox }: { readonly mailbox: Mailbox }) => {
  const { t, go, reload } = useApp()
  const leave = async () => {
    await reload()
    go({ ...home, mailbox: mailbox.id })
  }
  return (
    <Screen title={t.wizard.dryRun}>
      <DryRunResults mailbox={mailbox} onAgreed={() => void leave()} onLater={() => void leave()} />
    </Screen>
  )
}

const places: readonly ReviewTo[] = ['inbox', 'folder']

export const DryRunResults = ({
  mailbox,
  onAgreed,
  onLater,
}: {
  readonly mailbox: Mailbox
  readonly onAgreed: () => void
  readonly onLater: () => void
}) => {
  const { api, t, lang, say, sayFailure, reload } = useApp()
  const [level, setLevel] = useState<Level>(mailbox.level ?? 'standard')
  const [reviewTo, setReviewTo] = useState<ReviewTo>(mailbox.reviewTo)
  const isActive = mailbox.mode === 'active'
  const ask = useCallback(() => api.dryRun(mailbox.id, level), [api, mailbox.id, level])
  const { value, failure, again } = useResult(ask)
  const looking = isLooking(mailbox)
  useEffect(() => {
    if (!looking) return
    const timer = setInterval(() => void reload(), askEveryMs)
    return () => clearInterval(timer)
  }, [looking, reload])
  // Counted again as the pass goes on, and once more at its end.
  const progress = mailbox.progress ?? null
  const passed = `${looking} ${progress?.done}`
  const counted = useRef(passed)
  useEffect(() => {
    if (counted.current === passed) return
    counted.current = passed
    again()
  })
  // While another level is counted the old lists stay.
  const [shown, setShown] = useState<DryRun | null>(null)
  if (value && value !== shown) setShown(value)

  const agree = async ({ upTo }: DryRun) => {
    // Once it sorts, what is changed here counts from the next mail on.
    const result = await api.agree(mailbox.id, { level, reviewTo, upTo, ...(isActive ? { days: 0 } : {}) })
    if (!result.ok) {
      sayFailure(result.failure)
      return
    }
    say(isActive ? t.wizard.changed : t.wizard.started)
    onAgreed()
  }

  if (!shown) return failure ? <Problem text={t.wizard.failed} failure={failure} again={again} /> : <Loading />
  const count = (n: number) => formatCount(n, lang)
  return (
    <>
      <p>
        {shown.scanned === 0
          ? looking
            ? t.wizard.shadowAbout
            : (mailbox.health.message?.[lang] ?? t.wizard.dryRunEmpty)
          : fill(isActive ? t.wizard.dryRunActive : t.wizard.dryRunAbout, { n: count(shown.scanned) })}
      </p>
      {looking && (
        <p className="note" role="status">
          {fill(t.wizard.looking, {
            done: count(progress?.done ?? 0),
            of: progress && progress.of > 0 ? count(progress.of) : '…',
          })}
        </p>
      )}
      {shown.providerWrong && (
        <p className="note">
          {fill(t.wizard.providerWrong, {
            falseAlarm: count(shown.providerWrong.falseAlarm),
            missed: count(shown.providerWrong.missed),
          })}
        </p>
      )}
      {shown.levels.length > 0 && shown.scanned > 0 && (
        <Choice
          legend={t.wizard.levelTitle}
          value={level}
          onChange={setLevel}
          options={shown.levels.map(({ level: value, junk, review, rescue }) => ({
            value,
            label: t.level[value],
            about: t.levelAbout[value],
            figures: fill(t.wizard.levelCounts, { junk: count(junk), review: count(review), rescue: count(rescue) }),
          }))}
        />
      )}
      <TrustedServer mailbox={mailbox.id} onJudged={again} />
      {shown.scanned > 0 && (
        <>
          <Would title={t.wizard.wouldJunk} about={t.wizard.wouldMend} rows={shown.wouldJunk} mailbox={mailbox.id} />
          <Would title={t.wizard.wouldRescue} rows={shown.wouldRescue} mailbox={mailbox.id} />
          <Would title={t.wizard.wouldReview} rows={shown.wouldReview} mailbox={mailbox.id} />
        </>
      )}
      <Choice
        legend={t.settings.reviewTo}
        options={places.map((value) => ({ value, label: t.settings.reviewTos[value] }))}
        value={reviewTo}
        onChange={setReviewTo}
      />
      <p className="small">{t.wizard.agreeAbout}</p>
      <div className="buttons">
        <button type="button" className="is-main" disabled={looking} onClick={() => void agree(shown)}>
          {isActive ? t.wizard.change : t.wizard.agree}
        </button>
        <button type="button" onClick={onLater}>
          {isActive ? t.app.back : t.wizard.later}
        </button>
      </div>
    </>
  )
}

/** Rows shown before somebody asks for all. */
const rowsFirst = 6

const Would = ({
  title,
  about,
  rows,
  mailbox,
}: {
  readonly title: string
  /** Said above the mails, where there are any. */
  readonly about?: string
  readonly rows: readonly MessageRow[]
  readonly mailbox: number
}) => {
  const { t, lang, go } = useApp()
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.slice(0, rowsFirst)
  const nowMs = Date.now()
  return (
    <section className="part">
      <h2>
        {title} <span className="part-count">{formatCount(rows.length, lang)}</span>
      </h2>
      {rows.length === 0 && <p className="empty-line">{t.wizard.wouldNone}</p>}
      {about && rows.length > 0 && <p className="small">{about}</p>}
      <ul className="would">
        {shown.map((row) => (
          <li key={row.id}>
            <span className="row-from">{harmless(row.fromName || row.fromAddress)}</span>
            <button
              type="button"
              className="link would-subject"
              onClick={() => go({ ...home, mailbox, message: row.id })}
            >
              {harmless(row.subject) || t.list.noSubject}
            </button>
            <Chip headline={headlineOf(row)} />
            <span className="row-date">{formatListDate(row.receivedAt, nowMs, lang)}</span>
          </li>
        ))}
      </ul>
      {rows.length > shown.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {fill(t.wizard.showAll, { n: formatCount(rows.length, lang) })}
        </button>
      )}
    </section>
  )
}
