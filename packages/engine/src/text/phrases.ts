/**
 * Finds several thousand phrases in one pass over folded text: two characters pick a bucket through a bit filter, the
 * phrases of the bucket are compared in place. No automaton, as nearly every place fails the filter.
 */
import { blank, charClass, cjk, classAt, word } from './char-class.ts'
import { fold } from './fold.ts'
import { matchAfterGap, matchUnits, skipWrap } from './phrase-compare.ts'

/** Compiled once, read by any number of scans. */
export type PhraseMatcher = {
  /** One bit a hash of two characters: does a phrase begin so? Fits the first-level cache. */
  readonly filter: Uint8Array
  /** The same of four characters: most words of a text begin like some phrase, few go on like it. */
  readonly fourFilter: Uint8Array
  /** One bit a hash of two: some phrase of this bucket has fewer than four characters before its end or a `*`. */
  readonly shortFilter: Uint8Array
  /** Hash -> first phrase; phrases of one hash stand together, length hashes + 1. */
  readonly heads: Uint32Array
  /** Phrase -> its first unit in `units`, length phrases + 1. */
  readonly starts: Uint32Array
  /** First parts of all phrases, sorted within a bucket. */
  readonly units: Uint16Array
  /** Phrases of one character (of which the rest may come after a `*`), by that character. */
  readonly singles: ReadonlyMap<number, readonly number[]>
  /** 1 for each key of `singles`; null when there is none. */
  readonly singleFlags: Uint8Array | null
  readonly phrases: readonly CompiledPhrase[]
}
type CompiledPhrase = {
  readonly id: number
  readonly first: Uint16Array
  /** What follows each `*`. */
  readonly rest: readonly Uint16Array[]
  readonly wordEnd: boolean
}

const hashMask = 0xffff
/** Characters that fourFilter reads. */
const fourUnits = 4
/** Longer phrases and more gaps are cut: nothing said in a mail needs them. */
const phraseUnitsMax = 200
const partsMax = 4
/** So few phrases are compared one by one. */
const comparedMax = 3
const space = 0x20
const lineFeed = 0x0a
const tab = 0x09

function hash(first: number, second: number): number {
  return (Math.imul(first, 0x9e5) ^ Math.imul(second, 0x3d)) & hashMask
}

/** Of all four characters, from the hash of the first two. */
function hashFour(h: number, third: number, fourth: number): number {
  return (h ^ Math.imul(third, 0x1f35) ^ Math.imul(fourth, 0x6d3)) & hashMask
}

function setBit(bits: Uint8Array, h: number): void {
  bits[h >> 3]! |= 1 << (h & 7)
}

function hasBit(bits: Uint8Array, h: number): boolean {
  return (bits[h >> 3]! & (1 << (h & 7))) !== 0
}

/**
 * @param phrases folded again here, so any spelling will do; '' and '*' match nothing. `*` stands for up to 12
 *   characters of the same sentence: '24時間*確認'. One id may have many phrases.
 * @param isFolded they are fold()'s own values with single spaces: thousands are compiled faster so.
 */
