/** The characters fold() cannot answer by one table look-up. */
import { charClass, cjk, han, katakana, word } from './char-class.ts'
import { foldAstral, isEmojiLetter, isFlag, isRegional } from './fold-astral.ts'
import {
  composed,
  foldKind,
  foldTexts,
  kindBreak,
  kindDash,
  kindDisguised,
  kindEnclosing,
  kindExpand,
  kindHighSurrogate,
  kindIgnorable,
  kindLowSurrogate,
  kindMark,
  kindSeparator,
  kindSpace,
} from './fold-table.ts'

/** Folded text while it is written. */
export type Sink = {
  units: Uint16Array
  /** null while every unit stands where it stood. */
  map: Uint32Array | null
  length: number
  ignorables: number
  ignorablesInside: number
  /** Where the last ignorables were taken out, as a length. */
  lastGap: number
  disguised: number
  spaced: number
  /** Units left over for expansions before the buffers must grow. */
  slack: number
  /** Something may be spelled with spaces; a hyphen follows katakana. */
  maySpaced: boolean
  mayVowels: boolean
}

const replacement = 0xfffd

/** Folds what stands at `at` into the sink. @returns where to go on. */
export function foldSpecial(sink: Sink, text: string, at: number): number {
  const c = text.charCodeAt(at)
  switch (foldKind[c]) {
    case kindSpace:
      noteSingle(sink)
      return put(sink, 0x20, at)
    case kindSeparator:
      noteSingle(sink)
      return put(sink, foldTexts.get(c)!.charCodeAt(0), at)
    case kindDash:
      if (sink.length > 0 && charClass[sink.units[sink.length - 1]!]! & katakana) sink.mayVowels = true
      return put(sink, foldTexts.get(c)?.charCodeAt(0) ?? c, at)
    case kindBreak:
      // CR LF is one break.
      if (c === 0x0d && text.charCodeAt(at + 1) === 0x0a) return drop(sink, at + 1)
      return put(sink, 0x0a, at)
    case kindIgnorable:
      return dropIgnorables(sink, text, at)
    case kindMark:
      return putMark(sink, text, at)
    case kindExpand:
      return putText(sink, foldTexts.get(c)!, at, 1)
    case kindDisguised:
      sink.disguised++
      return putText(sink, foldTexts.get(c)!, at, 1)
    case kindEnclosing:
      if (
        sink.length > 0 &&
        charClass[sink.units[sink.length - 1]!]! & word &&
        !isKeycapBase(sink.units[sink.length - 1]!)
      )
        sink.disguised++
      return drop(sink, at + 1)
    case kindHighSurrogate:
      return putAstral(sink, text, at)
    case kindLowSurrogate:
      return put(sink, replacement, at)
    default:
      return put(sink, c, at)
  }
}

function put(sink: Sink, unit: number, at: number): number {
  sink.units[sink.length] = unit
  if (sink.map !== null) sink.map[sink.length] = at
  sink.length++
  return at + 1
}

function drop(sink: Sink, next: number): number {
  needMap(sink)
  return next
}

/** Called before the first unit that moves. */
export function needMap(sink: Sink): Uint32Array {
  if (sink.map === null) {
    sink.map = new Uint32Array(sink.units.length)
    for (let i = 0; i < sink.length; i++) sink.map[i] = i
  }
  return sink.map
}

/** Writes what `size` units at `at` become. */
function putText(sink: Sink, folded: string, at: number, size: number): number {
  if (folded.length !== size) {
    needMap(sink)
    if (folded.length > size) grow(sink, folded.length)
  }
  for (let i = 0; i < folded.length; i++) put(sink, folded.charCodeAt(i), at + Math.min(i, size - 1))
  return at + size
}

/** Every expansion uses up slack: the units left to read must still fit, and the map's last entry. */
function grow(sink: Sink, added: number): void {
  sink.slack -= added
  if (sink.slack > 0) return
  sink.slack = sink.units.length
  const units = new Uint16Array(sink.units.length * 2)
  units.set(sink.units)
  sink.units = units
  const map = new Uint32Array(units.length)
  map.set(needMap(sink))
  sink.map = map
}

/** A single character before a space or separator is what joinSpaced() looks for. */
function noteSingle(sink: Sink): void {
  const { units, length } = sink
  if (length === 0 || sink.maySpaced) return
  const single = length < 2 || (charClass[units[length - 2]!]! & (cjk | word)) === 0
  if (!single) return
  if (charClass[units[length - 1]!]! & cjk) sink.maySpaced = true
  else if (length > 2 && units[length - 2] === 0x20 && isLatin(units[length - 1]!) && isLatin(units[length - 3]!)) {
    sink.maySpaced = true
  }
}

export function isLatin(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a
}

function putMark(sink: Sink, text: string, at: number): number {
  const c = text.charCodeAt(at)
  const becomes = foldTexts.get(c) ?? text[at]!
  const last = sink.length - 1
  const composite = last >= 0 ? composed(sink.units[last]!, becomes.charCodeAt(0)) : 0
  if (composite !== 0) {
    needMap(sink)
    sink.units[last] = composite
    return becomes.length > 1 ? putText(sink, becomes.slice(1), at, 1) : at + 1
  }
  // A voicing mark that has nothing to voice stays visible.
  if (becomes === '\u3099' && c !== 0x3099) return put(sink, 0x309b, at)
  if (becomes === '\u309a' && c !== 0x309a) return put(sink, 0x309c, at)
  return putText(sink, becomes, at, 1)
}

