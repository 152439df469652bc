/** Whether a host resembles a brand's domain without being it. */
import { skeleton } from '../text/confusable.ts'
import { isAddress } from './address.ts'
import { wholeBait } from './bait.ts'
import { prefixHashes, runHash, runMax, slotOf } from './hash-table.ts'
import { toUnicode } from './idn.ts'
import { join, newShape, type Shape, shapeOf } from './label-shape.ts'
import { otherWords } from './label-words.ts'
import { findEdited } from './look-alike-edit.ts'
import type { BrandWord, LookAlikeIndex } from './look-alike-index.ts'
import { hostParts } from './registrable.ts'
import type { LookAlikeWay } from './standing.ts'

export { buildLookAlikeIndex, type LookAlikeEntry, type LookAlikeIndex } from './look-alike-index.ts'

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
  const label = toLatin(text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-'))
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

/** Ways from the plainest on: of two findings in a host the plainer is kept, then the longer word. */
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
        const better =
          bestWord === null ||
          best === null ||
          (word.weight === 'domain') > best.domain ||
          ((word.weight === 'domain') === best.domain &&
            (word.letters.length > bestWord.letters.length ||
              (word.letters.length === bestWord.letters.length && ranks[way] > ranks[best.way])))
        if (better) {
          best = { brand: word.brand, way, domain: word.weight === 'domain' }
          bestWord = word
        }
      }
    }
  }
  return best
}

const sameLetters = (word: Uint8Array, letters: Uint8Array, start: number): boolean => {
  for (let i = 0; i < word.length; i++) if (word[i] !== letters[start + i]) return false
  return true
}

type Place = {
  readonly text: string
  readonly ownStart: number
  readonly shape: Shape
  readonly word: BrandWord
  readonly start: number
  readonly end: number
}

/** From here on a word is long enough to mean the brand wherever it stands. */
const anywhereMin = 8
const domainAnywhereMin = 9
/** 'amazoncojp' is no part of a word; 'hotelscom' is one of 'hotelscombined'. */
const isCountryDomain = ({ text }: BrandWord): boolean => /(?:co|ne|or|go|ac)jp$/.test(text)
/** Letters after a strong word that are filler: 'rakutenxy'. Before it they make another word: 'hicloud'. */
const fillerAllowed = (letters: number): number => (letters >= 7 ? 2 : 1)

/** What a brand's word at this place of the host amounts to; null when it may be there by chance. */
const wayOf = ({ text, ownStart, shape: { joins, at, length }, word, start, end }: Place): LookAlikeWay | null => {
  const own = at[start]! >= ownStart
  const part: LookAlikeWay = own ? 'hyphen' : 'sub-domain'
  const left = joins[start]!
  const right = joins[end]!
  if (word.weight === 'domain') {
    const edges = left >= join.digit && right >= join.digit
    if (word.letters.length >= domainAnywhereMin) return edges || isCountryDomain(word) ? part : null
    // A short one has to be written with something for its dot: 's-team.phish.test', not 'steam'.
    return edges && joins[start + word.labelLetters]! >= join.hyphen ? part : null
  }
  for (let i = start + 1; i < end; i++) {
    if (joins[i] === join.dot) return null
    // 'eki-net' is eki-net; 'free-electronics' is no freee.
    if (joins[i] === join.hyphen && (left < join.digit || right < join.digit)) return null
  }
  let labelStart = start
  while (joins[labelStart] !== join.dot) labelStart--
  let labelEnd = end
  while (labelEnd < length && joins[labelEnd] !== join.dot) labelEnd++

  const written = text.slice(at[start], at[end]).replace(/[^a-z0-9]/g, '')
  const exact = written === word.text
  if (labelStart === start && labelEnd === end) {
    if (exact)
      return own ? (word.text.length >= 3 ? 'other-suffix' : null) : word.weight === 'weak' ? null : 'sub-domain'
    if (word.letters.length < 4 || (/^[a-z]+$/.test(written) && !isTelling(word, written))) return null
    return own ? 'skeleton' : word.weight === 'strong' ? 'sub-domain' : null
  }
  if (!exact && word.weight !== 'strong') return null

  let pieceStart = start
  while (joins[pieceStart]! < join.hyphen) pieceStart--
  let pieceEnd = end
  while (joins[pieceEnd]! < join.hyphen) pieceEnd++
  /** Glued to the word, up to the next hyphen. */
  const before = text.slice(at[pieceStart], at[start])
  const after = text.slice(at[end], at[pieceEnd])
  const pieceIsBait = wholeBait(before) && wholeBait(after)
  if (exact && word.rare && before === '' && !otherWords.some((other) => text.startsWith(other, at[start]))) return part
  switch (word.weight) {
    case 'strong': {
      const leftClear = left >= join.digit || wholeBait(before)
      const rightClear = right >= join.digit || wholeBait(after)
      if (word.letters.length >= anywhereMin && (leftClear || rightClear)) return part
      return leftClear && (rightClear || after.length <= fillerAllowed(word.letters.length)) ? part : null
    }
    case 'plain':
      return pieceIsBait ? part : null
    case 'weak': {
      if (!pieceIsBait || ((word.common || word.text.length <= 2) && (pieceStart !== start || pieceEnd !== end)))
        return null
      if (threeLetters.test(before) || threeLetters.test(after)) return part
      const ahead = text.slice(at[labelStart], at[start])
      const behind = text.slice(at[end], at[labelEnd])
      return wholeBait(ahead) && wholeBait(behind) && threeLetters.test(`${ahead} ${behind}`) ? part : null
    }
  }
}

const threeLetters = /[a-z]{3}/

/** Without a digit in it, a look-alike may be a word of its own: acorn is no acom, and lime no line. */
const isTelling = (word: BrandWord, written: string): boolean =>
  !word.common && (word.rare || word.letters.length > 4 || written.length === word.text.length)
