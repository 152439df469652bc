/** Shadow mode's first pass, with its progress. */
import { useEffect, useState } from 'react'
import type { Mailbox, Progress } from '../../api/types.ts'
import { useApp } from '../../app/app-context.ts'
import { formatCount } from '../../i18n/format.ts'
import { fill } from '../../i18n/i18n.ts'
import { askEveryMs, isLooking } from './looking.ts'

export const LookStep = ({ mailbox, onDone }: { readonly mailbox: Mailbox; readonly onDone: () => void }) => {
  const { t, lang, listen, reload, state } = useApp()
  const [progress, setProgress] = useState<Progress | null>(mailbox.progress ?? null)
  const [isDone, setDone] = useState(false)
  useEffect(
    () =>
      listen((event) => {
        if (event.type !== 'progress' || event.mailbox !== mailbox.id) return
        setProgress(event)
      }),
    [listen, mailbox.id],
  )
  useEffect(() => {
    const timer = setInterval(() => void reload(), askEveryMs)
    return () => clearInterval(timer)
  }, [reload])
  const told = state.mailboxes.find(({ id }) => id === mailbox.id)
  const health = told?.health
  useEffect(() => {
    if (told?.progress) setProgress(told.progress)
    else if (told && !isLooking(told)) setDone(true)
  }, [told])
  useEffect(() => {
    if (isDone) onDone()
  }, [isDone, onDone])
  const done = progress?.done ?? 0
  const of = progress?.of ?? 0
  return (
    <>
      <p>{t.wizard.shadowAbout}</p>
      <progress max={of || 1} value={done} aria-label={t.wizard.steps.look} />
      <p role="status">
        {fill(t.wizard.looking, { done: formatCount(done, lang), of: of ? formatCount(of, lang) : '…' })}
      </p>
      {health?.state === 'error' && health.message && (
        <p className="note is-bad" role="alert">
          {health.message[lang]}
        </p>
      )}
      <p className="small">{t.wizard.lookingMore}</p>
      <div className="buttons">
        <button type="button" onClick={onDone}>
          {t.wizard.enough}
        </button>
      </div>
    </>
  )
}
