/**
 * A mail's style, filtered: properties and functions by list, nothing that loads, moves out of place or runs. `!important`
 * goes, so that what Miwake adds (a link's domain) cannot be styled away.
 */
import { plainCss } from '@miwake/engine'

const properties = new Set(
  `background background-color border border-bottom border-bottom-color border-bottom-left-radius
  border-bottom-right-radius border-bottom-style border-bottom-width border-collapse border-color border-left
  border-left-color border-left-style border-left-width border-radius border-right border-right-color border-right-style
  border-right-width border-spacing border-style border-top border-top-color border-top-left-radius
  border-top-right-radius border-top-style border-top-width border-width box-sizing caption-side clear color
  column-gap direction display empty-cells float font font-family font-size font-style font-variant font-weight gap
  height letter-spacing line-height list-style-position list-style-type margin margin-bottom margin-left margin-right
  margin-top max-height max-width min-height min-width opacity overflow-wrap padding
  padding-bottom padding-left padding-right padding-top row-gap table-layout text-align text-decoration
  text-decoration-color text-decoration-line text-decoration-style text-indent text-transform unicode-bidi
  vertical-align visibility white-space width word-break word-spacing word-wrap writing-mode`.split(/\s+/),
)
/** With these below zero, what stands beside is drawn over, or out of the page. */
const pulling = /^(?:margin|text-indent$|letter-spacing$|word-spacing$)/
/** A line through everything beneath it: as thick as a letter, and of the ground's colour, it hides the letters. */
const plainLine = /^[a-z\s-]+$/i
const cuts = new Set(['overflow', 'overflow-x', 'overflow-y'])
const sizes = new Set(['height', 'max-height', 'width', 'max-width'])
const functions = new Set(['rgb', 'rgba', 'hsl', 'hsla', 'calc', 'min', 'max', 'clamp', 'linear-gradient'])

/** A value longer than this lays nothing out. */
const valueChars = 300
const sheetChars = 200_000
const rulesMax = 4_000
const selectorChars = 1_000

