/** CSS declarations that decide whether and how text is seen; all others are passed over. */
import { parseColour, transparent, unknownColour } from './colour.ts'
import { findName, nameTable } from './name-table.ts'

/**
 * Index of each property in Declarations.values.
 * Lengths are px; below 0 for a factor of the font size (`2em` is -2), `fontSize: 50%` is -0.5.
 */
export const property = {
  /** See `display`. */
  display: 0,
  /** 1 hidden, 0 visible. */
  visibility: 1,
  /** 0 to 1. */
  opacity: 2,
  fontSize: 3,
  lineHeight: 4,
  width: 5,
  height: 6,
  maxWidth: 7,
  maxHeight: 8,
  /** 1 when what stands outside the box is cut off. */
  overflow: 9,
  colour: 10,
  background: 11,
  /** 1 relative, 2 absolute or fixed, 0 static. */
  position: 12,
  left: 13,
  top: 14,
  right: 15,
  bottom: 16,
  textIndent: 17,
  marginLeft: 18,
  marginTop: 19,
  /** 1 when clip or clip-path leaves nothing. */
  clip: 20,
  /** 1 scaled to nothing, 2 moved far away. */
  transform: 21,
  /** See `whiteSpace`. */
  whiteSpace: 22,
  /** 1 floated: a box even where the element is inline. */
  float: 23,
  /** 1 right to left. */
  direction: 24,
  /** 1 when letters are forced into `direction`. */
  bidiOverride: 25,
} as const
const properties = 26

/** `attribute`: none, by the hidden attribute. */
export const display = { inline: 0, none: 1, block: 2, cell: 3, inlineBlock: 4, attribute: 5 } as const
export const whiteSpace = { collapse: 0, keep: 1, keepLines: 2 } as const

export type Declarations = {
  /** Bit `1 << property` for each that is declared. */
  set: number
  important: number
  readonly values: number[]
  /** As written after font-family:, lower case, '' when none. */
  fonts: string
}

export function noDeclarations(): Declarations {
  return { set: 0, important: 0, values: new Array<number>(properties).fill(0), fonts: '' }
}

/** Shared by all that declare nothing of interest: never written to. */
const nothingDeclared = noDeclarations()

/** Lays `from` over `to`: the later wins unless the earlier alone is !important. */
export function mergeDeclarations(to: Declarations, from: Declarations): void {
  let bits = from.set & ~(to.important & ~from.important)
  to.set |= bits
  to.important |= from.important
  while (bits !== 0) {
    const bit = 31 - Math.clz32(bits)
    to.values[bit] = from.values[bit] as number
    bits &= ~(1 << bit)
  }
  if (from.fonts !== '') to.fonts = from.fonts
}

export function declare(to: Declarations, at: number, value: number): void {
  to.set |= 1 << at
  to.values[at] = value
}

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
  const read = readers[findName(names, text, from, nameEnd)]
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

type Reader = (to: Declarations, value: string) => void

/** One property, one number. */
const single =
  (at: number, parse: (value: string) => number): Reader =>
  (to, value) => {
    const parsed = parse(value)
    if (!Number.isNaN(parsed)) declare(to, at, parsed)
  }

// 1 em and 1 rem taken as 16 px, 1 vw as 8 px, 1 % of an unknown box as 4 px: only "nothing" and "far away" matter.
const unitPx: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 37.8,
  mm: 3.78,
  rem: 16,
  vw: 8,
  vh: 8,
  vmin: 8,
  vmax: 8,
  '%': 4,
}

/** px, or below 0 a factor of the font size. Negative lengths have their own reader. */
function parseLength(value: string): number {
  const number = Number.parseFloat(value)
  if (!(number >= 0)) return Number.NaN
  const unit = /[a-z%]*$/.exec(value)?.[0] ?? ''
  if (unit === 'em' || unit === 'ch' || unit === 'ex') return number === 0 ? 0 : -number
  return number * (unitPx[unit] ?? Number.NaN)
}

/** A position in px, which may be negative; em as 16 px. */
function parseOffset(value: string): number {
  const size = parseLength(value.startsWith('-') ? value.slice(1) : value)
  const px = size < 0 ? -size * 16 : size
  return value.startsWith('-') ? -px : px
}

