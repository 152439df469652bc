import fc from 'fast-check'
import { expect, test } from 'vitest'
import { limits } from '../../limits.ts'
import { readHtml, readOnce } from './reader-view.ts'
import { noStyleSheet } from './style-sheet.ts'

/** Frames and rules handled: what could grow faster than the text. */
function steps(html: string): number {
  const r = readOnce(html, noStyleSheet(), false)
  return r.open.steps + r.sheet.steps
}

test.each<[name: string, html: (n: number) => string]>([
  ['nested blocks', (n) => '<div>'.repeat(n)],
  ['nested blocks closed', (n) => '<div>'.repeat(n) + '</div>'.repeat(n)],
  ['end tags that match nothing', (n) => '<b>'.repeat(n) + '</x>'.repeat(n)],
  ['end tags hidden behind a cell', (n) => `<div>${'<b>'.repeat(n)}<table><tr><td>${'</div></b>'.repeat(n)}`],
  ['crossed formatting', (n) => '<font color=red><p>'.repeat(n) + '</font>'.repeat(n)],
  ['formatting opened anew', (n) => '<div>'.repeat(n) + '<font color=red>'.repeat(n) + '</div>'.repeat(n)],
  ['nested tables', (n) => '<table><tr><td>'.repeat(n)],
  ['nested anchors', (n) => '<a href=//a.test><table><tr><td>'.repeat(n) + 'x</table></a>'.repeat(n)],
  ['list items', (n) => '<ul><li>'.repeat(n) + '<li>'.repeat(n)],
  ['paragraphs', (n) => '<p>'.repeat(n)],
  ['forms', (n) => '<form>'.repeat(n)],
  ['svg broken out of', (n) => `<svg>${'<g>'.repeat(50)}<p>`.repeat(n)],
  ['unknown names', (n) => Array.from({ length: n }, (_, i) => `<x${i}>`).join('')],
  ['rules for one class', (n) => `<style>${'.a{color:red}'.repeat(n)}</style>${'<b class=a>'.repeat(n)}`],
  ['rules with ancestors', (n) => `<style>${'.a .b{color:red}'.repeat(n)}</style>${'<b class="a b">'.repeat(n)}`],
  ['many classes', (n) => `<style>.a{color:red}</style><b class="${'a '.repeat(n)}">`],
])('readHtml() work grows with the text only: %s', (_, html) => {
  expect(steps(html(2_000))).toBeLessThan(steps(html(500)) * 5 + 200)
})

test.each<[name: string, html: string]>([
  ['deep nesting', '<div>'.repeat(50_000)],
  ['a million attributes', `<p ${'a '.repeat(1_000_000)}>x`],
  ['a million style attributes', `<p ${'style="display:none" '.repeat(90_000)}>x`],
  ['one huge style', `<p style="${'color:red;'.repeat(150_000)}">x`],
  ['a style without end', `<p style="${'a(;'.repeat(500_000)}">x`],
  ['a huge sheet', `<style>${'a{b:c}'.repeat(300_000)}</style>x`],
  ['a sheet of comments', `<style>${'/*'.repeat(900_000)}</style>x`],
  ['a sheet of selectors', `<style>${'a,'.repeat(900_000)}{color:red}</style>x`],
  ['an unclosed comment', `<!--${'-'.repeat(1_500_000)}`],
  ['entities', '&'.repeat(1_500_000)],
  ['lone brackets', '<'.repeat(1_500_000)],
  ['empty cells', `<table><tr>${'<td>'.repeat(400_000)}`],
])('readHtml() survives %s', (_, html) => {
  const { html: facts } = readHtml(html, { textStart: 0 })
  expect(facts.present).toBe(true)
})

test.each(['<a</', '<p>x<a</', '<svg><a</', '<a href="</'])(
  'readHtml() ends on a source that ends inside %s',
  (html) => {
    expect(readHtml(html, { textStart: 0 }).text).toBe(html.includes('x') ? 'x' : '')
  },
)

test('readHtml() past the limit on elements still reads text and links', () => {
  const view = readHtml(`${'<b>'.repeat(limits.htmlElements)}<p>last</p><a href="//a.test">go</a>`, { textStart: 0 })
  expect(view.text).toBe('last\ngo')
  expect(view.links).toMatchObject([{ href: '//a.test', shown: 'go' }])
  expect(view.limitsReached).toEqual(['htmlElements'])
})

test('readHtml() gives all text, and keeps limits.styleRules of rules', () => {
  const view = readHtml(
    `<style>${'p{color:red}'.repeat(limits.styleRules + 1)}</style>${'abc '.repeat(limits.textChars)}`,
    {
      textStart: 0,
    },
  )
  expect(view.text.length).toBe(4 * limits.textChars - 1)
  expect(view.limitsReached).toEqual(['styleRules'])
})

const tag = fc.constantFrom(
  'a',
  'b',
  'p',
  'div',
  'td',
  'tr',
  'table',
  'font',
  'svg',
  'li',
  'button',
  'x',
  'style',
  'pre',
  'bdo',
)
const attribute = fc.constantFrom(
  '',
  ' href="//a.test"',
  ' style="display:none"',
  ' style="font-size:0"',
  ' style="color:#fff"',
  ' style="display:block"',
  ' class=c',
  ' hidden',
  ' dir=rtl',
  ' formaction="//b.test"',
)
const piece = fc.oneof(
  fc.tuple(tag, attribute).map(([name, written]) => `<${name}${written}>`),
  tag.map((name) => `</${name}>`),
  fc.constantFrom(
    'word',
    ' ',
    '\n',
    'https://c.test/x',
    '&nbsp;',
    'あ',
    '<br>',
    '<img alt=A src=x>',
    '<!-- c -->',
    '<style>.c{color:#fff}</style>',
    '<',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
)

test('readHtml() never throws, and spans hold what is shown', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(1_000), (pieces, textStart) => {
      const { text, links } = readHtml(pieces.join(''), { textStart })
      expect(text).not.toMatch(/^\n|\n\n\n\n|\n$/)
      for (const { span, shown, source } of links) {
        if (span === null) continue
        expect(span.start).toBeGreaterThanOrEqual(textStart)
        expect(span.end).toBeGreaterThan(span.start)
        expect(span.end).toBeLessThanOrEqual(textStart + text.length)
        const seen = text.slice(span.start - textStart, span.end - textStart)
        if (source === 'text') expect(seen).toBe(shown)
        // Images stand in the shown text only.
        else expect(shown.replaceAll(/\s|A/g, '')).toBe(seen.replaceAll(/\s|A/g, ''))
      }
    }),
    { numRuns: 500 },
  )
})

test('readHtml() loses no character: what is written is shown or hidden', () => {
  const inline = fc.oneof(
    fc.constantFrom(
      '<b>',
      '</b>',
      '<p style="display:none">',
      '</p>',
      '<div>',
      '</div>',
      '<font color=white>',
      '</font>',
      '<br>',
      ' ',
    ),
    fc.constantFrom('q', 'w', 'e'),
  )
  fc.assert(
    fc.property(fc.array(inline, { maxLength: 60 }), (pieces) => {
      const { text, hidden } = readHtml(pieces.join(''), { textStart: 0 })
      const letters = (all: string): string => [...all.replaceAll(/\s/g, '')].sort().join('')
      expect(letters(text + hidden)).toBe(letters(pieces.filter((one) => one.length === 1).join('')))
    }),
  )
})
