/** Text decoded with the wrong charset: what it leaves behind, by the byte patterns of the right one. */

export type TextRange = { readonly start: number; readonly end: number }

/** Windows-1252 characters of the bytes 0x80 to 0x9F (WHATWG Encoding); the five bytes it leaves out stay C1 controls. */
const cp1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
const byteOf = new Map<number, number>([...cp1252].map((character, i) => [character.charCodeAt(0), 0x80 + i]))
/** First characters of UTF-8 kana read as Shift_JIS (E3 81, E3 82, E3 83, E3 80) and as GBK. */
const kanaLeads = '縺繧繝縲銇銈銉銆'
/** Two bytes may stand so by chance in text of a Latin script; Ã and Â before a continuation do not. */
const certainLeads = 'ÃÂ'
const leadsMin = 3
const leadGapMax = 4
const rangesMax = 200

/**
 * Runs of: UTF-8 read as Windows-1252 ('Ã©', 'ã\u0081\u0082') or as Shift_JIS or GBK ('縺ゅ→'), Shift_JIS or EUC-JP read as
 * Windows-1252 ('‚±‚ê', '¤³¤ì'), ISO-2022-JP left undecoded ('$B…(B'), U+FFFD and its own double misreading 锟斤拷.
 * In order, not overlapping.
 */
export function mojibake(text: string): TextRange[] {
  const found: TextRange[] = []
  for (let i = 0; i < text.length && found.length < rangesMax; ) {
    const end = mayBegin(text.charCodeAt(i)) ? runAt(text, i) : i
    if (end > i) found.push({ start: i, end })
    i = Math.max(end, i + 1)
  }
  return found
}

/** Ordinary text of any language fails here, Japanese and English at the first comparisons. */
function mayBegin(c: number): boolean {
  if (c < 0x80) return c === 0x24
  if (c >= 0x3000 && c < 0x7e32) return false
  if (c >= 0x4e00 && c < 0xa000) return c <= 0x7e67 || (c >= 0x9286 && c <= 0x9289) || c === 0x951f
  return c < 0x2100 || c === 0xfffd
}

function runAt(text: string, at: number): number {
  const c = text.charCodeAt(at)
  if (c === 0x24) return undecodedJis(text, at)
  if (c === 0xfffd) return skipWhile(text, at, (unit) => unit === 0xfffd)
  if (text.startsWith('锟斤拷', at)) return skipWhile(text, at, (unit) => '锟斤拷'.includes(String.fromCharCode(unit)))
  if (c >= 0x4e00) return kanaLeads.includes(text[at]!) ? kanaRun(text, at) : at
  if (c >= 0xc2 && c <= 0xf4) {
    const end = utf8Run(text, at)
    return end === at && c === 0xe3 ? latinKanaRun(text, at) : end
  }
  if (c === 0x201a || c === 0x192) return leadRun(text, at, '‚ƒ')
  if (c === 0xa4 || c === 0xa5) return leadRun(text, at, '¤¥')
  return at
}

function skipWhile(text: string, at: number, holds: (unit: number) => boolean): number {
  let end = at
  while (end < text.length && holds(text.charCodeAt(end))) end++
  return end
}

/** 縺, 繧, 繝 close together: rare characters each, while one of them (繧繝 is a word) proves nothing. */
function kanaRun(text: string, at: number): number {
  let last = at
  let count = 1
  for (let i = at + 1; i < text.length && i - last <= leadGapMax; i++) {
    if (!kanaLeads.includes(text[i]!)) continue
    last = i
    count++
  }
  return count >= leadsMin ? Math.min(text.length, last + 2) : at
}

/** 'ã‚ãƒ³ã‚': UTF-8 kana whose bytes without a Windows-1252 character are lost: ã before ‚ ƒ € at least three times. */
function latinKanaRun(text: string, at: number): number {
  let last = at
  let count = 0
  for (let i = at; i + 1 < text.length && i - last <= leadGapMax; i++) {
    if (text[i] !== 'ã' || !'‚ƒ€\x81'.includes(text[i + 1]!)) continue
    last = i
    count++
  }
  return count >= leadsMin ? last + 2 : at
}

/** Lead and trail byte by turns: '‚±‚ê', at least three pairs. */
function leadRun(text: string, at: number, leads: string): number {
  let end = at
  let pairs = 0
  while (end + 1 < text.length && leads.includes(text[end]!) && text.charCodeAt(end + 1) > 0x20) {
    if (byte(text, end + 1) < 0x40) break
    end += 2
    pairs++
  }
  return pairs >= leadsMin ? end : at
}

/** Characters that, read as Windows-1252 bytes, are well-formed UTF-8. */
function utf8Run(text: string, at: number): number {
  let end = at
  let sequences = 0
  let long = false
  for (let size = utf8Size(text, end); size > 0; size = utf8Size(text, end)) {
    end += size
    sequences++
    long ||= size > 2
  }
  return sequences > 1 || long || certainLeads.includes(text[at]!) ? end : at
}

/** RFC 3629 §3: size of the sequence whose bytes these characters stand for, 0 when it is none. */
function utf8Size(text: string, at: number): number {
  const lead = byte(text, at)
  const size =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
  for (let i = 1; i < size; i++) {
    const next = byte(text, at + i)
    if (next < 0x80 || next > 0xbf) return 0
  }
  return size
}

/** The Windows-1252 byte of a character, 0 when it has none. */
function byte(text: string, at: number): number {
  if (at >= text.length) return 0
  const c = text.charCodeAt(at)
  return c < 0x100 ? c : (byteOf.get(c) ?? 0)
}

/** Longest ISO-2022-JP run looked through for its end. */
const jisUnitsMax = 400

/** RFC 1468 without its escapes: $B or $@, pairs of printable ASCII, (B or (J. */
function undecodedJis(text: string, at: number): number {
  if (text[at + 1] !== 'B' && text[at + 1] !== '@') return at
  const max = Math.min(text.length - 1, at + jisUnitsMax)
  for (let i = at + 2; i < max; i++) {
    const c = text.charCodeAt(i)
    if (c === 0x1b) continue
    if (c < 0x21 || c > 0x7e) return at
    if (c !== 0x28 || (text[i + 1] !== 'B' && text[i + 1] !== 'J')) continue
    const size = i - at - 2 - (text.charCodeAt(i - 1) === 0x1b ? 1 : 0)
    if (size >= 4 && size % 2 === 0) return i + 2
  }
  return at
}
