/** What to do when a password or a card number was already given away: folded, and where it may be needed. */
import { useApp } from '../app/app-context.ts'

export const TypedAlready = ({ className }: { readonly className: string }) => {
  const { t } = useApp()
  return (
    <details className={className}>
      <summary>{t.look.typed}</summary>
      <ol className="steps">
        {t.look.typedSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </details>
  )
}