function putAstral(sink: Sink, text: string, at: number): number {
  const cp = text.codePointAt(at)!
  if (cp < 0x10000) return put(sink, replacement, at)
  if (isRegional(cp)) return putRegional(sink, text, at)
  const folded = foldAstral(cp)
  if (folded?.ignorable) return dropIgnorables(sink, text, at)
  if (folded === null || folded.value.length === 2) {
    const value = folded?.value ?? text.slice(at, at + 2)
    put(sink, value.charCodeAt(0), at)
    put(sink, value.charCodeAt(1), at + 1)
    return at + 2
  }
  if (folded.disguised && !(isEmojiLetter(cp) && !touchesLetter(sink, text, at + 2))) sink.disguised++
  // U+1F229 is a squared 一.
  if (folded.value === '一') sink.mayVowels = true
  return putText(sink, folded.value, at, 2)
}

/** A run of regional indicators is either flags throughout, and stays, or letters. */
function putRegional(sink: Sink, text: string, at: number): number {
  let end = at
  let flags = true
  for (let cp = text.codePointAt(end) ?? 0; isRegional(cp); cp = text.codePointAt(end) ?? 0) {
    if (((end - at) & 3) === 0) flags &&= isFlag(cp, text.codePointAt(end + 2) ?? 0)
    end += 2
  }
  for (let i = at; i < end; ) {
    if (flags) i = put(sink, text.charCodeAt(i), i)
    else i = putText(sink, foldAstral(text.codePointAt(i)!)!.value, i, 2)
  }
  if (!flags) sink.disguised += (end - at) / 2
  return end
}

function touchesLetter(sink: Sink, text: string, next: number): boolean {
  if (sink.length > 0 && isLatin(sink.units[sink.length - 1]!)) return true
  const cp = text.codePointAt(next) ?? 0
  return (cp < 0x80 && isLatin(cp | 0x20)) || foldAstralDisguised(cp)
}

function foldAstralDisguised(cp: number): boolean {
  return cp > 0xffff && foldAstral(cp)?.disguised === true
}

/** Takes out a whole run, so that a long one is read once. */
function dropIgnorables(sink: Sink, text: string, at: number): number {
  needMap(sink)
  const before = sink.length > 0 ? sink.units[sink.length - 1]! : 0
  let counted = 0
  let soft = true
  let next = at
  for (let size = ignorableSize(text, next); size > 0; size = ignorableSize(text, next)) {
    if (!belongs(text, next, before)) counted++
    soft &&= isLinkBreaker(text.charCodeAt(next))
    next += size
  }
  sink.ignorables += counted
  const wordy = cjk | word
  const inside = charClass[before]! & wordy && next < text.length && charClass[text.charCodeAt(next)]! & wordy
  if (inside && (!soft || sink.length - sink.lastGap <= 1)) sink.ignorablesInside += counted
  sink.lastGap = sink.length
  return next
}

/** Designers put these into dates, prices and addresses so that a phone makes no link of them: one a word. */
function isLinkBreaker(unit: number): boolean {
  return unit === 0xfeff || unit === 0x200c
}

function ignorableSize(text: string, at: number): number {
  const kind = at < text.length ? foldKind[text.charCodeAt(at)] : 0
  if (kind === kindIgnorable) return 1
  if (kind !== kindHighSurrogate) return 0
  const cp = text.codePointAt(at)!
  return cp >= 0x10000 && foldAstral(cp)?.ignorable ? 2 : 0
}

/** Does the ignorable belong to the character before: part of an emoji, a Han variant, a joiner its script needs? */
function belongs(text: string, at: number, before: number): boolean {
  const cp = text.codePointAt(at)!
  if (cp === 0xfeff) return at === 0
  const emojiStyle = cp === 0xfe0e || cp === 0xfe0f
  const variant = (cp >= 0xfe00 && cp <= 0xfe02) || (cp >= 0xe0100 && cp <= 0xe01ef)
  if (isEmojiUnit(before)) return emojiStyle || variant || cp === 0x200d || (cp >= 0xe0020 && cp <= 0xe007f)
  if (variant) return (charClass[before]! & han) !== 0
  if (emojiStyle) return isKeycapBase(before)
  // Arabic, the scripts of India and their neighbours, Mongolian.
  const joiner = cp === 0x200d || cp === 0x200c || (cp >= 0x180b && cp <= 0x180f)
  return joiner && ((before >= 0x600 && before <= 0x109f) || (before >= 0x1780 && before <= 0x18af))
}

/** Last unit of what may be an emoji: low surrogate, arrow, symbol, ©, ®, ‼, ™, ℹ, 〰, ㊗. */
function isEmojiUnit(unit: number): boolean {
  if (unit >= 0xdc00 && unit <= 0xdfff) return true
  if (unit >= 0x2190 && unit <= 0x2bff) return true
  return '©®‼⁉™ℹ〰〽㊗㊙'.includes(String.fromCharCode(unit))
}

function isKeycapBase(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || unit === 0x23 || unit === 0x2a
}
