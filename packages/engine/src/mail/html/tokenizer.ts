/**
 * HTML to tags, attributes and text, as browsers cut it (HTML Living Standard §13.2.5). Runs of text, attribute values and
 * comments are jumped over by indexOf: they are nine tenths of a mail. Character references are htmlparser2's to decode.
 */
import { decodeAttribute, decodeText, type TextContext } from './character-references.ts'

/** Offsets are of the document, except where a source is given with them. */
export type TokenSink = {
  readonly text: (source: string, start: number, end: number) => void
  readonly openTagName: (start: number, end: number) => void
  /** @returns whether the value is wanted; only then one is read. */
  readonly attributeName: (start: number, end: number) => boolean
  /** Character references decoded; '' where none is written. */
  readonly attributeValue: (value: string) => void
  readonly openTagEnd: (selfClosing: boolean) => void
  readonly closeTag: (start: number, end: number) => void
  /** From its '<' to after its end. */
  readonly comment: (start: number, end: number) => void
  /** <![CDATA[ … ]]>, closed. */
  readonly cdata: (start: number, end: number) => void
  readonly end: () => void
  /** Inside <svg> or <math>, where no element's content is other than markup. */
  readonly isForeign: () => boolean
}

/** Elements whose content is no markup but text, up to their end tag. */
const rawElements = ['script', 'style', 'iframe', 'noembed', 'noframes', 'xmp', 'title', 'textarea']
/** Everything after its start tag is text. */
const plaintext = 'plaintext'
const specialNames = new Set([...rawElements, plaintext])
const specialChars = Math.max(...[...specialNames].map((name) => name.length))
/** Their first letters: most tags are told by one. */
const specialFirst = Uint8Array.from({ length: 0x80 }, (_, c) =>
  [...specialNames].some((name) => name.charCodeAt(0) === (c | 0x20) && c >= 0x41) ? 1 : 0,
)

const code = {
  exclamation: 0x21,
  doubleQuote: 0x22,
  ampersand: 0x26,
  singleQuote: 0x27,
  dash: 0x2d,
  slash: 0x2f,
  less: 0x3c,
  equals: 0x3d,
  greater: 0x3e,
  question: 0x3f,
  bracket: 0x5b,
} as const

const isSpace = (c: number): boolean => c === 0x20 || c === 0x0a || c === 0x09 || c === 0x0c || c === 0x0d
const endsName = (c: number): boolean => c === code.slash || c === code.greater || isSpace(c)
const isLetter = (c: number): boolean => (c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a)

/** Reads the whole document; every character once. */
export const tokenize = (html: string, sink: TokenSink): void => {
  const { length } = html
  const text = textSender(html, sink)
  let from = 0
  for (let searched = 0; ; ) {
    const less = html.indexOf('<', searched)
    if (less < 0) break
    text(from, less, 'data')
    from = less
    const c = html.charCodeAt(less + 1)
    if (isLetter(c)) from = readOpenTag(html, less + 1, sink, text)
    else if (c === code.slash) {
      // '</' at the end is text.
      if (less + 2 === length) break
      from = readCloseTag(html, less + 2, sink)
    } else if (c === code.exclamation) from = readDeclaration(html, less + 2, sink)
    else if (c === code.question) from = readBogusComment(html, less + 2, sink)
    searched = from === less ? less + 1 : from
  }
  text(from, length, 'data')
  sink.end()
}

type SendText = (start: number, end: number, context: TextContext) => void

/** Sends on text in pieces, each as it stands or one decoded reference. */
const textSender = (html: string, sink: TokenSink): SendText => {
  let ampersand = html.indexOf('&')
  return (start, end, context) => {
    if (start >= end) return
    while (ampersand >= 0 && ampersand < start) ampersand = html.indexOf('&', start)
    if (ampersand < 0 || ampersand >= end || context === 'raw') sink.text(html, start, end)
    else decodeText(html, start, end, context, sink.text)
  }
}

/** @returns where text goes on. */
const readOpenTag = (html: string, start: number, sink: TokenSink, text: SendText): number => {
  const { length } = html
  const foreign = sink.isForeign()
  let i = start + 1
  while (i < length && !endsName(html.charCodeAt(i))) i++
  if (i === length) return length
  const special = foreign ? null : specialName(html, start, i)
  sink.openTagName(start, i)
  while (i < length) {
    const c = html.charCodeAt(i)
    if (c === code.greater) {
      sink.openTagEnd(false)
      return special === null ? i + 1 : readContent(html, i + 1, special, sink, text)
    }
    if (c === code.slash) {
      i++
      while (i < length && isSpace(html.charCodeAt(i))) i++
      if (i < length && html.charCodeAt(i) === code.greater) {
        sink.openTagEnd(true)
        return special === null ? i + 1 : readContent(html, i + 1, special, sink, text)
      }
    } else if (isSpace(c)) i++
    else i = readAttribute(html, i, sink)
  }
  // A tag that does not end is none.
  return length
}

