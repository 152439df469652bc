/**
 * Campaign fingerprints: a sketch by which near-identical mails find each other, whatever number, name or link was
 * filled in. One-permutation MinHash (Li, Owen, Zhang 2012) over the hashed grams and the shape of the targets.
 */
import { isDoubtful } from '../detect/links.ts'
import type { View } from '../detect/view.ts'
import { sameRegistrable } from '../domain/same-registrable.ts'

/** Values in a sketch; the estimated likeness is right within about 0.09 (one over the square root). */
export const sketchSize = 128
/** Bands for look-up: two mails meet when one band of four values is equal. At likeness 0.8 that is all but certain. */
export const bandSize = 4
/** From here on two mails are one campaign. */
export const sameCampaignLikeness = 0.6
/** Texts with fewer grams say too little to be a campaign. */
const gramsMin = 40

/**
 * Phish copy a brand's own mail word for word, so words alone would make the two one campaign: what is known of the copy
 * would then hold for the true one. 'own': a domain of standing writes and leads nowhere doubtful; 'other': all else.
 */
export type Stance = 'own' | 'other'
/** What of a view a fingerprint looks at. */
type Stood = Pick<View, 'links' | 'origin' | 'claims' | 'message'>
export type Fingerprint = { readonly sketch: Uint32Array; readonly stance: Stance }

const ownKinds: ReadonlySet<string> = new Set(['brand', 'service', 'restricted', 'popular'])

const stanceOf = ({ origin, links, claims, message }: Stood): Stance => {
  // A brand whose domain anybody gets an address at (a provider, a file store) is the brand where it speaks for itself.
  const known = ownKinds.has(origin.standing.kind) || claims[0]?.ownDomain === true
  if (!known || origin.proven === false) return 'other'
  if (links.some(({ own, standing }) => !own && isDoubtful(standing.kind))) return 'other'
  const answersElsewhere = message.replyTo.some(({ domain }) => !sameRegistrable(domain, origin.headerFrom))
  return answersElsewhere ? 'other' : 'own'
}

const mix = (x: number): number => {
  let h = Math.imul(x ^ (x >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return (h ^ (h >>> 16)) >>> 0
}

const empty = 0xffffffff

/** @returns null where there is too little text to tell campaigns apart. */
export const fingerprintOf = (grams: Uint32Array, view: Stood): Fingerprint | null => {
  if (grams.length < gramsMin) return null
  const sketch = new Uint32Array(sketchSize).fill(empty)
  const put = (item: number) => {
    const h = mix(item)
    const bin = h % sketchSize
    const value = mix(h ^ 0x5bd1e995) >>> 1
    if (value < sketch[bin]!) sketch[bin] = value
  }
  for (const id of grams) put(id)
  // Shape of a target: how it is reached and what kind of place it is, never which.
  for (const { link, standing } of view.links.slice(0, 20)) {
    const depth = link.target.path.split('/').length
    put(hashShape(`${link.source} ${standing.kind} ${depth}`))
  }
  densify(sketch)
  return { sketch, stance: stanceOf(view) }
}

/** Empty bins borrow from the next full one, with an offset, so that sparse texts compare too (Shrivastava, Li 2014). */
const densify = (sketch: Uint32Array): void => {
  const full = sketch.slice()
  for (let bin = 0; bin < sketchSize; bin++) {
    if (full[bin] !== empty) continue
    for (let step = 1; step < sketchSize; step++) {
      const value = full[(bin + step) % sketchSize]!
      if (value === empty) continue
      sketch[bin] = mix(value + step * 0x9e3779b1) >>> 1
      break
    }
  }
}

const hashShape = (s: string): number => {
  let h = 0x811c9dc5
  for (let i = 0; i < s.length; i++) h = Math.imul(h ^ s.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/** Estimated Jaccard likeness, 0 to 1; 0 where the stances differ. */
export const likeness = (a: Fingerprint, b: Fingerprint): number => {
  if (a.stance !== b.stance) return 0
  let equal = 0
  for (let i = 0; i < sketchSize; i++) if (a.sketch[i] === b.sketch[i]) equal++
  return equal / sketchSize
}

/** Keys for an index: near-identical mails share at least one. */
export const bandsOf = ({ sketch, stance }: Fingerprint): readonly string[] => {
  const bands: string[] = []
  for (let i = 0; i < sketchSize; i += bandSize) {
    let h = i
    for (let k = 0; k < bandSize; k++) h = mix(h ^ sketch[i + k]!) + k
    bands.push(`${stance === 'own' ? 'o' : ''}${(i / bandSize).toString(36)}:${(h >>> 0).toString(36)}`)
  }
  return bands
}
