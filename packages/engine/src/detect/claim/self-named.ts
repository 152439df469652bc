import { toUnicode } from '../../domain/idn.ts'
import type { Detector } from '../detector.ts'
import { strongestForeignClaim } from '../foreign-claim.ts'

const lettersOf = (s: string) => s.replace(/[^a-z0-9\u3040-\u30ff\u3400-\u9fff]/g, '')
/** Shorter labels stand in names by chance. */
const labelMin = 4

/**
 * FOR a mail: it says it is who its domain says it is. Phish name a brand and send from somewhere else; a small firm that
 * no list knows still has its own name on its own domain.
 */
export const selfNamed: Detector = {
  symbol: 'SELF_NAMED',
  aspect: 'claim',
  about: { ja: '差出人の名前とアドレスが一致しています', en: 'The sender’s name and its domain agree' },
  detect: (view) => {
    const { origin, fromName } = view
    if (origin.registrable === '' || origin.standing.lookAlike !== null) return null
    // A registry brand's name is what is forged: its own symbols ask for proof.
    if (origin.standing.kind === 'brand' && origin.proven !== true) return null
    if (origin.standing.kind === 'free-mail' || origin.standing.kind === 'free-host') return null
    const label = lettersOf(toUnicode(origin.registrable).split('.')[0] ?? '')
    const name = lettersOf(fromName.value)
    if (label.length < labelMin || name.length < labelMin) return null
    const words = fromName.value.split(/[^a-z0-9]+/).filter((w) => w.length >= labelMin)
    const agrees = name.includes(label) || words.some((w) => label.startsWith(w)) || label.includes(name)
    return agrees && !strongestForeignClaim(view) ? { value: 1 } : null
  },
}
