/** Whether a host resembles a brand's domain without being it. */
import { skeleton } from '../text/confusable.ts'
import { isAddress } from './address.ts'
import { prefixHashes, runHash, runMax, slotOf } from './hash-table.ts'
import { toUnicode } from './idn.ts'
import { newShape, shapeMax, shapeOf } from './label-shape.ts'
import { findEdited } from './look-alike-edit.ts'
import type { BrandWord, LookAlikeIndex } from './look-alike-index.ts'
import { wayOf } from './look-alike-way.ts'
import { hostParts } from './registrable.ts'
import type { LookAlikeWay } from './standing.ts'

export { buildLookAlikeIndex, type LookAlikeIndex } from './look-alike-index.ts'

export type LookAlike = {
  readonly brand: string
  readonly way: LookAlikeWay
  /** A whole domain of the brand stands in the host: no accident, whoever owns the rest. */
  readonly domain: boolean
}

/**
 * The brand whose own domain a host is, or stands under; the longest such domain.
 * @param host A-label form, lower case.
 * @param registrable as hostParts() gives it.
 */
export const ownerOf = (
  host: string,
  registrable: string,
  { owners, ownedUnder }: LookAlikeIndex,
): { readonly brand: string; readonly domain: string } | null => {
  if (!ownedUnder.has(registrable) && !ownedUnder.has(host)) return null
  for (let start = 0; ; ) {
    const domain = start === 0 ? host : host.slice(start)
    const brand = owners.get(domain)
    if (brand !== undefined) return { brand, domain }
    const dot = host.indexOf('.', start)
    if (dot < 0) return null
    start = dot + 1
  }
}

/**
 * @param host A-label form, lower case, without final dot.
 * @returns null for the brands' own domains, IP addresses, and hosts that resemble none. Never throws.
 */
export const lookAlike = (host: string, index: LookAlikeIndex): LookAlike | null => {
  if (host === '' || isAddress(host)) return null
  const { registrable, label, before } = hostParts(host)
  return label === '' || ownerOf(host, registrable, index) !== null ? null : lookAlikeOfParts(before, label, index)
}

/** The same for a host already taken apart and known to be no brand's own. */
export const lookAlikeOfParts = (before: string, label: string, index: LookAlikeIndex): LookAlike | null => {
  const text = before === '' ? label : `${before}.${label}`
  const ownStart = text.length - label.length
  if (!text.includes('xn--')) return find(text, ownStart, index)
  const readable = toLatin(text)
  const found = find(readable, readable.length - toLatin(label).length, index)
  // Written in other letters it is the same to the eye, whatever else it is.
  return found && found.way === 'other-suffix' ? { ...found, way: 'skeleton' } : found
}

/**
 * The brand a piece of text names or imitates as a label would: a local part ('amazon-support'), a path segment.
 */
export const brandInLabel = (text: string, index: LookAlikeIndex): LookAlike | null => {
  if (text === '') return null
  const label = toLatin(
    text
      .slice(0, shapeMax)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-'),
  )
  return find(label, 0, index)
}

const toLatin = (text: string): string => skeletonOfForeign(toUnicode(text))

/** Labels in other scripts as the Latin letters they look like; ASCII stays as it is. */
const skeletonOfForeign = (text: string): string => {
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) <= 127) continue
    return text
      .split('.')
      .map((label) => (/[^\0-\x7f]/.test(label) ? skeleton(label) : label))
      .join('.')
  }
  return text
}

const shape = newShape()
const prefix = new Int32Array(runMax)

const find = (text: string, ownStart: number, index: LookAlikeIndex): LookAlike | null => {
  shapeOf(text, shape)
  const found = findWord(text, ownStart, index)
  if (found) return found
  const edited = findEdited(text, shape, ownStart, index)
  return edited ? { brand: edited.word.brand, way: edited.own ? 'edit' : 'sub-domain', domain: false } : null
}

/** The plainer a way, the higher. */
const ranks: Readonly<Record<LookAlikeWay, number>> = {
  skeleton: 5,
  'other-suffix': 4,
  hyphen: 3,
  'sub-domain': 2,
  edit: 1,
}

/** Looks for each brand word at each place: as many hash look-ups as letters times lengths of words. */
const findWord = (text: string, ownStart: number, index: LookAlikeIndex): LookAlike | null => {
  const { letters, length } = shape
  const { lengths, whole, words } = index
  prefixHashes(letters, 0, length, prefix)
  let best: LookAlike | null = null
  let bestWord: BrandWord | null = null
  for (let start = 0; start < length; start++) {
    for (let l = 0; l < lengths.length; l++) {
      const end = start + lengths[l]!
      if (end > length) break
      const key = runHash(prefix, start, end)
      for (let i = slotOf(whole, key); whole.slots[i] !== 0; i = (i + 1) & whole.mask) {
        if (whole.keys[i] !== key) continue
        const word = words[whole.slots[i]! - 1]!
        if (!sameLetters(word.letters, letters, start)) continue
        const way = wayOf({ text, ownStart, shape, word, start, end })
        if (way === null) continue
        if (best === null || bestWord === null || isPlainer({ word, way }, { word: bestWord, way: best.way })) {
          best = { brand: word.brand, way, domain: word.weight === 'domain' }
          bestWord = word
        }
      }
    }
  }
  return best
}

type Found = { readonly word: BrandWord; readonly way: LookAlikeWay }

/** A whole domain before a word, a longer word before a shorter, then the plainer way. */
const isPlainer = (a: Found, b: Found): boolean => {
  const domains = +(a.word.weight === 'domain') - +(b.word.weight === 'domain')
  if (domains !== 0) return domains > 0
  const letters = a.word.letters.length - b.word.letters.length
  return letters > 0 || (letters === 0 && ranks[a.way] > ranks[b.way])
}

const sameLetters = (word: Uint8Array, letters: Uint8Array, start: number): boolean => {
  for (let i = 0; i < word.length; i++) if (word[i] !== letters[start + i]) return false
  return true
}