/** Letters of any script for font names; no backslash, at-sign, brace, angle bracket, colon or semicolon. */
const plainValue = /^[\p{L}\p{M}\p{N}\s#%.,()'"+*/_-]*$/u
const functionName = /([\w-]*)\s*\(/g

/** What would take the label beside a link from sight and leave the link. */
const isFair = (name: string, value: string): boolean => {
  if (pulling.test(name)) return !/-\s*[\d.]|calc|min\(|max\(|clamp/i.test(value)
  // Half seen, it is also a layer above what stands before it.
  if (name === 'opacity') return /^(?:0+(?:\.0*)?|\.0+|1(?:\.0*)?)$/.test(value)
  return name !== 'text-decoration' || plainLine.test(value)
}

const isHarmless = (value: string): boolean => {
  if (value === '' || value.length > valueChars || !plainValue.test(value)) return false
  // Comments were taken out; what looks like one now is none of ours.
  if (value.includes('/*') || value.includes('//')) return false
  for (const [, name = ''] of value.matchAll(functionName)) {
    if (name !== '' && !functions.has(name.toLowerCase())) return false
  }
  return balanced(value)
}

/** An open quote or bracket would swallow what follows. */
const balanced = (value: string): boolean => {
  let depth = 0
  let quote = ''
  for (const c of value) {
    if (quote !== '') quote = c === quote ? '' : quote
    else if (c === '"' || c === "'") quote = c
    else if (c === '(') depth++
    else if (c === ')' && --depth < 0) return false
  }
  return depth === 0 && quote === ''
}

/** Declarations of a style attribute or a block; '' where none is left. */
export const filterDeclarations = (css: string): string => {
  const kept: string[] = []
  let isCut = false
  let isNothing = false
  for (const declaration of split(plainCss(css), ';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    const name = declaration.slice(0, colon).trim().toLowerCase()
    const value = declaration
      .slice(colon + 1)
      .replace(/!\s*important/gi, '')
      .replace(/\s+/g, ' ')
      .trim()
    if (cuts.has(name)) isCut = /^(?:hidden|clip)/i.test(value)
    if (sizes.has(name)) isNothing ||= /^0+(?:\.0*)?[a-z%]*$/i.test(value)
    if (properties.has(name) && isHarmless(value) && isFair(name, value)) kept.push(`${name}:${value}`)
  }
  // A box of no size that is cut off hides all that is in it; any other would hide a part, such as a link's label.
  if (isCut && isNothing) kept.push('display:none')
  return kept.join(';')
}

/** Cut at a mark outside quotes and brackets. Linear. */
const split = (css: string, mark: string): readonly string[] => {
  const parts: string[] = []
  let start = 0
  let depth = 0
  let quote = ''
  for (let i = 0; i < css.length; i++) {
    const c = css[i]!
    if (quote !== '') {
      // CSS Syntax 3 §4.3.5: a line's end ends a string that was not closed.
      if (c === quote || c === '\n') quote = ''
    } else if (c === '"' || c === "'") quote = c
    else if (c === '(') depth++
    else if (c === ')' && depth > 0) depth--
    else if (c === mark && depth === 0) {
      parts.push(css.slice(start, i))
      start = i + 1
    }
  }
  return [...parts, css.slice(start)]
}

const plainSelector = /^[\w\s.#>+~*,:()[\]="'^$|-]+$/
/** Of pseudo-classes what mail uses and is soon looked up; no pseudo-element: it would style Miwake's own words too. */
const pseudo =
  /:(?:link|visited|hover|active|focus|root|first-child|last-child|only-child|first-of-type|last-of-type|nth-(?:last-)?(?:child|of-type)\(\s*[\dn+\s-]*(?:odd|even)?\s*\))(?![\w(-])/gi
const isPlainSelector = (selector: string): boolean =>
  selector.length <= selectorChars && plainSelector.test(selector) && !/[:()]/.test(selector.replace(pseudo, ''))
const plainMedia = /^@media[\s\w():,.-]*$/i

/** A style sheet: plain rules, and those inside @media; every other at-rule goes with its block. */
export const filterStyleSheet = (css: string): string => {
  const budget = { rules: 0 }
  return rulesOf(plainCss(css.slice(0, sheetChars)).replace(/<!--|-->/g, ' '), budget, true)
}

const rulesOf = (css: string, budget: { rules: number }, outermost: boolean): string => {
  const kept: string[] = []
  let at = 0
  let open = css.indexOf('{')
  while (at < css.length && budget.rules < rulesMax) {
    if (open >= 0 && open < at) open = css.indexOf('{', at)
    const semicolon = css.indexOf(';', at)
    // @import, @charset, @namespace: a statement without a block.
    if (semicolon >= 0 && (open < 0 || semicolon < open)) {
      at = semicolon + 1
      budget.rules++
      continue
    }
    if (open < 0) break
    const close = blockEnd(css, open)
    const prelude = css.slice(at, open).trim()
    const block = css.slice(open + 1, close)
    at = close + 1
    budget.rules++
    if (prelude.startsWith('@')) {
      if (!outermost || !plainMedia.test(prelude)) continue
      const inner = rulesOf(block, budget, false)
      if (inner !== '') kept.push(`${prelude}{${inner}}`)
    } else if (isPlainSelector(prelude) && balanced(prelude)) {
      const declarations = filterDeclarations(block)
      if (declarations !== '') kept.push(`${prelude}{${declarations}}`)
    }
  }
  return kept.join('\n')
}

/** Of the block that opens at `open`: its closing brace, or the end. */
const blockEnd = (css: string, open: number): number => {
  let depth = 0
  for (let i = open; i < css.length; i++) {
    const c = css.charCodeAt(i)
    if (c === 0x7b) depth++
    else if (c === 0x7d && --depth === 0) return i
  }
  return css.length
}
