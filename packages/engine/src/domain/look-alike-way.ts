/** What a brand's word at one place of a host amounts to. */
import { wholeBait } from './bait.ts'
import { join, type Shape } from './label-shape.ts'
import { otherWords } from './label-words.ts'
import type { BrandWord } from './look-alike-index.ts'
import type { LookAlikeWay } from './standing.ts'

/** Where the folded letters of a word stand. */
export type Place = {
  /** The host without its public suffix. */
  readonly text: string
  /** Where in it the registrable label begins. */
  readonly ownStart: number
  readonly shape: Shape
  readonly word: BrandWord
  readonly start: number
  readonly end: number
}

/** From here on one clear side is enough for a word to mean the brand. */
const oneSideMin = 8
/** A whole domain written without dots is no word by chance from here on. */
const plainDomainMin = 9
/** 'amazoncojp' is no part of a word; 'hotelscom' is one of 'hotelscombined'. */
const countryDomain = /(?:co|ne|or|go|ac)jp$/
/** Letters after a strong word that are filler: 'rakutenxy'. Before it they make another word: 'hicloud'. */
const fillerAllowed = (letters: number): number => (letters >= 7 ? 2 : 1)
const threeLetters = /[a-z]{3}/
const onlyLetters = /^[a-z]+$/

/** @returns null when the word may stand there by chance. */
export const wayOf = (place: Place): LookAlikeWay | null => {
  const { text, ownStart, shape, word, start, end } = place
  const { joins, at } = shape
  const own = at[start]! >= ownStart
  if (word.weight === 'domain') return isDomainThere(place) ? (own ? 'hyphen' : 'sub-domain') : null
  let spansHyphen = false
  for (let i = start + 1; i < end; i++) {
    if (joins[i] === join.dot) return null
    if (joins[i] === join.hyphen) spansHyphen = true
  }
  const written = text.slice(at[start], at[end]).replace(/[^a-z0-9]/g, '')
  const exact = written === word.text
  if (joins[start] === join.dot && joins[end] === join.dot) return wholeLabelWay(word, written, own)
  const isThere = exact
    ? word.weight === 'weak'
      ? isWeakThere(place)
      : isWordThere(place, spansHyphen)
    : word.weight === 'strong' && isStrongThere(place, spansHyphen)
  return isThere ? (own ? 'hyphen' : 'sub-domain') : null
}

const isDomainThere = ({ shape: { joins }, word, start, end }: Place): boolean => {
  const edges = joins[start]! >= join.digit && joins[end]! >= join.digit
  if (word.letters.length >= plainDomainMin) return edges || countryDomain.test(word.text)
  // A short one has to be written with something for its dot: 's-team.phish.test', not 'steam'.
  return edges && joins[start + word.labelLetters]! >= join.hyphen
}

const wholeLabelWay = (word: BrandWord, written: string, own: boolean): LookAlikeWay | null => {
  if (written === word.text) {
    if (own) return word.text.length >= 3 ? 'other-suffix' : null
    return word.weight === 'weak' ? null : 'sub-domain'
  }
  if (word.letters.length < 4 || (onlyLetters.test(written) && !isTelling(word, written))) return null
  return own ? 'skeleton' : word.weight === 'strong' ? 'sub-domain' : null
}

/** Without a digit in it, a look-alike may be a word of its own: acorn is no acom, and lime no line. */
const isTelling = (word: BrandWord, written: string): boolean =>
  !word.common && (word.rare || word.letters.length > 4 || written.length === word.text.length)

/** What is glued to the word on both sides, up to the next hyphen or dot. */
const gluedTo = ({ text, shape: { joins, at }, start, end }: Place): { before: string; after: string } => {
  let from = start
  while (joins[from]! < join.hyphen) from--
  let to = end
  while (joins[to]! < join.hyphen) to++
  return { before: text.slice(at[from], at[start]), after: text.slice(at[end], at[to]) }
}

/** A plain or strong word as it is spelt. */
const isWordThere = (place: Place, spansHyphen: boolean): boolean => {
  const { text, shape, word, start } = place
  const { before, after } = gluedTo(place)
  if (wholeBait(before) && wholeBait(after)) return true
  if (spansHyphen) return false
  if (word.rare && before === '') return !otherWords.some((other) => text.startsWith(other, shape.at[start]))
  return word.weight === 'strong' && isStrongThere(place, false)
}

const isStrongThere = (place: Place, spansHyphen: boolean): boolean => {
  const { shape, word, start, end } = place
  const { before, after } = gluedTo(place)
  const leftClear = shape.joins[start]! >= join.digit || wholeBait(before)
  const rightClear = shape.joins[end]! >= join.digit || wholeBait(after)
  // 'eki-net' is eki-net; 'free-electronics' is no freee.
  if (spansHyphen) return leftClear && rightClear
  if (word.letters.length >= oneSideMin && (leftClear || rightClear)) return true
  return leftClear && (rightClear || after.length <= fillerAllowed(word.letters.length))
}

/** A short or common word needs bait beside it, and a hyphen between unless it is an odd one. */
const isWeakThere = (place: Place): boolean => {
  const { text, shape, word, start, end } = place
  const { joins, at } = shape
  const { before, after } = gluedTo(place)
  if (!word.odd && (before !== '' || after !== '')) return false
  if (!wholeBait(before) || !wholeBait(after)) return false
  if (threeLetters.test(before) || threeLetters.test(after)) return true
  let from = start
  while (joins[from] !== join.dot) from--
  let to = end
  while (joins[to] !== join.dot) to++
  const ahead = text.slice(at[from], at[start])
  const behind = text.slice(at[end], at[to])
  return wholeBait(ahead) && wholeBait(behind) && threeLetters.test(`${ahead} ${behind}`)
}
