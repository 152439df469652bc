/**
 * Text folded for matching: NFKC, lower case, default-ignorables and variation selectors out, enclosed and
 * mathematical letters to plain ones, spaces (and · ・ | _ used as spaces) between single CJK characters out,
 * long vowel and hyphen variants unified, katakana full width, line breaks to \n. Never for display.
 */
import { charClass, cjk, word } from './char-class.ts'
import { joinSpaced, unifyLongVowels } from './fold-join.ts'
import { foldSpecial, type Sink } from './fold-special.ts'
import { foldTable, special } from './fold-table.ts'

export type Folded = {
  readonly original: string
  readonly value: string
  /** value offset -> original offset, length value.length + 1; null when they are the same. */
  readonly map: Uint32Array | null
  /** Default-ignorable code points and control characters taken out (not counted: those of emoji, Han variants and scripts that need joiners). */
  readonly ignorables: number
  /**
   * Of these, the ones between two letters or digits: honest newsletters pad with ignorables, but not inside words.
   * U+FEFF and U+200C, which designers put into dates and prices, count only where they stand letter by letter.
   */
  readonly ignorablesInside: number
  /** Letters that NFKC or the enclosed/mathematical table changed (full-width forms, ①, ㈱, ligatures and flags not counted). */
  readonly disguised: number
  /** Spaces taken out from between single characters, in runs of three CJK characters or four Latin letters and more. */
  readonly spaced: number
}

/**
 * Folds any text; never throws. One pass by table, a second only where characters stand singly between spaces or a
 * hyphen follows katakana. `fold(fold(x).value).value` is `fold(x).value`.
 */
export function fold(text: string): Folded {
  if (isPlainAscii(text)) {
    return {
      original: text,
      value: text.toLowerCase(),
      map: null,
      ignorables: 0,
      ignorablesInside: 0,
      disguised: 0,
      spaced: 0,
    }
  }
  const sink = foldUnits(text)
  if (sink.maySpaced) joinSpaced(sink)
  if (sink.mayVowels) unifyLongVowels(sink)
  if (sink.map !== null) sink.map[sink.length] = text.length
  return {
    original: text,
    value: toText(sink.units, sink.length),
    map: sink.map === null ? null : sink.map.subarray(0, sink.length + 1),
    ignorables: sink.ignorables,
    ignorablesInside: sink.ignorablesInside,
    disguised: sink.disguised,
    spaced: sink.spaced,
  }
}

/** Where in the original a place of the value stands; outside the value, the nearest end. */
export function originalOffset(folded: Folded, at: number): number {
  const inside = Math.max(0, Math.min(at, folded.value.length))
  return folded.map === null ? inside : folded.map[inside]!
}

/** ASCII without control characters and without letters standing singly ("A m a z o n"): lower case is all it needs. */
function isPlainAscii(text: string): boolean {
  let lastSpace = -1
  let singles = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c > 0x7e || (c < 0x20 && c !== 0x0a && c !== 0x09)) return false
    if (c !== 0x20) continue
    singles = i - lastSpace === 2 ? singles + 1 : 0
    if (singles === 2) return false
    lastSpace = i
  }
  return true
}

/** Room for expansions (㈱, …) before a buffer must grow. */
const spareUnits = 64

function foldUnits(text: string): Sink {
  const sink: Sink = {
    units: new Uint16Array(text.length + spareUnits),
    map: null,
    length: 0,
    ignorables: 0,
    ignorablesInside: 0,
    lastGap: -2,
    disguised: 0,
    spaced: 0,
    slack: spareUnits - 1,
    maySpaced: false,
    mayVowels: false,
  }
  let { units, map } = sink
  let length = 0
  for (let i = 0; i < text.length; ) {
    const c = text.charCodeAt(i)
    const folded = foldTable[c]!
    if (folded !== special) {
      units[length] = folded
      if (map !== null) map[length] = i
      length++
      i++
      continue
    }
    if (c === 0x20 && length > 1 && (charClass[units[length - 2]!]! & (cjk | word)) !== 0) {
      // An ordinary space: the character before it does not stand singly.
      units[length] = c
      if (map !== null) map[length] = i
      length++
      i++
      continue
    }
    sink.length = length
    i = foldSpecial(sink, text, i)
    length = sink.length
    units = sink.units
    map = sink.map
  }
  sink.length = length
  return sink
}

// Unpaired surrogates are replaced before, so decoding changes nothing.
const decoder = new TextDecoder('utf-16le', { ignoreBOM: true })

function toText(units: Uint16Array, length: number): string {
  return decoder.decode(units.subarray(0, length))
}
