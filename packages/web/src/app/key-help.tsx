/** All keys and what they do. */
import { keysOf } from '../keyboard/keymap.ts'
import { Dialog } from '../parts/dialog.tsx'
import { useApp } from './app-context.ts'

const shown: Readonly<Record<string, string>> = { ArrowDown: '↓', ArrowUp: '↑', Escape: 'Esc' }

export const KeyHelp = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useApp()
  return (
    <Dialog title={t.keys.title} onClose={onClose}>
      <dl className="keys">
        {keysOf.map(([command, keys]) => (
          <div key={command}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{shown[key] ?? key}</kbd>
              ))}
            </dt>
            <dd>{t.keys[command]}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