const fontSizes: Readonly<Record<string, number>> = {
  'xx-small': 9,
  'x-small': 10,
  small: 13,
  medium: 16,
  large: 18,
  'x-large': 24,
  'xx-large': 32,
  smaller: -0.8,
  larger: -1.2,
  initial: 16,
}

function parseFontSize(value: string): number {
  const word = fontSizes[value]
  if (word !== undefined) return word
  const percent = value.endsWith('%') ? Number.parseFloat(value) / 100 : Number.NaN
  return Number.isNaN(percent) ? parseLength(value) : percent === 0 ? 0 : -percent
}

/** A plain number is a factor of the font size. */
function parseLineHeight(value: string): number {
  if (value === 'normal') return -1.2
  const length = parseFontSize(value)
  return /^[\d.]+$/.test(value) ? -length : length
}

function parseDisplay(value: string): number {
  if (value === 'none') return display.none
  if (value === 'inline' || value === 'contents') return display.inline
  if (value === 'inline-block' || value === 'inline-table' || value === 'inline-flex' || value === 'inline-grid') {
    return display.inlineBlock
  }
  if (value === 'table-cell') return display.cell
  return /^(?:block|table|flex|grid|list-item|flow-root|table-row|table-[a-z-]+|-webkit-box|flow)$/.test(value)
    ? display.block
    : Number.NaN
}

function parseVisibility(value: string): number {
  if (value === 'hidden' || value === 'collapse') return 1
  return value === 'visible' || value === 'initial' ? 0 : Number.NaN
}

function parseOpacity(value: string): number {
  const number = Number.parseFloat(value)
  return value.endsWith('%') ? number / 100 : number
}

function parseOverflow(value: string): number {
  if (value.startsWith('visible')) return 0
  return /^(?:hidden|clip|scroll|auto|-moz-hidden)/.test(value) ? 1 : Number.NaN
}

function parsePosition(value: string): number {
  if (value === 'absolute' || value === 'fixed') return 2
  if (value === 'relative' || value === 'sticky') return 1
  return value === 'static' ? 0 : Number.NaN
}

function parseWhiteSpace(value: string): number {
  if (value === 'pre' || value === 'pre-wrap' || value === 'break-spaces') return whiteSpace.keep
  if (value === 'pre-line') return whiteSpace.keepLines
  return value === 'normal' || value === 'nowrap' ? whiteSpace.collapse : Number.NaN
}

/** background: a colour anywhere in it; an image or gradient makes it unknown. */
function parseBackground(value: string): number {
  if (value.includes('url(') || value.includes('gradient(') || value.includes('image(')) return unknownColour
  const whole = parseColour(value)
  if (!Number.isNaN(whole)) return whole
  if (value === 'none' || value === 'initial') return transparent
  for (const word of wordsOf(value)) {
    const colour = parseColour(word)
    if (!Number.isNaN(colour)) return colour
  }
  return value.startsWith('none') ? transparent : Number.NaN
}

/** Split at spaces outside brackets. */
function wordsOf(value: string): string[] {
  const words: string[] = []
  let depth = 0
  let start = 0
  for (let i = 0; i <= value.length; i++) {
    const c = value.charCodeAt(i)
    if (c === 0x28) depth++
    else if (c === 0x29) depth--
    else if (i === value.length || (c <= 0x20 && depth <= 0)) {
      if (i > start) words.push(value.slice(start, i))
      start = i + 1
    }
  }
  return words
}

function parseText(value: string): number {
  return value === 'initial' ? 0xff000000 : parseColour(value)
}

/** rect() whose sides meet, inset() past the middle, circle() or ellipse() of no size, a polygon of one point. */
function parseClip(value: string): number {
  if (value === 'auto' || value === 'none') return 0
  const numbers = (value.match(/-?[\d.]+/g) ?? []).map(Number)
  if (value.startsWith('inset')) return (numbers[0] ?? 0) >= 50 ? 1 : 0
  if (value.startsWith('circle') || value.startsWith('ellipse')) return numbers[0] === 0 ? 1 : 0
  if (value.startsWith('polygon')) return numbers.every((number) => number === numbers[0]) ? 1 : 0
  if (!value.startsWith('rect') || numbers.length < 4) return 0
  const [top = 0, right = 0, bottom = 0, left = 0] = numbers
  return bottom - top <= 2 || right - left <= 2 ? 1 : 0
}

