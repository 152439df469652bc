/** The second pass of fold(): joins characters spelled with spaces, and reads dashes between katakana as ー. */
import { charClass, cjk, katakana, word } from './char-class.ts'
import { isLatin, needMap, type Sink } from './fold-special.ts'

/** Blanks allowed between two single characters: more is layout. */
const gapMax = 3
/** '日 時' is ordinary layout: joined, not counted. */
const countedCjkMin = 3
/** '松・竹・梅' is an ordinary list. */
const separatedCjkMin = 4
/** 'S M L' is a list of sizes. */
const spelledLatinMin = 4
const days = '日月火水木金土祝'

/** A run of single characters with the same gaps between: last member, members, whether it is to be joined. */
type Run = { last: number; members: number; joined: boolean }

export function joinSpaced(sink: Sink): void {
  const { units, length } = sink
  let map = sink.map
  let write = 0
  let read = 0
  while (read < length) {
    const gap = read + 1 < length && isGap(units[read + 1]!)
    const run = gap && isSingle(units, length, read) ? runFrom(units, length, read) : null
    // A run that stays is left before its last member, which may begin one of another kind.
    const end = run === null ? read + 1 : run.joined ? run.last + 1 : Math.max(run.last, read + 1)
    if (run?.joined) {
      map = needMap(sink)
      if (isLatin(units[read]!) || run.members >= countedCjkMin) sink.spaced += end - read - run.members
    }
    for (; read < end; read++) {
      if (run?.joined && !isMember(units[read]!)) continue
      units[write] = units[read]!
      if (map !== null) map[write] = map[read]!
      write++
    }
  }
  sink.length = write
}

function isGap(unit: number): boolean {
  return unit === 0x20 || unit === 0x30fb || unit === 0x7c || unit === 0x5f
}

/** A CJK character or Latin letter without letter or digit on either side. A unit moved down is never read again. */
function isSingle(units: Uint16Array, length: number, at: number): boolean {
  return isMember(units[at]!) && startsSingle(units, at) && endsSingle(units, length, at)
}

function isMember(unit: number): boolean {
  return (charClass[unit]! & cjk) !== 0 || isLatin(unit)
}

function startsSingle(units: Uint16Array, at: number): boolean {
  if (at === 0) return true
  const before = charClass[units[at - 1]!]!
  return (before & word) === 0 && (isLatin(units[at]!) || (before & cjk) === 0)
}

function endsSingle(units: Uint16Array, length: number, at: number): boolean {
  if (at + 1 >= length) return true
  const after = charClass[units[at + 1]!]!
  return (after & word) === 0 && (isLatin(units[at]!) || (after & cjk) === 0)
}

function runFrom(units: Uint16Array, length: number, start: number): Run {
  const latin = isLatin(units[start]!)
  const gap = units[start + 1]!
  let last = start
  let members = 1
  let allDays = days.includes(String.fromCharCode(units[start]!))
  for (let next = afterGap(units, last + 1, gap, latin); next > 0; next = afterGap(units, last + 1, gap, latin)) {
    if (next >= length || isLatin(units[next]!) !== latin || !isSingle(units, length, next)) break
    last = next
    members++
    allDays &&= days.includes(String.fromCharCode(units[next]!))
  }
  const min = latin ? spelledLatinMin : gap === 0x20 ? 2 : separatedCjkMin
  return { last, members, joined: members >= min && !(allDays && members > 2) }
}

/** @returns where the next member may stand, 0 when no gap of this kind is here. */
function afterGap(units: Uint16Array, at: number, gap: number, latin: boolean): number {
  if (gap === 0x20) {
    const max = at + (latin ? 1 : gapMax)
    let next = at
    while (next < max && units[next] === 0x20) next++
    return next === at ? 0 : next
  }
  return !latin && isGap(gap) && units[at] === gap ? at + 1 : 0
}

/** サ-ビス, サ一ビス -> サービス: only between two katakana, neither of them ー. */
export function unifyLongVowels(sink: Sink): void {
  const { units, length } = sink
  for (let i = 1; i + 1 < length; i++) {
    const c = units[i]!
    const dash = c === 0x2d || c === 0x4e00 || c === 0x2500 || c === 0x2501
    if (dash && isKana(units[i - 1]!) && isKana(units[i + 1]!)) units[i] = 0x30fc
  }
}

function isKana(unit: number): boolean {
  return unit !== 0x30fc && (charClass[unit]! & katakana) !== 0
}
