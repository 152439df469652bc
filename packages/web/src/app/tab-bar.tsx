/** On a phone: the screens used most, under the thumb. */
import { Icon, type IconName } from '../parts/icon.tsx'
import { useApp } from './app-context.ts'
import { home, type Route } from './route.ts'

export const TabBar = ({ onMore }: { readonly onMore: () => void }) => {
  const { t, route, go } = useApp()
  const { mailbox } = route
  const tabs: readonly (readonly [Route, IconName, string])[] = [
    [{ ...home, mailbox }, 'mail', t.app.mail],
    [{ screen: 'look-up', mailbox }, 'look', t.app.lookUpShort],
    [{ screen: 'journal', mailbox }, 'journal', t.app.journalShort],
  ]
  return (
    <nav className="tabs" aria-label={t.app.menu}>
      {tabs.map(([to, icon, label]) => (
        <button
          key={to.screen}
          type="button"
          aria-current={route.screen === to.screen ? 'page' : undefined}
          onClick={() => go(to)}
        >
          <Icon name={icon} />
          <span>{label}</span>
        </button>
      ))}
      <button type="button" onClick={onMore}>
        <Icon name="menu" />
        <span>{t.app.more}</span>
      </button>
    </nav>
  )
}
