/** The pane while no mail is open: what was kept out of the inbox, and where each move is written down. */
import type { Folder, Mailbox } from '../api/types.ts'
import { useApp } from '../app/app-context.ts'
import { home } from '../app/route.ts'
import { formatCount } from '../i18n/format.ts'
import { fill } from '../i18n/i18n.ts'
import { Icon } from '../parts/icon.tsx'

export const NothingOpen = ({ mailbox, junk }: { readonly mailbox: Mailbox; readonly junk: Folder | undefined }) => {
  const { t, lang, go, preferences } = useApp()
  const { phishing = 0, spam = 0 } = junk?.counts ?? {}
  const held = [
    ...(phishing > 0 ? [fill(t.reader.heldPhishing, { n: formatCount(phishing, lang) })] : []),
    ...(spam > 0 ? [fill(t.reader.heldSpam, { n: formatCount(spam, lang) })] : []),
  ]
  return (
    <div className="empty is-tall">
      <Icon name={held.length > 0 ? 'shield' : 'mail'} />
      <p className="empty-title">{t.reader.none}</p>
      {junk && held.length > 0 && (
        <>
          <p>{fill(t.reader.held, { what: held.join(t.reader.heldAnd) })}</p>
          <div className="buttons">
            <button type="button" onClick={() => go({ ...home, mailbox: mailbox.id, folder: junk.id })}>
              {t.reader.heldShow}
            </button>
            <button type="button" onClick={() => go({ screen: 'journal', mailbox: mailbox.id })}>
              {t.reader.journalShow}
            </button>
          </div>
        </>
      )}
      {preferences.letters && <p className="small only-wide">{t.reader.noneHelp}</p>}
    </div>
  )
}