function parseTransform(value: string): number {
  const scale = /scale(?:x|y|3d)?\(\s*([\d.]+)/.exec(value)?.[1]
  if (scale !== undefined && Number(scale) <= 0.05) return 1
  const moves = value.match(/translate(?:x|y|3d)?\([^)]*\)/g)?.join(' ') ?? ''
  // A percentage is of the element itself: -50% centres it.
  return (moves.match(/-[\d.]+[a-z%]*/g) ?? []).some((move) => parseOffset(move.replace('%', '')) <= -farPx) ? 2 : 0
}

/** Further left or up than this is out of sight. */
export const farPx = 300

const margin: Reader = (to, value) => {
  const sides = value.split(/\s+/, 4)
  const top = parseOffset(sides[0] ?? '')
  const left = parseOffset(sides[3] ?? sides[1] ?? sides[0] ?? '')
  if (!Number.isNaN(top)) declare(to, property.marginTop, top)
  if (!Number.isNaN(left)) declare(to, property.marginLeft, left)
}

/** font: [style] size[/line-height] families. */
const font: Reader = (to, value) => {
  const found =
    /(?:^|\s)([\d.]+(?:px|pt|r?em|%|ex)?|(?:xx?-)?(?:small|large)|medium)(?:\s*\/\s*([\d.]+[a-z%]*|normal))?\s+(\S.*)$/.exec(
      value,
    )
  if (found === null) return
  const [, size = '', height, families = ''] = found
  single(property.fontSize, parseFontSize)(to, size)
  if (height !== undefined) single(property.lineHeight, parseLineHeight)(to, height)
  to.fonts = families
}

const readerOf: readonly (readonly [name: string, read: Reader])[] = [
  ['display', single(property.display, parseDisplay)],
  ['visibility', single(property.visibility, parseVisibility)],
  ['content-visibility', (to, value) => (value === 'hidden' ? declare(to, property.display, display.none) : undefined)],
  ['opacity', single(property.opacity, parseOpacity)],
  ['font-size', single(property.fontSize, parseFontSize)],
  ['line-height', single(property.lineHeight, parseLineHeight)],
  ['width', single(property.width, parseLength)],
  ['height', single(property.height, parseLength)],
  ['max-width', single(property.maxWidth, parseLength)],
  ['max-height', single(property.maxHeight, parseLength)],
  ['overflow', single(property.overflow, parseOverflow)],
  ['overflow-x', single(property.overflow, parseOverflow)],
  ['overflow-y', single(property.overflow, parseOverflow)],
  ['color', single(property.colour, parseText)],
  ['-webkit-text-fill-color', single(property.colour, parseText)],
  ['background', single(property.background, parseBackground)],
  ['background-color', single(property.background, parseBackground)],
  [
    'background-image',
    (to, value) => (value === 'none' ? undefined : single(property.background, parseBackground)(to, value)),
  ],
  ['position', single(property.position, parsePosition)],
  ['left', single(property.left, parseOffset)],
  ['top', single(property.top, parseOffset)],
  ['right', single(property.right, parseOffset)],
  ['bottom', single(property.bottom, parseOffset)],
  ['text-indent', single(property.textIndent, parseOffset)],
  ['margin-left', single(property.marginLeft, parseOffset)],
  ['margin-top', single(property.marginTop, parseOffset)],
  ['margin', margin],
  ['clip', single(property.clip, parseClip)],
  ['clip-path', single(property.clip, parseClip)],
  ['-webkit-clip-path', single(property.clip, parseClip)],
  ['transform', single(property.transform, parseTransform)],
  ['-webkit-transform', single(property.transform, parseTransform)],
  ['white-space', single(property.whiteSpace, parseWhiteSpace)],
  ['float', single(property.float, (value) => (value === 'none' ? 0 : 1))],
  ['direction', single(property.direction, (value) => (value === 'rtl' ? 1 : 0))],
  ['unicode-bidi', single(property.bidiOverride, (value) => (value.endsWith('override') ? 1 : 0))],
  ['font', font],
  [
    'font-family',
    (to, value) => {
      to.fonts = value
    },
  ],
]
const names = nameTable(readerOf.map(([name]) => name))
const readers = readerOf.map(([, read]) => read)
