/** Where an account has no mailbox of its own: nothing is forced on whoever only looks after what is held. */
import { useApp } from '../app/app-context.ts'

export const NoMailbox = () => {
  const { t, go } = useApp()
  return (
    <div className="empty">
      <p className="empty-title">{t.people.empty}</p>
      <p>{t.people.emptyAbout}</p>
      <button type="button" onClick={() => go({ screen: 'start', mailbox: null })}>
        {t.app.addMailbox}
      </button>
    </div>
  )
}
