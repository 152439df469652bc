/** Bytes to text: by the label where it can be true, by the bytes' looks where it is missing or cannot. */
import { addDefectOnce, type DefectLog } from '../defects.ts'
import { countUtf8, detectCharset, detectUtf16 } from './detect.ts'
import { decodeIso2022Jp, findJisEscape } from './iso-2022-jp.ts'
import { charsetOf, nativeDecoder } from './labels.ts'
import { decodeHz, decodeIso2022Shifted, decodeUtf7 } from './seven-bit.ts'

const utf8 = new TextDecoder()

/** Decodes with one charset, as named by charsetOf() or detectCharset(). Never throws; bad bytes become U+FFFD. */
export function decodeBytes(bytes: Uint8Array, charset: string): string {
  switch (charset) {
    case 'utf-8':
    case 'us-ascii':
      return utf8.decode(bytes)
    case 'iso-2022-jp':
      return decodeIso2022Jp(bytes)
    case 'utf-7':
      return decodeUtf7(bytes)
    case 'hz':
      return decodeHz(bytes)
    case 'iso-2022-kr':
      return decodeIso2022Shifted(bytes, 'euc-kr')
    case 'iso-2022-cn':
      return decodeIso2022Shifted(bytes, 'gb18030')
    default:
      return nativeDecoder(charset).decode(bytes)
  }
}

export type DecodeOptions = {
  /** As written; '' when there is none. */
  readonly label: string
  /** Charset of another part of the mail, for bytes that several could explain; '' for none. */
  readonly hint: string
  readonly log: DefectLog
  /** Where it stands in the message, for defects. */
  readonly at: number
}

/**
 * Text of a body, an encoded word or a raw header field.
 * Defects: bad-charset, wrong-charset, missing-charset, undecodable-bytes.
 */
export function decodeText(bytes: Uint8Array, options: DecodeOptions): string {
  const { label, log, at } = options
  const labelled = label === '' ? '' : charsetOf(label)
  if (labelled === null) addDefectOnce(log, 'bad-charset', label, at)
  const charset = labelled ?? ''
  const plain = decodePlain(bytes, charset)
  if (plain !== null) return plain
  const actual = settle(bytes, charset, options.hint)
  if (actual !== charset && !(actual.startsWith('utf-16') && charset.startsWith('utf-16'))) {
    if (label === '' && actual !== 'us-ascii') addDefectOnce(log, 'missing-charset', actual, at)
    else if (charset !== '') addDefectOnce(log, 'wrong-charset', label, at)
  }
  const text = decodeBytes(bytes, actual)
  if (text.includes('\ufffd') && !holdsReplacement(bytes, actual)) addDefectOnce(log, 'undecodable-bytes', label, at)
  return text
}

const stateful = new Set(['iso-2022-jp', 'utf-7', 'hz', 'iso-2022-kr', 'iso-2022-cn'])

/** The fast way: plain ASCII under a label that reads ASCII as itself, or faultless UTF-8 so labelled; else null. */
function decodePlain(bytes: Uint8Array, charset: string): string | null {
  if (stateful.has(charset) || charset.startsWith('utf-16')) return null
  // Text of a wide charset would only be decoded in vain: its first characters show that it is not UTF-8.
  if (charset !== 'utf-8' && bytes.length > 256 && countUtf8(bytes.subarray(0, 4_096), 1).errors > 0) return null
  const text = utf8.decode(bytes)
  if (text.includes('\ufffd') || text.includes('\x1b')) return null
  if (text.length === bytes.length) return text.includes('\0') && detectUtf16(bytes) !== null ? null : text
  return charset === 'utf-8' ? text : null
}

/** The charset to decode by: the label's unless the bytes contradict it. */
function settle(bytes: Uint8Array, charset: string, hint: string): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if ((charset === '' || charset === 'utf-8' || charset === 'us-ascii') && detectUtf16(bytes) !== null) {
    return detectUtf16(bytes)!
  }
  if (charset.startsWith('utf-16')) return settleUtf16(bytes, charset)
  if (findJisEscape(bytes) >= 0 && charset !== 'hz' && !charset.startsWith('iso-2022-k')) return 'iso-2022-jp'
  switch (charset) {
    case '':
      return detectCharset(bytes, hint)
    case 'us-ascii':
      return orLabel(detectCharset(bytes, hint), charset)
    case 'utf-7':
    case 'hz':
    case 'iso-2022-kr':
    case 'iso-2022-cn':
      return bytes.some((byte) => byte >= 0x80) ? detectCharset(bytes, hint) : charset
    case 'iso-2022-jp':
      return settleIso2022Jp(bytes, hint)
    case 'utf-8':
      return settleUtf8(bytes, hint)
    default:
      return settleLegacy(bytes, charset, hint)
  }
}

