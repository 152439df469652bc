/** Tables of fold(): one entry a UTF-16 code unit, worked out once from the platform's own NFKC and lower case. */

/** In `foldTable`: the unit needs a look at `foldKind`. U+FFFF is no character, so nothing folds to it. */
export const special = 0xffff

/** Taken out: default-ignorable, or a control character. */
export const kindIgnorable = 1
/** A blank other than tab: becomes U+0020. */
export const kindSpace = 2
/** A line break other than U+000A: becomes that. */
export const kindBreak = 3
/** May combine with the character before it. */
export const kindMark = 4
/** Becomes several units. */
export const kindExpand = 5
/** A letter dressed up (small capital, circled, superscript, ...): becomes the plain one, and counts. */
export const kindDisguised = 6
/** Stands between characters like a space: · ・ | _ */
export const kindSeparator = 7
/** Hyphen-like, or a look-alike of the long vowel sign. */
export const kindDash = 8
/** An enclosing mark: circle, keycap. Taken out. */
export const kindEnclosing = 9
export const kindHighSurrogate = 10
export const kindLowSurrogate = 11

/** Folded unit, or `special`. */
export const foldTable = new Uint16Array(0x10000)
export const foldKind = new Uint8Array(0x10000)
/** What a unit of the kinds mark, expand, disguised, separator and dash becomes, where that is not itself. */
export const foldTexts = new Map<number, string>()
/** Canonical composition: first * 0x10000 + second -> composite. */
export const compositions = new Map<number, number>()

/** Units that become one other, while the table is made. */
const changed: number[] = []
/** Second units of `compositions`. */
const seconds = new Set<number>()

/** Where folding changes anything; Han, Hangul, Yi, surrogates and private use stay as they are. */
const foldedRanges = [0x80, 0x33ff, 0xa640, 0xa7ff, 0xab30, 0xabbf, 0xf900, 0xffef] as const
/** Unicode Default_Ignorable_Code_Point in the BMP, interlinear annotation, control characters. */
const ignorableRanges = [
  0x00, 0x08, 0x0e, 0x1f, 0x7f, 0x84, 0x86, 0x9f, 0xad, 0xad, 0x34f, 0x34f, 0x61c, 0x61c, 0x115f, 0x1160, 0x17b4,
  0x17b5, 0x180b, 0x180f, 0x200b, 0x200f, 0x202a, 0x202e, 0x2060, 0x206f, 0x3164, 0x3164, 0xfe00, 0xfe0f, 0xfeff,
  0xfeff, 0xffa0, 0xffa0, 0xfff0, 0xfffb,
] as const
/** U+2800, the empty Braille cell, is drawn as a blank. */
const blanks = [
  0x20, 0x20, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x202f, 0x202f, 0x205f, 0x205f, 0x2800, 0x2800, 0x3000,
  0x3000,
] as const
/**
 * Letters in other clothes: modifier and superscript letters, circled and parenthesised ones, script and double-struck
 * ones, Kangxi radicals (nobody types one). Not here, as honest Japanese mail has them: ℓ № ℡ ™ ① ㈱ Ⅱ ².
 */
const disguisedRanges = [
  0x17f, 0x17f, 0x2b0, 0x2b8, 0x2e0, 0x2e3, 0x1d2c, 0x1d6a, 0x1d78, 0x1d78, 0x1d9b, 0x1dbf, 0x2071, 0x2071, 0x207f,
  0x207f, 0x2090, 0x209c, 0x2102, 0x2102, 0x210a, 0x2112, 0x2115, 0x2115, 0x2119, 0x211d, 0x2124, 0x2124, 0x2128,
  0x2128, 0x212a, 0x212a, 0x212c, 0x2131, 0x2133, 0x2134, 0x2145, 0x2149, 0x249c, 0x24e9, 0x2c7c, 0x2c7d, 0x2e80,
  0x2fd5,
] as const
/** Small capitals, which NFKC leaves alone. */
const smallCapitals = 'ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpꞯqʀrꜱsᴛtᴜuᴠvᴡwʏyᴢz'
const dashes = '-‐‑‒–—―−﹣－⁃﹘⸺⸻'
/** Left as they are, and read as a long vowel between katakana: 一 ─ ━ */
const vowelLookAlikes = '\u4e00\u2500\u2501'
/** Each pair: as written, as folded. The wave dashes of Shift_JIS and of Unicode are one; a fraction is a slash. */
const unified = '〜~〰~⁄/∕/⧸/’\'‘\'′\'“"”"„"‟"″"·・•・‧・⋅・･・'

