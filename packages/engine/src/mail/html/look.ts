/** How the text of an element looks: what it inherits and whether a reader sees it. */
import type { HiddenKind } from '../message.ts'
import { black, inheritColour, isNear, over, transparent, unknownColour, white } from './colour.ts'
import { type Declarations, display, farPx, property, whiteSpace } from './declarations.ts'
import { flag } from './elements.ts'

/** Index is Look.hidden; 0 is shown. */
export const hiddenKinds: readonly (HiddenKind | null)[] = [
  null,
  'display',
  'visibility',
  'opacity',
  'size',
  'colour',
  'off-screen',
  'clipped',
  'attribute',
]
export const hiddenCode = {
  shown: 0,
  display: 1,
  visibility: 2,
  opacity: 3,
  size: 4,
  colour: 5,
  offScreen: 6,
  clipped: 7,
  attribute: 8,
} as const

export type Look = {
  /** Why text is not seen: index in hiddenKinds. */
  hidden: number
  /** The part of `hidden` that nothing inside can undo. */
  hard: number
  /** visibility, which an element inside can undo. */
  invisible: boolean
  fontPx: number
  colour: number
  /** Seen behind the text: an opaque colour, or unknownColour. */
  ground: number
  whiteSpace: number
  rightToLeft: boolean
}

export function rootLook(): Look {
  return {
    hidden: 0,
    hard: 0,
    invisible: false,
    fontPx: 16,
    colour: black,
    ground: white,
    whiteSpace: whiteSpace.collapse,
    rightToLeft: false,
  }
}

export function inheritLook(to: Look, from: Look): void {
  to.hidden = from.hidden
  to.hard = from.hard
  to.invisible = from.invisible
  to.fontPx = from.fontPx
  to.colour = from.colour
  to.ground = from.ground
  to.whiteSpace = from.whiteSpace
  to.rightToLeft = from.rightToLeft
}

/** Smaller letters and boxes than this show nothing readable. */
const smallPx = 2
const faint = 0.05

/** Lays an element's declarations over what it inherited. */
export function applyDeclarations(look: Look, declared: Declarations, tagFlags: number): void {
  const { set, values } = declared
  const has = (at: number): boolean => (set & (1 << at)) !== 0
  const value = (at: number): number => values[at] as number
  if (has(property.visibility)) look.invisible = value(property.visibility) === 1
  if (has(property.direction)) look.rightToLeft = value(property.direction) === 1
  if (has(property.whiteSpace)) look.whiteSpace = value(property.whiteSpace)
  if (has(property.fontSize)) {
    const size = value(property.fontSize)
    look.fontPx = size < 0 ? -size * look.fontPx : size
  }
  if (has(property.background)) look.ground = groundOver(value(property.background), look.ground)
  if (has(property.colour) && value(property.colour) !== inheritColour) look.colour = value(property.colour)
  if (look.hard === hiddenCode.shown) look.hard = hardReason(look, declared, tagFlags)
  look.hidden = reason(look)
}

function groundOver(background: number, ground: number): number {
  if (background === unknownColour) return unknownColour
  if (background === inheritColour || background === transparent) return ground
  return ground === unknownColour && background < black ? unknownColour : over(background, ground)
}

function reason(look: Look): number {
  if (look.hard !== hiddenCode.shown) return look.hard
  if (look.invisible) return hiddenCode.visibility
  if (look.fontPx <= smallPx) return hiddenCode.size
  if (look.colour === transparent) return hiddenCode.colour
  if (look.ground === unknownColour || look.colour < 0) return hiddenCode.shown
  return isNear(over(look.colour, look.ground), look.ground) ? hiddenCode.colour : hiddenCode.shown
}

function hardReason(look: Look, { set, values }: Declarations, tagFlags: number): number {
  const has = (at: number): boolean => (set & (1 << at)) !== 0
  const value = (at: number): number => (has(at) ? (values[at] as number) : Number.NaN)
  if (value(property.display) === display.none) return hiddenCode.display
  if (value(property.display) === display.attribute) return hiddenCode.attribute
  if (value(property.opacity) <= faint) return hiddenCode.opacity
  if (value(property.clip) === 1) return hiddenCode.clipped
  const transform = value(property.transform)
  if (transform === 1) return hiddenCode.size
  if (transform === 2 || isFarOff(value)) return hiddenCode.offScreen
  if (value(property.overflow) === 1 && isBox(value, tagFlags) && isEmptyBox(value, look.fontPx)) return hiddenCode.size
  return hiddenCode.shown
}

function isFarOff(value: (at: number) => number): boolean {
  if (value(property.textIndent) <= -farPx) return true
  if (value(property.marginLeft) <= -farPx || value(property.marginTop) <= -farPx) return true
  if (!(value(property.position) >= 1)) return false
  return (
    value(property.left) <= -farPx ||
    value(property.top) <= -farPx ||
    value(property.right) <= -farPx ||
    value(property.bottom) <= -farPx
  )
}

/** CSS 2 §10: sizes act on boxes only, not on inline elements; rows and cells grow with their content. */
function isBox(value: (at: number) => number, tagFlags: number): boolean {
  const shown = value(property.display)
  if (value(property.position) === 2 || value(property.float) === 1) return true
  if (shown === display.block || shown === display.inlineBlock) return true
  if (shown === display.inline || shown === display.cell) return false
  return (tagFlags & flag.block) !== 0 && (tagFlags & (flag.tablePart | flag.tableContext)) === 0
}

function isEmptyBox(value: (at: number) => number, fontPx: number): boolean {
  const small = (size: number): boolean => (size < 0 ? -size * fontPx : size) <= smallPx
  return (
    small(value(property.height)) ||
    small(value(property.maxHeight)) ||
    small(value(property.width)) ||
    small(value(property.maxWidth)) ||
    small(value(property.lineHeight))
  )
}
