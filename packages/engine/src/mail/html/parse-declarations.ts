/** The text of a style attribute or a rule's block as declarations (CSS Syntax 3 §5.4.4, CSS Cascade 4 §6.3). */
import { readerOf } from './css-properties.ts'
import { type Declarations, mergeDeclarations, noDeclarations } from './declarations.ts'

/** Shared by all that declare nothing of interest: never written to. */
const nothingDeclared = noDeclarations()

/** `name:value;…` of a style attribute or a rule's block. Linear; what is not understood is passed over. */
export function parseDeclarations(css: string): Declarations {
  let found = nothingDeclared
  const text = css.includes('\\') || css.includes('/*') ? plainCss(css) : css
  let start = 0
  let colon = -1
  let depth = 0
  let quote = 0
  for (let i = 0; i <= text.length; i++) {
    const c = i === text.length ? 0x3b : text.charCodeAt(i)
    if (i < text.length && quote !== 0) {
      if (c === quote) quote = 0
    } else if (c === 0x3b && (depth === 0 || i === text.length)) {
      if (colon > start) found = readDeclaration(found, text, start, colon, i)
      start = i + 1
      colon = -1
    } else if (c === 0x3a && colon < 0) colon = i
    else if (c === 0x22 || c === 0x27) quote = c
    else if (c === 0x28) depth++
    else if (c === 0x29 && depth > 0) depth--
  }
  return found
}

/** CSS Syntax 3 §4: comments out, escapes to their characters (an escaped `;` or `:` separates nothing). */
export function plainCss(css: string): string {
  const text = css.includes('/*') ? withoutComments(css) : css
  if (!text.includes('\\')) return text
  return text.replaceAll(
    /\\([\da-f]{1,6})\s?|\\([^\n\da-f])/gi,
    (_, hex: string | undefined, plain: string | undefined) => {
      const letter = hex === undefined ? (plain ?? '') : fromHex(hex)
      return /[;:{}"'\\]/.test(letter) ? '_' : letter
    },
  )
}

/** By indexOf: a comment that does not end takes the rest with it, and is looked for once. */
function withoutComments(css: string): string {
  let text = ''
  let from = 0
  for (let at = css.indexOf('/*'); at >= 0; at = css.indexOf('/*', from)) {
    text += `${css.slice(from, at)} `
    const end = css.indexOf('*/', at + 2)
    if (end < 0) return text
    from = end + 2
  }
  return text + css.slice(from)
}

function fromHex(hex: string): string {
  const code = Number.parseInt(hex, 16)
  return code === 0 || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code)
}

/** A value longer than this decides nothing here (a data: URL as background). */
const valueChars = 400

function readDeclaration(to: Declarations, text: string, start: number, colon: number, end: number): Declarations {
  let from = start
  let nameEnd = colon
  while (from < nameEnd && text.charCodeAt(from) <= 0x20) from++
  while (from < nameEnd && text.charCodeAt(nameEnd - 1) <= 0x20) nameEnd--
  const read = readerOf(text, from, nameEnd)
  if (read === undefined) return to
  let value = text
    .slice(colon + 1, Math.min(end, colon + 1 + valueChars))
    .trim()
    .toLowerCase()
  const mark = value.lastIndexOf('!')
  const important = mark >= 0 && value.slice(mark + 1).trim() === 'important'
  if (important) value = value.slice(0, mark).trimEnd()
  const into = to === nothingDeclared ? noDeclarations() : to
  const scratch = important || into.important !== 0 ? noDeclarations() : into
  read(scratch, value)
  if (scratch === into) return into
  if (important) scratch.important = scratch.set
  mergeDeclarations(into, scratch)
  return into
}