function orLabel(detected: string, charset: string): string {
  return detected === 'us-ascii' ? charset : detected
}

/** RFC 2781 §4.3 without a mark: the bytes tell the order; ASCII or UTF-8 under this label is known too. */
function settleUtf16(bytes: Uint8Array, charset: string): string {
  const seen = detectUtf16(bytes)
  if (seen !== null) return seen
  if (!bytes.includes(0)) {
    const { pairs, longer, errors } = countUtf8(bytes, 1)
    if (errors === 0 && (pairs + longer === 0 || longer > 1)) return 'utf-8'
  }
  return charset
}

/** No escape in it: plain ASCII, kana in SO and SI, or another charset under this label (mostly Shift_JIS). */
function settleIso2022Jp(bytes: Uint8Array, hint: string): string {
  if (!bytes.some((byte) => byte >= 0x80)) return 'iso-2022-jp'
  const detected = detectCharset(bytes, hint)
  return detected === 'windows-1252' ? 'iso-2022-jp' : detected
}

/** A few broken characters in UTF-8 stay UTF-8 (a list's cut, a split in mid-character). */
function settleUtf8(bytes: Uint8Array, hint: string): string {
  const { pairs, longer, errors } = countUtf8(bytes, Number.POSITIVE_INFINITY)
  if (errors === 0 || errors * 4 <= pairs + longer) return 'utf-8'
  const detected = orLabel(detectCharset(bytes, hint === 'utf-8' ? '' : hint), 'utf-8')
  return longer > 0 && !wide.has(detected) ? 'utf-8' : detected
}

/** Charsets of 8 bits or of several bytes, other than UTF-8. */
function settleLegacy(bytes: Uint8Array, charset: string, hint: string): string {
  const { pairs, longer, errors } = countUtf8(bytes, 1)
  const western = /^(windows-125|iso-8859)/.test(charset)
  // "Ã¼" is no word of any language; but two bytes of a wide charset can look like one character of UTF-8.
  if (errors === 0 && (western ? pairs + longer > 0 : longer > 1)) return 'utf-8'
  if (charset === 'windows-1252') {
    const detected = detectCharset(bytes, hint)
    return detected === 'shift_jis' || detected === 'euc-jp' ? detected : charset
  }
  if (western || !wide.has(charset)) return charset
  const text = decodeBytes(bytes, charset)
  if (!text.includes('\ufffd')) {
    return charset === 'shift_jis' && mostlyHalfKana(text) && detectCharset(bytes, hint) === 'euc-jp'
      ? 'euc-jp'
      : charset
  }
  const lost = replacements(text)
  // A private sign here and there (Big5 of Hong Kong, a cut line) does not make the label wrong.
  if (lost * 20 <= text.replace(/[\0-\x7f]/g, '').length) return charset
  const detected = detectCharset(bytes, hint === charset ? '' : hint)
  if (detected === 'windows-1252' || detected === 'us-ascii' || detected === charset) return charset
  const other = decodeBytes(bytes, detected)
  return replacements(other) < lost && !mostlyHalfKana(other) ? detected : charset
}

const wide = new Set(['shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr'])

/** EUC-JP read as Shift_JIS is faultless, and all half-width kana. */
function mostlyHalfKana(text: string): boolean {
  const sample = text.slice(0, 2_000).replace(/[\0-\x7f]/g, '')
  return sample.replace(/[\uff61-\uff9f]/g, '').length * 2 < sample.length
}

function replacements(text: string): number {
  let count = 0
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++
  return count
}

/** The mail itself holds U+FFFD (a sender's own broken text), so nothing was lost here. */
function holdsReplacement(bytes: Uint8Array, charset: string): boolean {
  if (charset === 'utf-8' || charset === 'us-ascii') return countUtf8(bytes, 1).errors === 0 && !endsMidway(bytes)
  return charset.startsWith('utf-16')
}

/** The bytes end inside a UTF-8 sequence. */
export function endsMidway(bytes: Uint8Array): boolean {
  const end = bytes.length
  for (let back = 1; back <= 3 && back <= end; back++) {
    const byte = bytes[end - back]!
    if (byte < 0x80) return false
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back
  }
  return false
}
