/** Words about what was just done, with a way back; read out by a screen reader as they come. */
import { Icon } from '../parts/icon.tsx'
import { type Toast, useApp } from './app-context.ts'

export const Toasts = ({
  toasts,
  dismiss,
}: {
  readonly toasts: readonly Toast[]
  readonly dismiss: (id: number) => void
}) => {
  const { t } = useApp()
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map(({ id, text, undo }) => (
        <div key={id} className="toast">
          <p>{text}</p>
          {undo && (
            <button
              type="button"
              className="toast-undo"
              onClick={() => {
                dismiss(id)
                void undo()
              }}
            >
              {t.app.undo}
            </button>
          )}
          <button type="button" className="icon-button" aria-label={t.app.close} onClick={() => dismiss(id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  )
}
