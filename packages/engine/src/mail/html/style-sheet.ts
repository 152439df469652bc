/**
 * The rules of <style> elements that hide or colour text, looked up by an element's name, class and id.
 * Selectors are read as far as mail uses them: `tag`, `.class`, `#id`, compounds and descendants. A rule with any
 * other selector, or in an @media that is not for every screen, is left out: shown text must not be taken for hidden.
 */
import { limits } from '../../limits.ts'
import { unknownColour } from './colour.ts'
import { type Declarations, declare, mergeDeclarations, noDeclarations, property } from './declarations.ts'
import { parseDeclarations, plainCss } from './parse-declarations.ts'

type Rule = {
  /** What the element itself must have besides the key it is found by. */
  readonly compound: Compound
  /** Bits of the compounds its ancestors must have. */
  readonly ancestors: number
  /** CSS Selectors 4 §17: ids × 10,000 + classes × 100 + names. */
  readonly specificity: number
  readonly order: number
  readonly declarations: Declarations
}
type Compound = { readonly tag: string; readonly id: string; readonly classes: readonly string[] }

export type StyleSheet = {
  /** Rules by '.class', '#id', 'tag' or '*' of the selector's last compound. */
  readonly rules: Map<string, Rule[]>
  /** Bit of each compound that stands for an ancestor: by the same keys. */
  readonly ancestors: Map<string, { readonly compound: Compound; readonly bit: number }[]>
  ancestorBits: number
  count: number
  /** Fonts named in any rule. */
  readonly fonts: string[]
  limitReached: boolean
  /** Rules looked at so far for elements: the work done, at most ruleLooksMax. */
  steps: number
}

/** What the sheet says of an element, for every element of the same name, class and id. */
export type Match = {
  readonly rules: readonly Rule[]
  /** Bits it sets for what stands inside it. */
  readonly bits: number
  /** The rules merged, when none looks at ancestors. */
  readonly merged: Declarations | null
}

export function noStyleSheet(): StyleSheet {
  return { rules: new Map(), ancestors: new Map(), ancestorBits: 0, count: 0, fonts: [], limitReached: false, steps: 0 }
}

/** Compounds for ancestors that are told apart: one bit each. Rules that need more are left out. */
const ancestorBitsMax = 30
/** Rules looked at for one key; later ones are left out. Bounds the work for one element. */
const rulesPerKey = 32
/** Classes of one element that are looked up. */
const classesPerElement = 32
/** Rules looked at over all elements; after that no more are found. Honest mail stays under 50,000. */
const ruleLooksMax = 1_000_000
/** Selectors of one rule. */
const selectorsPerRule = 64
/** A longer selector is left out. */
const selectorChars = 500

/** Adds the rules of one <style>. Linear. */
export function readStyleSheet(sheet: StyleSheet, source: string): void {
  const css = source.includes('/*') || source.includes('\\') ? plainCss(source) : source
  let at = 0
  while (at < css.length) {
    const open = css.indexOf('{', at)
    if (open < 0) return
    // Statements without a block (@import …;) and the <!-- --> of old stand before a selector.
    const before = css.slice(at, open)
    const prelude = before
      .slice(before.lastIndexOf(';') + 1)
      .replaceAll(/<!--|-->|\}/g, ' ')
      .trim()
    if (prelude.startsWith('@')) {
      if (forEveryScreen(prelude)) at = open + 1
      else at = blockEnd(css, open)
      continue
    }
    const close = css.indexOf('}', open)
    const end = close < 0 ? css.length : close
    if (sheet.count >= limits.styleRules) {
      sheet.limitReached = true
      return
    }
    sheet.count++
    addRule(sheet, prelude, parseDeclarations(css.slice(open + 1, end)))
    at = end + 1
  }
}

/** `@media all`, `@media screen`, and blocks without a condition; any width, colour scheme or feature asked for is not. */
function forEveryScreen(prelude: string): boolean {
  return /^@media\s+(?:only\s+)?(?:all|screen)(?:\s*,.*)?$/i.test(prelude) || /^@layer\b/i.test(prelude)
}

/** After the `}` that closes the `{` at `open`. */
function blockEnd(css: string, open: number): number {
  let depth = 0
  for (let i = open; i < css.length; i++) {
    const c = css.charCodeAt(i)
    if (c === 0x7b) depth++
    else if (c === 0x7d && --depth === 0) return i + 1
  }
  return css.length
}

function addRule(sheet: StyleSheet, prelude: string, declarations: Declarations): void {
  if (declarations.fonts !== '') sheet.fonts.push(declarations.fonts)
  if (declarations.set === 0) return
  for (const selector of prelude.split(',', selectorsPerRule)) {
    if (selector.length <= selectorChars) addSelector(sheet, selector.trim(), declarations)
  }
}