/** @returns where the attribute ends. */
const readAttribute = (html: string, start: number, sink: TokenSink): number => {
  const { length } = html
  let i = start + 1
  for (; i < length; i++) {
    const c = html.charCodeAt(i)
    if (c === code.equals || endsName(c)) break
  }
  const wanted = sink.attributeName(start, i)
  while (i < length && isSpace(html.charCodeAt(i))) i++
  if (i === length || html.charCodeAt(i) !== code.equals) {
    if (wanted) sink.attributeValue('')
    return i
  }
  i++
  while (i < length && isSpace(html.charCodeAt(i))) i++
  if (i === length) return length
  const quote = html.charCodeAt(i)
  let end: number
  let next: number
  if (quote === code.doubleQuote || quote === code.singleQuote) {
    end = html.indexOf(quote === code.doubleQuote ? '"' : "'", ++i)
    if (end < 0) return length
    next = end + 1
  } else {
    end = i
    while (end < length && html.charCodeAt(end) !== code.greater && !isSpace(html.charCodeAt(end))) end++
    next = end
  }
  if (wanted) {
    const value = html.slice(i, end)
    sink.attributeValue(value.includes('&') ? decodeAttribute(value) : value)
  }
  return next
}

const specialName = (html: string, start: number, end: number): string | null => {
  if (end - start > specialChars || specialFirst[html.charCodeAt(start)] !== 1) return null
  const name = html.slice(start, end).toLowerCase()
  return specialNames.has(name) ? name : null
}

/** Content that is no markup, and its end tag. */
const readContent = (html: string, start: number, name: string, sink: TokenSink, text: SendText): number => {
  const { length } = html
  const context: TextContext = name === 'title' || name === 'textarea' ? name : 'raw'
  for (let at = name === plaintext ? -1 : html.indexOf('</', start); at >= 0; at = html.indexOf('</', at + 2)) {
    const end = at + 2 + name.length
    if (end >= length || !endsName(html.charCodeAt(end))) continue
    if (html.slice(at + 2, end).toLowerCase() !== name) continue
    text(start, at, context)
    return readCloseTag(html, at + 2, sink)
  }
  text(start, length, context)
  return length
}

/** @param start after '</'. */
const readCloseTag = (html: string, start: number, sink: TokenSink): number => {
  const { length } = html
  const c = html.charCodeAt(start)
  if (c === code.greater) return start + 1
  if (!isLetter(c)) return readBogusComment(html, start, sink)
  let end = start + 1
  while (end < length && !endsName(html.charCodeAt(end))) end++
  if (end === length) return length
  sink.closeTag(start, end)
  return after(html, '>', end)
}

/** After the next `mark`, or at the end. */
const after = (html: string, mark: string, start: number): number => {
  const at = html.indexOf(mark, start)
  return at < 0 ? html.length : at + mark.length
}

const readBogusComment = (html: string, start: number, sink: TokenSink): number => {
  const end = after(html, '>', start)
  sink.comment(start - 2, end)
  return end
}

/** @param start after '<!'. */
const readDeclaration = (html: string, start: number, sink: TokenSink): number => {
  if (html.startsWith('--', start)) return readComment(html, start + 2, sink)
  if (html.startsWith('[CDATA[', start)) {
    const end = html.indexOf(']]>', start + 7)
    if (end < 0) sink.comment(start - 2, html.length)
    else sink.cdata(start + 7, end)
    return end < 0 ? html.length : end + 3
  }
  if (/^doctype$/i.test(html.slice(start, start + 7))) return after(html, '>', start + 7)
  return readBogusComment(html, start, sink)
}

/** @param start after '<!--'. */
const readComment = (html: string, start: number, sink: TokenSink): number => {
  const end = commentEnd(html, start)
  sink.comment(start - 4, end)
  return end
}

/** Ends with '-->' or '--!>', and at once with '>' or '->'. */
const commentEnd = (html: string, start: number): number => {
  if (html.charCodeAt(start) === code.greater) return start + 1
  if (html.startsWith('->', start)) return start + 2
  for (let at = html.indexOf('--', start); at >= 0; at = html.indexOf('--', at + 1)) {
    const c = html.charCodeAt(at + 2)
    if (c === code.greater) return at + 3
    if (c === code.exclamation && html.charCodeAt(at + 3) === code.greater) return at + 4
  }
  return html.length
}
