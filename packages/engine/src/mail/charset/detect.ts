/** Which charset bytes are in, where the label is missing or cannot be true. Japanese first. */
import { findJisEscape } from './iso-2022-jp.ts'

/** Bytes looked at: enough to tell, and a bound. */
const sampleBytes = 16_384

export type Utf8Count = {
  /** Sequences of 2, and of 3 or 4 bytes, that are right; bytes that belong to none. */
  readonly pairs: number
  readonly longer: number
  readonly errors: number
}

/**
 * Counts UTF-8 sequences (RFC 3629). A sequence cut off by the end is neither right nor an error.
 * @param errorsMax counting stops there: most other charsets are told by their first character.
 */
export function countUtf8(bytes: Uint8Array, errorsMax: number): Utf8Count {
  let pairs = 0
  let longer = 0
  let errors = 0
  const end = bytes.length
  for (let i = 0; i < end; ) {
    const byte = bytes[i]!
    i++
    if (byte < 0x80) continue
    const more =
      byte >= 0xc2 && byte <= 0xdf ? 1 : byte >= 0xe0 && byte <= 0xef ? 2 : byte >= 0xf0 && byte <= 0xf4 ? 3 : 0
    if (more === 0) {
      if (++errors >= errorsMax) break
      continue
    }
    let k = 0
    while (k < more && i < end && (bytes[i]! & 0xc0) === 0x80) {
      // Overlong forms, surrogates, beyond U+10FFFF
      if (k === 0 && !firstTrailFits(byte, bytes[i]!)) break
      k++
      i++
    }
    if (k < more) {
      if (i < end && ++errors >= errorsMax) break
    } else if (more === 1) pairs++
    else longer++
  }
  return { pairs, longer, errors }
}

function firstTrailFits(lead: number, trail: number): boolean {
  if (lead === 0xe0) return trail >= 0xa0
  if (lead === 0xed) return trail < 0xa0
  if (lead === 0xf0) return trail >= 0x90
  if (lead === 0xf4) return trail < 0x90
  return true
}

type Shape = {
  units: number
  errors: number
  kana: number
  /** Everyday kanji (JIS level 1), hangul, or hanzi (GB level 1, Big5 level 1). */
  common: number
  halfKana: number
  signs: number
  /** Wide characters right after another wide one. Letters with accents and curly quotes of Western text stand alone. */
  joined: number
}

function emptyShape(): Shape {
  return { units: 0, errors: 0, kana: 0, common: 0, halfKana: 0, signs: 0, joined: 0 }
}

function shiftJisShape(bytes: Uint8Array): Shape {
  const shape = emptyShape()
  let lastEnd = -1
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!
    if (lead < 0x80) continue
    shape.units++
    if (lead >= 0xa1 && lead <= 0xdf) {
      shape.halfKana++
      continue
    }
    const trail = bytes[i + 1]
    if (trail === undefined) break
    const pair = (lead >= 0x81 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xfc)
    if (!pair || trail < 0x40 || trail === 0x7f || trail > 0xfc || (lead >= 0xeb && lead <= 0xec) || lead === 0xef) {
      shape.errors++
      continue
    }
    if (i === lastEnd) shape.joined++
    i++
    lastEnd = i + 1
    if ((lead === 0x82 && trail >= 0x9f && trail <= 0xf1) || (lead === 0x83 && trail <= 0x96)) shape.kana++
    else if (lead >= 0x88 && lead <= 0x97) shape.common++
    else if (lead === 0x81 || lead === 0x82 || lead === 0x87) shape.signs++
  }
  return shape
}

/** EUC-JP, GB 2312 and EUC-KR alike: two bytes from A1 to FE; what the lead means differs. */
function eucShape(bytes: Uint8Array): Shape & { hangul: number; beyondJisLevel1: number } {
  const shape = { ...emptyShape(), hangul: 0, beyondJisLevel1: 0 }
  let lastEnd = -1
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!
    if (lead < 0x80) continue
    shape.units++
    const trail = bytes[i + 1]
    if (trail === undefined) break
    const pair = lead >= 0xa1 && lead <= 0xfe && trail >= 0xa1 && trail <= 0xfe
    const kana = lead === 0x8e && trail >= 0xa1 && trail <= 0xdf
    const supplement = lead === 0x8f && trail >= 0xa1 && (bytes[i + 2] ?? 0xa1) >= 0xa1
    if (!pair && !kana && !supplement) {
      shape.errors++
      continue
    }
    if (i === lastEnd) shape.joined++
    i += supplement ? 2 : 1
    lastEnd = i + 1
    if (kana) shape.halfKana++
    else if ((lead === 0xa4 && trail <= 0xf3) || (lead === 0xa5 && trail <= 0xf6)) shape.kana++
    else if (lead === 0xa1 || lead === 0xa3 || lead === 0xad) shape.signs++
    else if (lead >= 0xb0 && lead <= 0xd7) {
      shape.common++
      if (lead <= 0xc8) shape.hangul++
      if (lead >= 0xd0) shape.beyondJisLevel1++
    }
  }
  return shape
}