export function compilePhrases(
  phrases: readonly (readonly [phrase: string, id: number])[],
  isFolded = false,
): PhraseMatcher {
  const compiled = phrases
    .map(([phrase, id]) => compilePhrase(phrase, id, isFolded))
    .filter((phrase) => phrase !== null)
    .sort((a, b) => bucketOf(a) - bucketOf(b) || compareUnits(a.first, b.first))
  const filter = new Uint8Array((hashMask + 1) >> 3)
  const fourFilter = new Uint8Array(filter.length)
  const shortFilter = new Uint8Array(filter.length)
  const heads = new Uint32Array(hashMask + 2)
  const starts = new Uint32Array(compiled.length + 1)
  const singles = new Map<number, number[]>()
  for (const [i, phrase] of compiled.entries()) {
    const h = bucketOf(phrase)
    starts[i + 1] = starts[i]! + phrase.first.length
    if (h > hashMask) {
      singles.set(phrase.first[0]!, [...(singles.get(phrase.first[0]!) ?? []), i])
    } else {
      setBit(filter, h)
      if (phrase.first.length < fourUnits) setBit(shortFilter, h)
      else setBit(fourFilter, hashFour(h, phrase.first[2]!, phrase.first[3]!))
      heads[h + 1]!++
    }
  }
  for (let h = 0; h <= hashMask; h++) heads[h + 1]! += heads[h]!
  const units = new Uint16Array(starts[compiled.length]!)
  for (const [i, phrase] of compiled.entries()) units.set(phrase.first, starts[i]!)
  const singleFlags = singles.size > 0 ? new Uint8Array(0x10000) : null
  for (const unit of singles.keys()) if (singleFlags !== null) singleFlags[unit] = 1
  return { filter, fourFilter, shortFilter, heads, starts, units, singles, singleFlags, phrases: compiled }
}

/** Phrases of one character have no bucket and stand last. */
function bucketOf({ first }: CompiledPhrase): number {
  return first.length > 1 ? hash(first[0]!, first[1]!) : hashMask + 1
}

function compareUnits(a: Uint16Array, b: Uint16Array): number {
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!
  return a.length - b.length
}

function compilePhrase(phrase: string, id: number, isFolded: boolean): CompiledPhrase | null {
  if (isFolded && phrase.length > 0 && phrase.length <= phraseUnitsMax && !phrase.includes('*')) {
    return { id, first: toUnits(phrase), rest: noRest, wordEnd: endsInWord(phrase) }
  }
  const parts = phrase
    .slice(0, phraseUnitsMax)
    .split('*')
    .map((part) => (isFolded ? part : fold(part).value.replace(/\s+/g, ' ').trim()))
    .filter((part) => part !== '')
    .slice(0, partsMax)
    .map(toUnits)
  const [first, ...rest] = parts
  if (first === undefined) return null
  const last = parts[parts.length - 1]!
  return { id, first, rest, wordEnd: (charClass[last[last.length - 1]!]! & word) !== 0 }
}

const noRest: readonly Uint16Array[] = []

function endsInWord(phrase: string): boolean {
  return (charClass[phrase.charCodeAt(phrase.length - 1)]! & word) !== 0
}

function toUnits(text: string): Uint16Array {
  const units = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i)
  return units
}

/**
 * Calls `each` for every phrase found, overlapping ones too, by start; `end` is exclusive, both are offsets in
 * `folded`. A phrase that begins (ends) with a letter or digit of a script with spaces matches at word starts (ends)
 * only. One space in a phrase is any run of blanks and line breaks in the text. Beside a CJK character of a phrase one
 * line break may stand, as mail wraps lines: fold() keeps breaks, which separate headings, and only the few places that
 * pass the filter pay for the look.
 */
export function matchPhrases(
  matcher: PhraseMatcher,
  folded: string,
  each: (id: number, start: number, end: number) => void,
): void {
  const { filter, singleFlags } = matcher
  const length = folded.length
  let before = 0
  let c = length > 0 ? folded.charCodeAt(0) : 0
  for (let i = 0; i < length; i++) {
    const next = i + 1 < length ? folded.charCodeAt(i + 1) : 0
    const bits = charClass[c]!
    // Inside a word nothing begins.
    if ((bits & before & word) === 0) {
      const h = hash(c, next)
      if (hasBit(filter, h) && mayGoOn(matcher, h, folded, i)) tryBucket(matcher, h, folded, i, each)
      if (next === lineFeed || next === tab) tryBroken(matcher, folded, i, each)
      if (singleFlags !== null && singleFlags[c] === 1) trySingles(matcher, c, folded, i, each)
    }
    before = bits
    c = next
  }
}

