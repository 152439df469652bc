/** Character references (`&amp;`, `&#x3042;`) in text and attribute values, decoded by htmlparser2 (HTML §13.2.5.72-80). */
import { Tokenizer } from 'htmlparser2'

/** Where text stands: ordinary text, an element with references only, or one without. */
export type TextContext = 'data' | 'title' | 'textarea' | 'raw'
type Send = (source: string, start: number, end: number) => void

const ignore = (): void => {}
let piece = ''
let send: Send = ignore
let value = ''

/** One for all: it is told a piece at a time, and each piece is read to its end before the next. */
const tokenizer = new Tokenizer(
  {},
  {
    ontext: (start, end) => send(piece, start, end),
    ontextentity: (codePoint) => {
      const letters = String.fromCodePoint(codePoint)
      send(letters, 0, letters.length)
    },
    onattribdata: (start, end) => {
      value += piece.slice(start, end)
    },
    onattribentity: (codePoint) => {
      value += String.fromCodePoint(codePoint)
    },
    onattribend: ignore,
    onattribname: ignore,
    oncdata: ignore,
    onclosetag: ignore,
    oncomment: ignore,
    ondeclaration: ignore,
    onend: ignore,
    onopentagend: ignore,
    onopentagname: ignore,
    onprocessinginstruction: ignore,
    onselfclosingtag: ignore,
  },
)

const run = (text: string, atEnd: boolean): void => {
  tokenizer.reset()
  piece = text
  tokenizer.write(text)
  if (atEnd) tokenizer.end()
}

/** Sends text of a document on in pieces: as it stands, or what one reference stands for. */
export const decodeText = (
  html: string,
  start: number,
  end: number,
  context: Exclude<TextContext, 'raw'>,
  to: Send,
): void => {
  send = to
  const atEnd = end === html.length
  // What follows the text ends its last reference: a tag, or the document.
  if (context === 'data') run(html.slice(start, end + 1), atEnd)
  else run(`<${context}>${html.slice(start, end)}${atEnd ? '' : `</${context}>`}`, atEnd)
  send = ignore
}

export const decodeAttribute = (written: string): string => {
  value = ''
  // With both quotes in it, it was written without.
  const quote = written.includes('"') ? (written.includes("'") ? '' : "'") : '"'
  run(`<a b=${quote}${written}${quote}>`, false)
  return value
}