function addSelector(sheet: StyleSheet, selector: string, declarations: Declarations): void {
  const written = selector.split(/\s*>\s*|\s+/)
  const compounds = written.map(parseCompound)
  const last = compounds.at(-1)
  if (last === undefined || last === null) return
  const rest = compounds.slice(0, -1)
  if (!rest.every((compound) => compound !== null)) {
    // Not followed (siblings, attributes, states): only remember that the ground may be another.
    if ((declarations.set & (1 << property.background)) !== 0 && !selector.includes(':')) {
      addTo(sheet, last, 0, groundUnknown())
    }
    return
  }
  let ancestors = 0
  for (const compound of rest) {
    // Every document has these around everything.
    if (compound.id === '' && compound.classes.length === 0 && /^(?:html|body|\*|)$/.test(compound.tag)) continue
    const bit = ancestorBit(sheet, compound)
    if (bit === 0) return
    ancestors |= bit
  }
  addTo(sheet, last, ancestors, declarations)
}

function groundUnknown(): Declarations {
  const declarations = noDeclarations()
  declare(declarations, property.background, unknownColour)
  return declarations
}

function addTo(sheet: StyleSheet, compound: Compound, ancestors: number, declarations: Declarations): void {
  const specificity = (compound.id === '' ? 0 : 10_000) + compound.classes.length * 100 + (compound.tag === '' ? 0 : 1)
  const rule = { compound, ancestors, specificity, order: sheet.count, declarations }
  const key = keyOf(compound)
  const list = sheet.rules.get(key)
  if (list === undefined) sheet.rules.set(key, [rule])
  else if (list.length < rulesPerKey) list.push(rule)
}

function ancestorBit(sheet: StyleSheet, compound: Compound): number {
  const key = keyOf(compound)
  const list = sheet.ancestors.get(key) ?? []
  const same = list.find((entry) => isSame(entry.compound, compound))
  if (same !== undefined) return same.bit
  if (sheet.ancestorBits >= ancestorBitsMax) return 0
  const bit = 1 << sheet.ancestorBits++
  list.push({ compound, bit })
  sheet.ancestors.set(key, list)
  return bit
}

function isSame(a: Compound, b: Compound): boolean {
  return a.tag === b.tag && a.id === b.id && a.classes.join('.') === b.classes.join('.')
}

const compoundForm = /^(\*|[a-z][\w-]*)?((?:[.#][\w\u0080-\uffff-]+)*)$/i

/** @returns null for a compound with an attribute, a state or a combinator: not followed. */
function parseCompound(written: string): Compound | null {
  const text = written.replace(/:(?:link|any-link)$/i, '')
  const found = compoundForm.exec(text)
  if (found === null || text === '') return null
  const [, tag = '', marks = ''] = found
  const parts = marks.match(/[.#][^.#]+/g) ?? []
  const ids = parts.filter((part) => part.startsWith('#'))
  return {
    tag: tag === '*' ? '' : tag.toLowerCase(),
    id: ids[0]?.slice(1) ?? '',
    classes: parts.filter((part) => part.startsWith('.')).map((part) => part.slice(1)),
  }
}

function keyOf({ tag, id, classes }: Compound): string {
  if (id !== '') return `#${id}`
  return classes[0] === undefined ? tag || '*' : `.${classes[0]}`
}

const noMatch: Match = { rules: [], bits: 0, merged: noDeclarations() }

/** What the sheet says of an element with this name, class attribute and id. */
export function matchElement(sheet: StyleSheet, tag: string, classAttribute: string, id: string): Match {
  if (sheet.steps > ruleLooksMax) {
    sheet.limitReached = true
    return noMatch
  }
  const classes = classAttribute === '' ? [] : classAttribute.trim().split(/\s+/, classesPerElement)
  const keys = ['*', tag, ...classes.map((name) => `.${name}`)]
  if (id !== '') keys.push(`#${id}`)
  const fits = ({ compound }: { readonly compound: Compound }): boolean =>
    (compound.tag === '' || compound.tag === tag) &&
    (compound.id === '' || compound.id === id) &&
    compound.classes.every((name) => classes.includes(name))
  const candidates = keys.flatMap((key) => sheet.rules.get(key) ?? [])
  sheet.steps += keys.length + candidates.length
  const rules = candidates.filter(fits).sort((a, b) => a.specificity - b.specificity || a.order - b.order)
  let bits = 0
  if (sheet.ancestorBits > 0) {
    for (const key of keys) for (const entry of sheet.ancestors.get(key) ?? []) if (fits(entry)) bits |= entry.bit
  }
  const merged = rules.every((rule) => rule.ancestors === 0) ? mergeRules(rules, 0) : null
  return { rules, bits, merged }
}

/** What the sheet declares for an element under ancestors with these bits. */
export function ruledBy(sheet: StyleSheet, match: Match, ancestors: number): Declarations | null {
  if (match.merged !== null || sheet.steps > ruleLooksMax) return match.merged
  sheet.steps += match.rules.length
  return mergeRules(match.rules, ancestors)
}

/** The rules that hold under ancestors with these bits, laid over one another. */
function mergeRules(rules: readonly Rule[], ancestors: number): Declarations {
  const merged = noDeclarations()
  for (const rule of rules) {
    if ((rule.ancestors & ~ancestors) === 0) mergeDeclarations(merged, rule.declarations)
  }
  return merged
}
