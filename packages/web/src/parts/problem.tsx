/** Said where something could not be loaded, with a way to try again. */
import type { Failure } from '../api/client.ts'
import { useApp } from '../app/app-context.ts'
import { failureText } from './failure-text.ts'

export const Problem = ({
  text,
  failure,
  again,
}: {
  readonly text: string
  readonly failure: Failure
  readonly again: () => void
}) => {
  const { t, lang } = useApp()
  return (
    <div className="empty" role="alert">
      <p className="empty-title">{text}</p>
      <p>{failureText(failure, lang)}</p>
      <button type="button" onClick={again}>
        {t.app.retry}
      </button>
    </div>
  )
}

export const Loading = () => {
  const { t } = useApp()
  return (
    <p className="loading" role="status">
      {t.app.loading}
    </p>
  )
}
