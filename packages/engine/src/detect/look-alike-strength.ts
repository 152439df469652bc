/** How sure a look-alike is one: some ways of resembling are also how honest firms name their second domain. */
import type { LookAlikeWay, Standing } from '../domain/standing.ts'

const strengths: Readonly<Record<LookAlikeWay, number>> = {
  skeleton: 1,
  'sub-domain': 0.9,
  edit: 0.8,
  // smbc-card.top: phish, or a brand's own campaign site; temu-official.example likewise.
  'other-suffix': 0.6,
  hyphen: 0.5,
}

export const lookAlikeStrength = ({ lookAlike }: Standing): number => (lookAlike ? strengths[lookAlike] : 0)

/** A dealer names itself so: 'toyota-matsumoto.example'. */
export const isDealersWay = ({ lookAlike }: Standing): boolean => lookAlike === 'hyphen' || lookAlike === 'other-suffix'

/** Without a lure beside it such a name is the dealer's as often as not. */
export const dealersShare = 0.5

/** What a sender's look-alike domain claims by itself. */
export const domainStrength = (standing: Standing): number =>
  lookAlikeStrength(standing) * (isDealersWay(standing) ? dealersShare : 1)