/** Runs of blanks, tabs and breaks stand for other characters than themselves; four characters without any tell more than two. */
function mayGoOn({ fourFilter, shortFilter }: PhraseMatcher, h: number, text: string, at: number): boolean {
  if (at + fourUnits > text.length || hasBit(shortFilter, h)) return true
  const second = text.charCodeAt(at + 1)
  const third = text.charCodeAt(at + 2)
  const fourth = text.charCodeAt(at + 3)
  const bits = (charClass[second]! | charClass[third]! | charClass[fourth]!) & blank
  if (bits !== 0 && !areSingleSpaces(second, third, fourth)) return true
  return hasBit(fourFilter, hashFour(h, third, fourth))
}

/** Whether every blank of the three is a space, and none stands beside another. */
function areSingleSpaces(second: number, third: number, fourth: number): boolean {
  const isOther = (c: number): boolean => c !== space && (charClass[c]! & blank) !== 0
  if (isOther(second) || isOther(third) || isOther(fourth)) return false
  return third !== space || (second !== space && fourth !== space)
}

type Each = (id: number, start: number, end: number) => void

function tryBucket(matcher: PhraseMatcher, h: number, text: string, at: number, each: Each): void {
  const { starts, units } = matcher
  let low = matcher.heads[h]!
  let high = matcher.heads[h + 1]!
  // A full bucket ('your ...') is narrowed unit by unit, as its phrases are sorted; a blank run or break ends that.
  for (let depth = 0; high - low > comparedMax && at + depth < text.length; depth++) {
    const c = text.charCodeAt(at + depth)
    if ((charClass[c]! & blank) !== 0 && (c !== space || (classAt(text, at + depth + 1) & blank) !== 0)) break
    for (; low < high && starts[low]! + depth === starts[low + 1]!; low++) tryPhrase(matcher, low, text, at, each)
    low = lowerBound(units, starts, low, high, depth, c)
    high = lowerBound(units, starts, low, high, depth, c + 1)
  }
  for (let phrase = low; phrase < high; phrase++) tryPhrase(matcher, phrase, text, at, each)
}

/** First phrase of [low, high) whose unit at `depth` is `unit` or more. */
function lowerBound(
  units: Uint16Array,
  starts: Uint32Array,
  low: number,
  high: number,
  depth: number,
  unit: number,
): number {
  let from = low
  let to = high
  while (from < to) {
    const middle = (from + to) >> 1
    if (units[starts[middle]! + depth]! < unit) from = middle + 1
    else to = middle
  }
  return from
}

function trySingles(matcher: PhraseMatcher, unit: number, text: string, at: number, each: Each): void {
  for (const phrase of matcher.singles.get(unit)!) tryPhrase(matcher, phrase, text, at, each)
}

/** The break after a phrase's first character: a space of the phrase, or a wrapped line. */
function tryBroken(matcher: PhraseMatcher, text: string, at: number, each: Each): void {
  const first = text.charCodeAt(at)
  tryBucket(matcher, hash(first, space), text, at, each)
  if (text.charCodeAt(at + 1) !== lineFeed) return
  const next = skipWrap(text, at + 1)
  if (next < text.length && ((charClass[first]! | charClass[text.charCodeAt(next)]!) & cjk) !== 0) {
    tryBucket(matcher, hash(first, text.charCodeAt(next)), text, at, each)
  }
}

function tryPhrase(matcher: PhraseMatcher, index: number, text: string, at: number, each: Each): void {
  let end = matchUnits(matcher.units, matcher.starts[index]!, matcher.starts[index + 1]!, text, at)
  if (end < 0) return
  const { id, rest, wordEnd } = matcher.phrases[index]!
  for (const part of rest) {
    end = matchAfterGap(part, text, end)
    if (end < 0) return
  }
  if (wordEnd && end < text.length && (charClass[text.charCodeAt(end)]! & word) !== 0) return
  each(id, at, end)
}
