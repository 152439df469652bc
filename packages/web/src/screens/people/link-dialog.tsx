/** A one-time link, shown once to who hands it on. */
import type { Invitation } from '../../api/people-types.ts'
import { useApp } from '../../app/app-context.ts'
import { formatDateTime } from '../../i18n/format.ts'
import { fill } from '../../i18n/i18n.ts'
import { Dialog } from '../../parts/dialog.tsx'

export const LinkDialog = ({
  invitation,
  onClose,
}: {
  readonly invitation: Invitation
  readonly onClose: () => void
}) => {
  const { t, lang, say } = useApp()
  const { people } = t
  const { link, expiresAt } = invitation
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link)
      say(people.copied)
    } catch {
      // Not allowed here: the field is there to be copied from.
    }
  }
  return (
    <Dialog title={people.linkTitle} onClose={onClose}>
      <label className="field">
        <span>{people.link}</span>
        <input type="text" readOnly value={link} onFocus={({ target }) => target.select()} />
      </label>
      <p className="small">{fill(people.linkAbout, { date: formatDateTime(expiresAt, lang) })}</p>
      <div className="buttons">
        <button type="button" className="is-main" onClick={() => void copy()}>
          {people.copy}
        </button>
        <button type="button" onClick={onClose}>
          {t.app.close}
        </button>
      </div>
    </Dialog>
  )
}
