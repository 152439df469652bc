/** All that changes while one HTML text is read. */
import { limits } from '../../limits.ts'
import { type Attributes, attributesReader } from './attributes.ts'
import { type Collected, collection } from './collect.ts'
import { linkBlue } from './colour.ts'
import type { Declarations } from './declarations.ts'
import type { Tag } from './elements.ts'
import { hiddenKinds } from './look.ts'
import { type OpenElements, openElements } from './open-elements.ts'
import { parseDeclarations } from './parse-declarations.ts'
import { type QrGrid, qrGrid } from './qr-grid.ts'
import type { Reversal } from './reversed.ts'
import type { Match, StyleSheet } from './style-sheet.ts'
import { type TextWriter, textWriter } from './text-writer.ts'

/** What text the tokenizer hands over is: `shown` unless inside an element whose contents are no markup. */
export const content = { shown: 0, css: 1, script: 2, dropped: 3 } as const

export type Reading = {
  readonly html: string
  readonly text: TextWriter
  readonly hidden: TextWriter
  /** Characters hidden, by index in hiddenKinds. */
  readonly hiddenChars: number[]
  readonly open: OpenElements
  readonly attributes: Attributes
  readonly collected: Collected
  readonly grid: QrGrid
  readonly reversals: Reversal[]
  /** Rules in force. */
  readonly sheet: StyleSheet
  /** The sheet was read before this reading: <style> is passed over. */
  readonly sheetKnown: boolean
  /** Rules that came after something they might act on. */
  lateRules: boolean
  /** What the sheet says, by element and its class and id. */
  readonly matches: Map<Tag, Map<string, Match>>
  /** Style attributes met, parsed. */
  readonly styles: Map<string, Declarations>
  readonly otherTags: Map<string, Tag>
  readonly fonts: Set<string>
  /** Font lists met as written. */
  readonly fontLists: Set<string>
  content: number
  /** Of an element whose contents are no markup, what was met so far. */
  raw: string
  /** <style media> asks for something else than every screen. */
  rawIgnored: boolean
  linkColour: number
  elements: number
  maxDepth: number
  scripts: number
  eventHandlers: number
  iframes: number
  objects: number
  metaRefresh: number
  comments: number
  lang: string
}

export function reading(html: string, sheet: StyleSheet, sheetKnown: boolean): Reading {
  return {
    html,
    text: textWriter(limits.htmlBytes),
    hidden: textWriter(limits.textChars),
    hiddenChars: hiddenKinds.map(() => 0),
    open: openElements(),
    attributes: attributesReader(),
    collected: collection(),
    grid: qrGrid(),
    reversals: [],
    sheet,
    sheetKnown,
    lateRules: false,
    matches: new Map(),
    styles: new Map(),
    otherTags: new Map(),
    fonts: new Set(),
    fontLists: new Set(),
    content: content.shown,
    raw: '',
    rawIgnored: false,
    linkColour: linkBlue,
    elements: 0,
    maxDepth: 0,
    scripts: 0,
    eventHandlers: 0,
    iframes: 0,
    objects: 0,
    metaRefresh: 0,
    comments: 0,
    lang: '',
  }
}

/** Font names kept, and the length of one. */
const fontsMax = 100
const fontChars = 60

/** Adds the families of a font-family or face list. */
export function addFonts(to: Reading, list: string): void {
  if (list === '' || to.fontLists.has(list)) return
  to.fontLists.add(list)
  for (const family of list.split(',', fontsMax)) {
    const name = family.replaceAll(/["']/g, '').trim().toLowerCase().slice(0, fontChars)
    if (name !== '' && to.fonts.size < fontsMax) to.fonts.add(name)
  }
}

/** A style attribute, parsed once however often it occurs. */
export function styleOf(to: Reading, css: string): Declarations {
  const known = to.styles.get(css)
  if (known !== undefined) return known
  const parsed = parseDeclarations(css)
  to.styles.set(css, parsed)
  addFonts(to, parsed.fonts)
  return parsed
}
