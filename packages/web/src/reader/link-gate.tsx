/** The question before a link whose target is unknown, is not what is shown, or is not the sender's. */
import type { Entrance, LinkRow } from '../api/types.ts'
import { useApp } from '../app/app-context.ts'
import { fill } from '../i18n/i18n.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { gateReasons } from './gate-reasons.ts'

export const LinkGate = ({
  link,
  entrance,
  sender,
  onClose,
}: {
  readonly link: LinkRow
  readonly entrance: Entrance | null
  readonly sender: string
  readonly onClose: () => void
}) => {
  const { t, lang } = useApp()
  return (
    <Dialog title={t.gate.title} className="gate" onClose={onClose}>
      <ul className="gate-why">
        {gateReasons(link, sender).map((reason) => (
          <li key={reason}>
            <Icon name="review" /> {t.gate[reason]}
          </li>
        ))}
      </ul>
      <dl className="gate-where">
        {link.shownAs !== '' && (
          <div>
            <dt>{t.gate.shown}</dt>
            <dd>{link.shownAs}</dd>
          </div>
        )}
        <div>
          <dt>{t.gate.goes}</dt>
          <dd>
            <b className="gate-domain">{link.registrable || link.host}</b> <span>{link.standing[lang]}</span>
            {link.onward !== '' && <p>{fill(t.reader.linkLeadsOn, { onward: link.onward })}</p>}
          </dd>
        </div>
        <div>
          <dt>{t.gate.full}</dt>
          <dd className="gate-full">{link.href}</dd>
        </div>
      </dl>
      <div className="buttons">
        {entrance && (
          <a className="button is-main" href={entrance.url} target="_blank" rel="noopener noreferrer" onClick={onClose}>
            <Icon name="door" /> {t.gate.instead}
          </a>
        )}
        <button type="button" className={entrance ? undefined : 'is-main'} onClick={onClose}>
          {t.gate.stay}
        </button>
        <a className="button is-quiet" href={link.href} target="_blank" rel="noopener noreferrer" onClick={onClose}>
          {t.gate.open}
        </a>
      </div>
    </Dialog>
  )
}
