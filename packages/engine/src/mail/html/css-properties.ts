/** What each CSS property's value comes to: one number, or a few for a shorthand. */
import { parseColour, transparent, unknownColour } from './colour.ts'
import { type Declarations, declare, display, farPx, property, whiteSpace } from './declarations.ts'
import { findName, nameTable } from './name-table.ts'

export type Reader = (to: Declarations, value: string) => void

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

const table: readonly (readonly [name: string, read: Reader])[] = [
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
const names = nameTable(table.map(([name]) => name))
const readers = table.map(([, read]) => read)

/** The reader of the property named text.slice(start, end); undefined when it decides nothing here. */
export function readerOf(text: string, start: number, end: number): Reader | undefined {
  return readers[findName(names, text, start, end)]
}
