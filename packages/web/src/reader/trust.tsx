/** Trusting a sender: bound to the domain that was proven, and explained before it is done. */
import type { MessageView } from '../api/types.ts'
import { useApp } from '../app/app-context.ts'
import { fill } from '../i18n/i18n.ts'
import { Icon } from '../parts/icon.tsx'

export const TrustSender = ({ view, onChanged }: { readonly view: MessageView; readonly onChanged: () => void }) => {
  const { api, t, lang, say, sayFailure } = useApp()
  const { on, domain, refusal } = view.trust
  const set = async (next: boolean) => {
    const result = await api.trust(view.row.id, next)
    if (!result.ok) {
      sayFailure(result.failure)
      return
    }
    say(fill(next ? t.trust.done : t.trust.undone, { domain: domain ?? '' }), async () => {
      await api.trust(view.row.id, !next)
      onChanged()
    })
    onChanged()
  }
  return (
    <div className="trust">
      <Icon name="shield" />
      <p>
        {domain === null ? (refusal?.[lang] ?? t.trust.cannot) : fill(on ? t.trust.isOn : t.trust.explain, { domain })}
      </p>
      {domain !== null && (
        <button type="button" className="is-small" onClick={() => void set(!on)}>
          {on ? t.trust.off : t.trust.on}
        </button>
      )}
    </div>
  )
}
