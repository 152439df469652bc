/** What an element itself declares: its attributes, then the style sheet, then its style attribute (CSS Cascade 4 §6). */
import { get, has } from './attributes.ts'
import { parseLegacyColour, unknownColour } from './colour.ts'
import {
  type Declarations,
  declare,
  display,
  mergeDeclarations,
  noDeclarations,
  property,
  whiteSpace,
} from './declarations.ts'
import { flag, knownTag, type Tag } from './elements.ts'
import { addFonts, type Reading, styleOf } from './reading.ts'
import { type Match, matchElement, ruledBy } from './style-sheet.ts'

const a = knownTag('a')
const font = knownTag('font')
const bdo = knownTag('bdo')
const body = knownTag('body')
const keepsSpace = new Set(['pre', 'listing', 'xmp', 'plaintext', 'textarea'].map(knownTag))
const colourBit = 1 << property.colour

/** @returns null when nothing is declared that matters here: the element looks as its parent. */
export function ownStyle(r: Reading, tag: Tag, match: Match | null, ancestors: number): Declarations | null {
  const style = get(r.attributes, 'style')
  const inline = style === '' ? null : styleOf(r, style)
  const ruled = match === null || match.rules.length === 0 ? null : ruledBy(r.sheet, match, ancestors)
  const set = (inline?.set ?? 0) | (ruled?.set ?? 0)
  const hints = presentation(r, tag, set)
  if (hints === null) {
    if (ruled === null || ruled.set === 0) return inline === null || inline.set === 0 ? null : inline
    if (inline === null || inline.set === 0) return ruled
  }
  const own = hints ?? noDeclarations()
  if (ruled !== null) mergeDeclarations(own, ruled)
  if (inline !== null) mergeDeclarations(own, inline)
  return own
}

/** What the sheet says of the tag now read; null where it says nothing of any. */
export function sheetMatch(r: Reading, tag: Tag): Match | null {
  if (r.sheet.count === 0) return null
  const classes = get(r.attributes, 'class')
  const id = get(r.attributes, 'id')
  const key = id === '' ? classes : `${classes}#${id}`
  let matches = r.matches.get(tag)
  if (matches === undefined) {
    matches = new Map()
    r.matches.set(tag, matches)
  }
  const known = matches.get(key)
  if (known !== undefined) return known
  const match = matchElement(r.sheet, tag.name, classes, id)
  matches.set(key, match)
  return match
}

/** HTML §15.3: attributes that stand for declarations, and what browsers give some elements. */
function presentation(r: Reading, tag: Tag, set: number): Declarations | null {
  const { attributes } = r
  let own: Declarations | null = null
  const hint = (at: number, value: number): void => {
    if (Number.isNaN(value)) return
    own ??= noDeclarations()
    declare(own, at, value)
  }
  if (has(attributes, 'bgcolor')) hint(property.background, parseLegacyColour(get(attributes, 'bgcolor')))
  if (get(attributes, 'background') !== '') hint(property.background, unknownColour)
  if (has(attributes, 'hidden')) hint(property.display, display.attribute)
  if (has(attributes, 'dir')) hint(property.direction, get(attributes, 'dir').toLowerCase() === 'rtl' ? 1 : 0)
  if (tag === bdo) hint(property.bidiOverride, 1)
  if (tag === a && (set & colourBit) === 0 && has(attributes, 'href')) hint(property.colour, r.linkColour)
  if (tag === font) {
    if (has(attributes, 'color')) hint(property.colour, parseLegacyColour(get(attributes, 'color')))
    addFonts(r, get(attributes, 'face'))
  } else if (tag === body && has(attributes, 'text')) {
    hint(property.colour, parseLegacyColour(get(attributes, 'text')))
  } else if (keepsSpace.has(tag)) hint(property.whiteSpace, whiteSpace.keep)
  else if ((tag.flags & flag.unrendered) !== 0) hint(property.display, display.none)
  return own
}
