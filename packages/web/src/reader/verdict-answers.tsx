/** The person's four answers: one click, at once, with a way back. */
import { useState } from 'react'
import type { MessageView, ReaderAnswer } from '../api/types.ts'
import { mailboxOf, useApp } from '../app/app-context.ts'
import { fill } from '../i18n/i18n.ts'
import { givenAnswer, hasMoved } from './own-word.ts'

const order: readonly ReaderAnswer[] = ['right', 'not-junk', 'junk', 'phishing']

export const VerdictAnswers = ({ view, onChanged }: { readonly view: MessageView; readonly onChanged: () => void }) => {
  const app = useApp()
  const { api, t, say, sayFailure } = app
  const given = givenAnswer(view.corrections)
  // Shown at once; the server's word follows.
  const [chosen, setChosen] = useState<ReaderAnswer | null>(null)
  const current = chosen ?? given

  const give = async (answer: ReaderAnswer) => {
    setChosen(answer)
    const result = await api.answer(view.row.id, answer)
    if (!result.ok) {
      setChosen(null)
      sayFailure(result.failure)
      return
    }
    onChanged()
    // Where the mail server is out of reach the move is planned, and made later.
    const isMoved = hasMoved(result.value) && mailboxOf(app)?.health.state !== 'error'
    say((isMoved ? t.answers.done : t.answers.noted)[answer], async () => {
      const undone = await api.undo([result.value.undo.id])
      setChosen(null)
      say(undone.ok && undone.value.failed.length === 0 ? t.answers.undone : t.answers.undoFailed)
      onChanged()
    })
  }

  return (
    <fieldset className="verdict-answers">
      <legend>{current === null ? t.answers.label : fill(t.answers.given, { answer: t.answers[current] })}</legend>
      {order.map((answer) => (
        <button
          key={answer}
          type="button"
          className={`is-answer is-${answer}`}
          aria-pressed={current === answer}
          onClick={() => void give(answer)}
        >
          {t.answers[answer]}
        </button>
      ))}
    </fieldset>
  )
}
