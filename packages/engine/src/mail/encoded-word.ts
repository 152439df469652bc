/** RFC 2047 encoded words, as written in earnest and as broken in the wild. */
import { bytesOf, concatBytes } from './bytes.ts'
import { decodeText, endsMidway } from './charset/decode.ts'
import { charsetOf } from './charset/labels.ts'
import { addDefectOnce, type DefectLog } from './defects.ts'
import { decodeBase64, decodeQ } from './transfer.ts'

export type WordContext = {
  readonly log: DefectLog
  /** Offset of the field, for defects. */
  readonly at: number
  readonly fieldName: string
  /** Charset to believe for words with a label that says nothing. */
  readonly hint: string
  /** Receives the labels met, lower case. */
  readonly charsets: Set<string>
}

type Word = { readonly label: string; readonly bytes: Uint8Array; readonly end: number; readonly broken: boolean }

/**
 * Decodes each `=?charset?B|Q?text?=`, also within quotes or glued to other text. White space between words goes.
 * Bytes of neighbours with the same charset are joined first, so a character split over two words is whole again
 * (against RFC 2047 §5, and common).
 */
export function decodeWords(text: string, context: WordContext): string {
  let open = text.indexOf('=?')
  if (open < 0) return text
  let out = ''
  let from = 0
  let label = ''
  let pending: Uint8Array[] = []
  const flush = (): void => {
    if (pending.length === 0) return
    const bytes = concatBytes(pending)
    out += onOneLine(decodeText(bytes, { label, hint: context.hint, log: context.log, at: context.at }))
    pending = []
  }
  const lastClose = text.lastIndexOf('?=')
  while (open >= 0 && open < lastClose) {
    const word = readWord(text, open)
    if (word === null) {
      if (looksLikeWord(text, open)) addDefectOnce(context.log, 'bad-encoded-word', context.fieldName, context.at)
      open = text.indexOf('=?', open + 2)
      continue
    }
    if (word.broken) addDefectOnce(context.log, 'bad-encoded-word', context.fieldName, context.at)
    const between = text.slice(from, open)
    if (pending.length > 0 && between.trim() === '') {
      if (sameCharset(word.label, label)) {
        if (splits(pending[pending.length - 1]!, label)) {
          addDefectOnce(context.log, 'split-encoded-word', context.fieldName, context.at)
        }
      } else flush()
    } else {
      flush()
      out += between
    }
    label = word.label
    context.charsets.add(label)
    pending.push(word.bytes)
    from = word.end
    open = text.indexOf('=?', from)
  }
  flush()
  const rest = text.slice(from)
  if (rest.includes('=?') && looksLikeWord(rest, rest.indexOf('=?'))) {
    addDefectOnce(context.log, 'bad-encoded-word', context.fieldName, context.at)
  }
  return out + rest
}

/** Longest charset label taken for one; the longest registered has 45 letters. */
const labelMax = 60

function readWord(text: string, open: number): Word | null {
  const labelEnd = text.indexOf('?', open + 2)
  if (labelEnd < 0 || labelEnd === open + 2 || labelEnd - open > labelMax) return null
  const kind = text[labelEnd + 1]
  if (text[labelEnd + 2] !== '?') return null
  const isBase64 = kind === 'B' || kind === 'b'
  if (!isBase64 && kind !== 'Q' && kind !== 'q') return null
  const written = text.slice(open + 2, labelEnd)
  if (/\s/.test(written)) return null
  const start = labelEnd + 3
  const close = findClose(text, start, isBase64)
  if (close < 0) return null
  const payload = text.slice(start, close)
  const decoded = isBase64 ? decodeBase64(bytesOf(payload)) : decodeQ(bytesOf(payload))
  const star = written.indexOf('*') // RFC 2231 §5: charset*language
  return {
    label: (star > 0 ? written.slice(0, star) : written).toLowerCase(),
    bytes: decoded.bytes,
    end: close + 2,
    broken: decoded.broken || payload.includes(' ') || !endsCleanly(text, close + 2),
  }
}

/** The `?=` that ends a word: in Q, not one whose `=` starts an escape (`What?=E3=81…`), when another follows. */
function findClose(text: string, start: number, isBase64: boolean): number {
  let close = text.indexOf('?=', start)
  if (isBase64) return close
  let opens = -1
  while (close >= 0 && /^[0-9A-Fa-f]{2}/.test(text.slice(close + 2, close + 4))) {
    const next = text.indexOf('?=', close + 2)
    if (opens < close + 2) opens = text.indexOf('=?', close + 2)
    if (opens < 0) opens = text.length
    if (next < 0 || opens < next) break
    close = next
  }
  return close
}

/** RFC 2047 §5: white space stands after a word; comments and quotes may close it. */
function endsCleanly(text: string, end: number): boolean {
  return end >= text.length || ' \t)",<;>:'.includes(text[end]!)
}

function looksLikeWord(text: string, open: number): boolean {
  return /^=\?[\w*-]{1,60}\?[bBqQ]\?/.test(text.slice(open, open + 70))
}

function sameCharset(a: string, b: string): boolean {
  return a === b || (charsetOf(a) !== null && charsetOf(a) === charsetOf(b))
}

/** The word's bytes end inside a character. */
function splits(bytes: Uint8Array, label: string): boolean {
  const charset = charsetOf(label)
  if (charset === 'utf-8') return endsMidway(bytes)
  // RFC 1468 text must come back to ASCII; one that ends in kanji goes on in the next word.
  return (
    charset === 'iso-2022-jp' && bytes.lastIndexOf(0x24) > 0 && bytes.lastIndexOf(0x1b) === bytes.lastIndexOf(0x24) - 1
  )
}

/** A header field is read on one line: breaks and tabs become spaces, NULs go. */
export function onOneLine(text: string): string {
  return /[\0\t\n\r]/.test(text) ? text.replaceAll('\0', '').replace(/[\t\n\r]+/g, ' ') : text
}