/** Big5 and GBK: the trail byte may be ASCII. */
function wideShape(bytes: Uint8Array, charset: 'big5' | 'gb18030'): Shape {
  const shape = emptyShape()
  const big5 = charset === 'big5'
  let lastEnd = -1
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!
    if (lead < 0x80) continue
    shape.units++
    const trail = bytes[i + 1]
    if (trail === undefined) break
    const fits = trail >= 0x40 && trail !== 0x7f && trail < 0xff && (!big5 || trail < 0x7f || trail > 0xa0)
    if (lead < (big5 ? 0xa1 : 0x81) || lead > (big5 ? 0xf9 : 0xfe) || !fits) {
      shape.errors++
      continue
    }
    if (i === lastEnd) shape.joined++
    i++
    lastEnd = i + 1
    if (big5 ? lead >= 0xa4 && lead <= 0xc6 : lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1) shape.common++
    else if (big5 ? lead === 0xa1 : lead === 0xa1 || lead === 0xa3) shape.signs++
  }
  return shape
}

/** Share of what was read that a writer of that language would write. */
function plausible(shape: Shape): number {
  if (shape.kana === 0 && shape.joined * 3 < shape.units) return 0
  return shape.units === 0 ? 0 : (shape.kana + shape.common + shape.signs) / shape.units
}

/** Few broken characters are forgiven (a cut line, one private sign). */
function fitsWell(shape: Shape): boolean {
  return shape.errors * 50 <= shape.units
}

/**
 * The charset of 8-bit or escape bytes, by their looks.
 * @param hint the charset of another part of the same mail, believed where the bytes allow several; '' for none.
 * @returns a name for decodeBytes(); 'windows-1252' when nothing wider fits, 'us-ascii' for plain bytes.
 */
export function detectCharset(all: Uint8Array, hint = ''): string {
  const bytes = all.length > sampleBytes ? all.subarray(0, sampleBytes) : all
  if (findJisEscape(bytes) >= 0) return 'iso-2022-jp'
  const esc = bytes.indexOf(0x1b)
  if (esc >= 0 && bytes[esc + 1] === 0x24 && bytes[esc + 2] === 0x29) {
    return bytes[esc + 3] === 0x43 ? 'iso-2022-kr' : 'iso-2022-cn'
  }
  const utf16 = detectUtf16(bytes)
  if (utf16 !== null) return utf16
  const utf8 = countUtf8(bytes, sampleBytes)
  const sequences = utf8.pairs + utf8.longer
  if (sequences + utf8.errors === 0) return 'us-ascii'
  if (utf8.errors === 0 || utf8.errors * 20 < sequences) return 'utf-8'
  return detectEastAsian(bytes, hint) ?? detectSingleByte(bytes, hint)
}

/** Byte order mark, or every other byte of a longer stretch is 0. */
export function detectUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const end = Math.min(bytes.length, 512) & ~1
  if (end < 4) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < end; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  if (even * 5 > end && odd * 20 < end) return 'utf-16be'
  if (odd * 5 > end && even * 20 < end) return 'utf-16le'
  return null
}

function detectEastAsian(bytes: Uint8Array, hint: string): string | null {
  const sjis = shiftJisShape(bytes)
  const euc = eucShape(bytes)
  const sjisFits = fitsWell(sjis)
  const eucFits = fitsWell(euc)
  if (hint === 'shift_jis' && sjisFits) return hint
  if (eucFits && (hint === 'euc-jp' || hint === 'gb18030' || hint === 'euc-kr')) return hint
  if (eucFits && euc.units >= 2 && plausible(euc) >= 0.5) return eucFamily(euc)
  // One kana or everyday kanji among few bytes is already far from Western text.
  if (sjisFits && plausible(sjis) >= 0.5) return 'shift_jis'
  const big5 = wideShape(bytes, 'big5')
  const gbk = wideShape(bytes, 'gb18030')
  const big5Share = fitsWell(big5) ? plausible(big5) : 0
  const gbkShare = fitsWell(gbk) ? plausible(gbk) : 0
  if (hint === 'big5' && big5Share > 0) return hint
  if (hint === 'gb18030' && gbkShare > 0) return hint
  if (Math.max(big5Share, gbkShare) >= 0.6 && big5.units >= 4) return big5Share > gbkShare ? 'big5' : 'gb18030'
  // Half-width kana alone, as old phones wrote them.
  if (sjisFits && sjis.halfKana * 2 > sjis.units && sjis.units >= 6 && adjacent(bytes)) return 'shift_jis'
  return null
}

function eucFamily(euc: ReturnType<typeof eucShape>): string {
  if (euc.kana * 10 >= euc.units) return 'euc-jp'
  if (euc.units >= 6 && euc.hangul * 20 >= (euc.units - euc.signs) * 19) return 'euc-kr'
  if (euc.units >= 6 && euc.beyondJisLevel1 > 0) return 'gb18030'
  return 'euc-jp'
}

/** Most 8-bit bytes stand beside another: Western text has single accents. */
function adjacent(bytes: Uint8Array): boolean {
  let high = 0
  let beside = 0
  for (let i = 1; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue
    high++
    if (bytes[i - 1]! >= 0x80) beside++
  }
  return beside * 2 > high
}

/** Cyrillic by its words, runs of letters: windows-1251 has small letters above E0, KOI8-R below. */
function detectSingleByte(bytes: Uint8Array, hint: string): string {
  if (/^(windows-125|koi8|iso-8859|windows-874|ibm866|macintosh|x-mac)/.test(hint)) return hint
  let upper = 0
  let lower = 0
  let inWords = 0
  let run = 0
  for (let i = 0; i <= bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (byte >= 0xc0) {
      run++
      if (byte >= 0xe0) upper++
      else lower++
    } else {
      if (run >= 3) inWords += run
      run = 0
    }
  }
  // Western languages have single letters with accents, and hardly ever three in a row.
  if (inWords < 6 || inWords * 5 < (upper + lower) * 3) return 'windows-1252'
  return upper >= lower ? 'windows-1251' : 'koi8-r'
}
