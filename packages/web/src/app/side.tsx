/** Mailboxes with their folders, then the tools. */
import { useCallback } from 'react'
import type { Folder, FolderRole, Mailbox } from '../api/types.ts'
import { formatCount } from '../i18n/format.ts'
import { fill } from '../i18n/i18n.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { isAdmin, mailboxOf, useApp } from './app-context.ts'
import { folderName, mailboxName, sortFolders } from './folders.ts'
import { home, type PlainScreen, type Route } from './route.ts'
import { useFolders } from './use-folders.ts'

const icons: Readonly<Record<FolderRole, IconName>> = {
  inbox: 'inbox',
  junk: 'junk',
  sent: 'sent',
  review: 'review',
  trash: 'trash',
  archive: 'archive',
  other: 'folder',
}

const tools: readonly (readonly [PlainScreen, IconName])[] = [
  ['look-up', 'look'],
  ['journal', 'journal'],
  ['learned', 'learned'],
  ['lists', 'lists'],
  ['health', 'health'],
  ['settings', 'settings'],
]
const ofGateway: typeof tools = [['held', 'shield']]
const ofAccounts: typeof tools = [['account', 'person']]
const ofAdmins: typeof tools = [
  ['accounts', 'lists'],
  ['audit', 'journal'],
]

export const Side = ({ onChosen }: { readonly onChosen?: () => void }) => {
  const app = useApp()
  const { t, state, go, route } = app
  const current = mailboxOf(app)
  const choose = useCallback(
    (next: Route) => {
      go(next)
      onChosen?.()
    },
    [go, onChosen],
  )
  const { own: account, accounts, audit } = t.people
  const label: Readonly<Record<string, string>> = {
    ...t.app,
    'look-up': t.app.lookUp,
    held: t.held.title,
    account,
    accounts,
    audit,
  }
  return (
    <aside className="side" aria-label={t.app.menu}>
      <button type="button" className="brand" onClick={() => choose({ ...home, mailbox: current?.id ?? null })}>
        <img src={new URL('../icon.svg', import.meta.url).href} alt="" width="28" height="28" />
        <span>
          <b>{t.app.name}</b>
          <small lang="ja">{t.app.reading}</small>
        </span>
      </button>
      <nav aria-label={t.app.mail}>
        {state.mailboxes.map((mailbox) => (
          <MailboxFolders
            key={mailbox.id}
            mailbox={mailbox}
            isOnly={state.mailboxes.length === 1}
            choose={choose}
            isCurrent={current?.id === mailbox.id && route.screen === 'mail'}
          />
        ))}
        <button type="button" className="side-item is-quiet" onClick={() => choose({ screen: 'start', mailbox: null })}>
          <Icon name="plus" />
          <span>{state.demo ? t.app.addOwn : t.app.addMailbox}</span>
        </button>
      </nav>
      <nav aria-label={t.app.more} className="side-tools">
        {[
          ...tools,
          ...(state.gateway ? ofGateway : []),
          ...(state.account ? ofAccounts : []),
          ...(state.account && isAdmin(state) ? ofAdmins : []),
        ].map(([screen, icon]) => (
          <button
            key={screen}
            type="button"
            className="side-item"
            aria-current={route.screen === screen ? 'page' : undefined}
            onClick={() => choose({ screen, mailbox: current?.id ?? null })}
          >
            <Icon name={icon} />
            <span>{label[screen]}</span>
          </button>
        ))}
      </nav>
      <p className="side-note">{t.app.noComposing}</p>
    </aside>
  )
}

const MailboxFolders = ({
  mailbox,
  isOnly,
  isCurrent,
  choose,
}: {
  readonly mailbox: Mailbox
  readonly isOnly: boolean
  readonly isCurrent: boolean
  readonly choose: (route: Route) => void
}) => {
  const { t, route, lang, state } = useApp()
  const folders = sortFolders(useFolders(mailbox.id) ?? [])
  const chosen = route.screen === 'mail' ? (route.folder ?? folders.find(({ role }) => role === 'inbox')?.id) : null
  const isSick = mailbox.health.state === 'error'
  return (
    <section aria-label={mailboxName(mailbox, t)}>
      <h2 className="side-mailbox">
        <span className={`dot is-${mailbox.health.state}`} title={t.health.state[mailbox.health.state]} />
        <span className="side-mailbox-name">{mailboxName(mailbox, t)}</span>
        {(mailbox.kind === 'demo' || (isOnly && state.demo)) && <span className="tag">{t.app.demo}</span>}
        {mailbox.mode === 'shadow' && <span className="tag">{t.list.shadow}</span>}
        {isSick && <span className="sr">{t.health.state.error}</span>}
      </h2>
      <ul>
        {folders.map((folder) => (
          <li key={folder.id}>
            <button
              type="button"
              className="side-item"
              aria-current={isCurrent && chosen === folder.id ? 'page' : undefined}
              onClick={() => choose({ ...home, mailbox: mailbox.id, folder: folder.id })}
            >
              <Icon name={icons[folder.role]} />
              <span>{folderName(folder, t)}</span>
              <FolderCount folder={folder} />
            </button>
          </li>
        ))}
      </ul>
      {mailbox.progress && mailbox.progress.of > 0 && (
        <p className="side-note">
          {fill(t.list.moving, {
            done: formatCount(mailbox.progress.done, lang),
            of: formatCount(mailbox.progress.of, lang),
          })}
        </p>
      )}
    </section>
  )
}

/** Of the inbox what needs a look, of every folder what is unread. */
const FolderCount = ({ folder }: { readonly folder: Folder }) => {
  const { t, lang } = useApp()
  const alarming = folder.role === 'inbox' ? folder.counts.phishing + folder.counts.review : 0
  return (
    <span className="side-counts">
      {alarming > 0 && (
        <span className="count is-review" title={t.list.alarming}>
          <span className="sr">{t.list.alarming} </span>
          {formatCount(alarming, lang)}
        </span>
      )}
      {folder.unread > 0 && (
        <span className="count">
          <span className="sr">{t.list.unread} </span>
          {formatCount(folder.unread, lang)}
        </span>
      )}
    </span>
  )
}