function build(): void {
  for (let c = 0; c < 0x10000; c++) foldTable[c] = c
  for (let c = 0x41; c <= 0x5a; c++) foldTable[c] = c + 0x20
  addCompositions()
  eachIn(foldedRanges, addFolding)
  eachIn(disguisedRanges, addDisguise)
  for (let i = 0; i < smallCapitals.length; i += 2) {
    set(smallCapitals.charCodeAt(i), kindDisguised, smallCapitals[i + 1]!)
  }
  for (let i = 0; i < unified.length; i += 2) foldTable[unified.charCodeAt(i)] = unified.charCodeAt(i + 1)
  eachIn([0x20dd, 0x20e0, 0x20e2, 0x20e4], (c) => set(c, kindEnclosing))
  eachIn(ignorableRanges, (c) => set(c, kindIgnorable))
  eachIn(blanks, (c) => set(c, kindSpace))
  eachIn([0x0b, 0x0d, 0x85, 0x85, 0x2028, 0x2029], (c) => set(c, kindBreak))
  for (const c of '・·•‧⋅･') set(c.charCodeAt(0), kindSeparator, '・')
  for (const c of '|｜') set(c.charCodeAt(0), kindSeparator, '|')
  for (const c of '_＿') set(c.charCodeAt(0), kindSeparator, '_')
  for (const c of dashes) set(c.charCodeAt(0), kindDash, '-')
  for (const c of vowelLookAlikes) set(c.charCodeAt(0), kindDash)
  // Voicing marks standing alone combine too: half-width ﾞ ﾟ and spacing ゛ ゜. Where they cannot, they are ゛ ゜.
  set(0xff9e, kindMark, '\u3099')
  set(0xff9f, kindMark, '\u309a')
  set(0x309b, kindMark, '\u3099')
  set(0x309c, kindMark, '\u309a')
  eachIn([0xd800, 0xdbff], (c) => set(c, kindHighSurrogate))
  eachIn([0xdc00, 0xdfff], (c) => set(c, kindLowSurrogate))
  set(special, kindIgnorable)
  settleAll()
}

function eachIn(ranges: readonly number[], act: (c: number) => void): void {
  for (let r = 0; r < ranges.length; r += 2) for (let c = ranges[r]!; c <= ranges[r + 1]!; c++) act(c)
}

function set(c: number, kind: number, becomes?: string): void {
  foldTable[c] = special
  foldKind[c] = kind
  if (becomes === undefined) foldTexts.delete(c)
  else foldTexts.set(c, becomes)
}

/** NFKC and lower case till nothing changes; '' where NFKC would bring in a space (¨ is ' ' and a mark to it). */
export function foldOne(text: string): string {
  let folded = text
  for (let round = 0; round < 3; round++) {
    const next = folded.normalize('NFKC').toLowerCase()
    if (next === folded) return folded
    if (next.includes(' ')) return ''
    folded = next
  }
  return folded
}

/** What NFKC makes of a character may hold one that has a rule of its own: ‴ is three primes, Ʀ a small capital. */
export function settle(text: string): string {
  let settled = ''
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    const kind = foldKind[c]
    const ruled = kind === kindDisguised || kind === kindSeparator || kind === kindDash
    if (foldTable[c] !== special) settled += String.fromCharCode(foldTable[c]!)
    else settled += (ruled ? foldTexts.get(c) : undefined) ?? text[i]
  }
  return settled
}

function settleAll(): void {
  for (const c of changed) {
    const folded = foldTable[c]!
    if (folded === special) continue
    if (isDash(folded)) set(c, kindDash, String.fromCharCode(folded))
    else foldTable[c] = settle(String.fromCharCode(folded)).charCodeAt(0)
  }
  for (const [c, text] of foldTexts) {
    const settled = settle(text)
    if (isDash(settled.charCodeAt(0)) && settled.length === 1) set(c, kindDash, settled)
    else foldTexts.set(c, settled)
  }
}

function isDash(c: number): boolean {
  return foldKind[c] === kindDash
}

function addFolding(c: number): void {
  const own = String.fromCharCode(c)
  const folded = foldOne(own)
  if (folded === '' || folded === own || folded.includes('\u3099') || folded.includes('\u309a')) return
  const first = folded.charCodeAt(0)
  if (combines(first)) set(c, kindMark, folded)
  else if (folded.length > 1) set(c, kindExpand, folded)
  else {
    foldTable[c] = first
    changed.push(c)
  }
}

/** A letter in brackets, ⒜, loses them too. */
function addDisguise(c: number): void {
  const folded = foldOne(String.fromCharCode(c))
  if (folded === '' || folded.charCodeAt(0) === c) return
  set(c, kindDisguised, folded.length === 3 && folded[0] === '(' ? folded[1]! : folded)
}

function combines(c: number): boolean {
  return seconds.has(c) || (c >= 0x1161 && c <= 0x11ff)
}

/** Every canonical pair of the BMP, read off the platform's NFD; Hangul syllables are put together by composed(). */
function addCompositions(): void {
  eachIn(
    [0xc0, 0x233, 0x385, 0x4f9, 0x622, 0x6d3, 0x929, 0xd4e, 0x1026, 0x1026, 0x1e00, 0x22ed, 0x304c, 0x30fe],
    (c) => {
      const composite = String.fromCharCode(c)
      const parts = composite.normalize('NFD')
      if (parts.length < 2) return
      const head = parts.slice(0, -1).normalize('NFC')
      const last = parts.charCodeAt(parts.length - 1)
      if (head.length !== 1 || (head + parts.slice(-1)).normalize('NFC') !== composite) return
      compositions.set(head.charCodeAt(0) * 0x10000 + last, c)
      seconds.add(last)
    },
  )
  for (const c of seconds) set(c, kindMark)
  eachIn([0x1161, 0x1175, 0x11a8, 0x11c2], (c) => set(c, kindMark))
}

/** The canonical composite of two units, 0 when there is none. Unicode §3.12 for Hangul. */
export function composed(first: number, second: number): number {
  if (second >= 0x1161 && second <= 0x1175) {
    return first >= 0x1100 && first <= 0x1112 ? 0xac00 + ((first - 0x1100) * 21 + (second - 0x1161)) * 28 : 0
  }
  if (second >= 0x11a8 && second <= 0x11c2) {
    return first >= 0xac00 && first <= 0xd7a3 && (first - 0xac00) % 28 === 0 ? first + second - 0x11a7 : 0
  }
  return compositions.get(first * 0x10000 + second) ?? 0
}

build()
