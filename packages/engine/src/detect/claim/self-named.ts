import type { StandingKind } from '../../domain/standing.ts'
import { isAlarming } from '../asked-links.ts'
import { isRegistered } from '../claims.ts'
import type { Detector } from '../detector.ts'
import { imageOnly } from '../disguise/image-only.ts'
import { strongestForeignClaim } from '../foreign-claim.ts'
import { lettersOf, ownLabel, wearsLabel } from '../own-name.ts'
import type { View } from '../view.ts'

/** Shorter labels stand in texts by chance. */
const saidLabelMin = 8
const headChars = 400

/**
 * FOR a mail: it says it is who its domain says it is. Phish name a brand and send from somewhere else; a small firm that
 * no list knows still has its own name on its own domain.
 */
export const selfNamed: Detector = {
  symbol: 'SELF_NAMED',
  aspect: 'claim',
  about: { ja: '差出人の名前とアドレスが一致しています', en: 'The sender’s name and its domain agree' },
  detect: (view) => {
    const { origin } = view
    if (origin.registrable === '' || origin.standing.lookAlike !== null) return null
    // What is known by name has symbols of its own; what anybody can have names nobody.
    if (!selfMade.has(origin.standing.kind)) return null
    const label = ownLabel(view)
    if (label === '') return null
    if (strongestForeignClaim(view) || (isAlarming(view) && namesBrand(view)) || isPicture(view)) return null
    return wearsLabel(view, label) || says(view, label) ? { value: 1 } : null
  },
}

const selfMade: ReadonlySet<StandingKind> = new Set(['unknown', 'popular', 'restricted', 'reserved'])
const mentionMin = 0.3
/** A stranger who alarms about accounts and names a brand in what he says, however softly; badges of shops and networks are none. */
const namesBrand = ({ claims }: View): boolean =>
  claims.some(
    (c) =>
      !c.ownDomain && c.strength >= mentionMin && isRegistered(c.brand) && c.places.some((place) => said.has(place)),
  )
const said: ReadonlySet<string> = new Set(['display-name', 'subject', 'text'])
/** Nothing it says can be read. */
const isPicture = (view: View): boolean => imageOnly.detect(view) !== null

/** Subject, greeting and signature name the sender in full: a long name does not stand there by chance. */
const says = ({ subject, text }: View, label: string): boolean => {
  if (label.length < saidLabelMin) return false
  const { value } = text
  return [subject.value, value.slice(0, headChars), value.slice(-headChars)].some((part) =>
    lettersOf(withoutAddresses(part)).includes(label),
  )
}

/** The domain written as an address says nothing that the address does not say already. */
const withoutAddresses = (s: string): string => s.replace(/\S*[@/]\S*|\S+\.(?:com|net|org|jp|co|io)\S*/g, ' ')
