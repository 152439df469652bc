/** Rows of the quarantine, to be opened or chosen. */
import type { HeldRow } from '../../api/held-types.ts'
import { useApp } from '../../app/app-context.ts'
import { formatDateTime } from '../../i18n/format.ts'
import { fill } from '../../i18n/i18n.ts'
import { Chip } from '../../parts/chip.tsx'
import { harmless } from '../../parts/harmless.ts'

export const heldHeadline = ({ verdict }: Pick<HeldRow, 'verdict'>) => (verdict === 'ham' ? 'review' : verdict)

export const HeldList = ({
  rows,
  chosen,
  onChoose,
  onOpen,
}: {
  readonly rows: readonly HeldRow[]
  /** null: nothing can be done with these. */
  readonly chosen: ReadonlySet<number> | null
  readonly onChoose: (id: number, on: boolean) => void
  readonly onOpen: (id: number) => void
}) => {
  const { t, lang } = useApp()
  return (
    <ul className="held-rows">
      {rows.map((row) => {
        const subject = harmless(row.subject) || t.list.noSubject
        return (
          <li key={row.id}>
            {chosen && (
              <label className="held-tick">
                <input
                  type="checkbox"
                  checked={chosen.has(row.id)}
                  disabled={row.state !== 'held'}
                  onChange={({ target }) => onChoose(row.id, target.checked)}
                />
                <span className="sr">{fill(t.held.select, { subject })}</span>
              </label>
            )}
            <button type="button" className="held-row" onClick={() => onOpen(row.id)}>
              <span className="held-line">
                <b dir="auto">{harmless(row.fromName || row.fromAddress)}</b>
                <time dateTime={new Date(row.heldAt).toISOString()}>{formatDateTime(row.heldAt, lang)}</time>
              </span>
              <span className="held-subject" dir="auto">
                {subject}
              </span>
              <span className="held-line small">
                <Chip headline={heldHeadline(row)} />
                <span>
                  {t.held.to}: {harmless(row.recipient)}
                </span>
                {row.state !== 'held' && <span className="tag">{t.held.states[row.state]}</span>}
              </span>
              {row.proof !== null && (
                <span className="small">
                  {t.held.proof}: <code>{harmless(row.proof)}</code>
                </span>
              )}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
