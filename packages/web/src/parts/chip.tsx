/** The word for a mail, with a colour and a sign of its own: colour alone tells nobody anything. */

import type { Headline } from '../api/types.ts'
import { useApp } from '../app/app-context.ts'
import { Icon, type IconName } from './icon.tsx'

const signs: Readonly<Record<Headline, IconName>> = {
  ham: 'good',
  'maybe-spam': 'neutral',
  review: 'review',
  spam: 'junk',
  phishing: 'bad',
  none: 'more',
}

export const Chip = ({ headline }: { readonly headline: Headline }) => {
  const { t } = useApp()
  return (
    <span className={`chip is-${headline}`}>
      <Icon name={signs[headline]} />
      {t.chip[headline]}
    </span>
  )
}
