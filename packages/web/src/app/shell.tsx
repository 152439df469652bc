/** The page's frame: folders and tools at the side, or behind a button where there is no room; the screen beside them. */
import { useEffect, useRef, useState } from 'react'
import { useCommands } from '../keyboard/use-commands.ts'
import { Icon } from '../parts/icon.tsx'
import { Health } from '../screens/health.tsx'
import { Held } from '../screens/held/held.tsx'
import { Journal } from '../screens/journal.tsx'
import { Learned } from '../screens/learned.tsx'
import { Lists } from '../screens/lists.tsx'
import { LookUp } from '../screens/look-up.tsx'
import { Mail } from '../screens/mail.tsx'
import { NoMailbox } from '../screens/no-mailbox.tsx'
import { Accounts } from '../screens/people/accounts.tsx'
import { Audit } from '../screens/people/audit.tsx'
import { OwnAccount } from '../screens/people/own-account.tsx'
import { Settings } from '../screens/settings.tsx'
import { DryRunScreen } from '../screens/wizard/dry-run.tsx'
import { isAdmin, mailboxOf, type Toast, useApp } from './app-context.ts'
import { home } from './route.ts'
import { Side } from './side.tsx'
import { TabBar } from './tab-bar.tsx'
import { Toasts } from './toasts.tsx'
import { useWide } from './use-wide.ts'

export const Shell = ({
  toasts,
  dismiss,
}: {
  readonly toasts: readonly Toast[]
  readonly dismiss: (id: number) => void
}) => {
  const app = useApp()
  const { t, state, route, go, preferences, openHelp, connected } = app
  const [drawer, setDrawer] = useState(false)
  const main = useRef<HTMLElement>(null)
  const isWide = useWide()
  const mailbox = mailboxOf(app)

  // A new screen begins at its top, and a screen reader begins to read there.
  const { screen } = route
  const before = useRef(screen)
  useEffect(() => {
    setDrawer(false)
    if (before.current === screen) return
    before.current = screen
    main.current?.focus({ preventScroll: true })
    main.current?.scrollTo(0, 0)
  }, [screen])

  useCommands(
    {
      help: openHelp,
      look: () => go({ screen: 'look-up', mailbox: null }),
      undo: () => {
        const toast = toasts.findLast(({ undo }) => undo !== null)
        if (!toast?.undo) return
        dismiss(toast.id)
        void toast.undo()
      },
      ...(screen === 'mail' ? {} : { back: () => go({ ...home, mailbox: route.mailbox }) }),
    },
    preferences.letters,
  )

  return (
    <div className={`shell${isWide ? ' is-wide' : ''}`}>
      <a className="skip" href="#main">
        {t.app.skip}
      </a>
      {isWide && <Side />}
      {drawer && !isWide && <Drawer onClose={() => setDrawer(false)} />}
      <main id="main" ref={main} tabIndex={-1} className={screen === 'mail' ? 'main is-mail' : 'main'}>
        {!isWide && screen !== 'mail' && (
          <div className="bar">
            <button type="button" className="icon-button" aria-label={t.app.menu} onClick={() => setDrawer(true)}>
              <Icon name="menu" />
            </button>
            <span className="bar-name">{t.app.name}</span>
          </div>
        )}
        {!connected && (
          <p className="banner is-problem" role="alert">
            {t.app.offline}
          </p>
        )}
        {screen === 'mail' && mailbox && (
          <Mail key={mailbox.id} mailbox={mailbox} onMenu={isWide ? null : () => setDrawer(true)} />
        )}
        {screen === 'mail' && !mailbox && <NoMailbox />}
        {screen === 'account' && state.account && <OwnAccount />}
        {screen === 'accounts' && isAdmin(state) && <Accounts />}
        {screen === 'audit' && isAdmin(state) && <Audit />}
        {screen === 'held' && <Held />}
        {screen === 'look-up' && <LookUp />}
        {screen === 'journal' && mailbox && <Journal mailbox={mailbox} />}
        {screen === 'learned' && mailbox && <Learned mailbox={mailbox} />}
        {screen === 'lists' && mailbox && <Lists mailbox={mailbox} />}
        {screen === 'settings' && <Settings mailbox={mailbox} />}
        {screen === 'health' && <Health />}
        {screen === 'dry-run' && mailbox && <DryRunScreen mailbox={mailbox} />}
      </main>
      <Toasts toasts={toasts} dismiss={dismiss} />
      {!isWide && <TabBar onMore={() => setDrawer(true)} />}
    </div>
  )
}

const Drawer = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useApp()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes; the click is only for the dark around the drawer
    <dialog
      ref={dialog}
      className="drawer"
      aria-label={t.app.menu}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={({ target }) => {
        if (target === dialog.current) onClose()
      }}
    >
      <Side onChosen={onClose} />
    </dialog>
  )
}
