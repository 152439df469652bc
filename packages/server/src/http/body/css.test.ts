import { expect, test } from 'vitest'
import { filterDeclarations, filterStyleSheet } from './css.ts'

test.each([
  ['a{color:red}', 'a{color:red}'],
  ['@charset "utf-8";a{color:red};b{color:blue}', 'a{color:red}\nb{color:blue}'],
  ['@import "a.css";@media screen{a{color:red}}', '@media screen{a{color:red}}'],
  ['a{background:url(https://example.com/a.png)}', ''],
  ['@font-face{font-family:x;src:url(a)}a{color:red}', 'a{color:red}'],
  ['a{color:red', 'a{color:red}'],
  ['a;b', ''],
])('filterStyleSheet(%s)', (css, want) => expect(filterStyleSheet(css)).toBe(want))

test.each([
  ['color:red !important;position:fixed', 'color:red'],
  ['width:expression(alert(1));height:1px', 'height:1px'],
])('filterDeclarations(%s)', (css, want) => expect(filterDeclarations(css)).toBe(want))

test.each([
  ['margin-right:-2000px', ''],
  ['margin:0 0 - 3px', ''],
  ['margin-left:calc(0px - 9em);text-indent:min(-1px,2px)', ''],
  ['margin:0 auto;padding:1px', 'margin:0 auto;padding:1px'],
  ['opacity:.02', ''],
  ['opacity:0', 'opacity:0'],
  ['width:120px;height:20px;overflow:hidden', 'width:120px;height:20px'],
  ['max-height:0px;overflow:hidden', 'max-height:0px;display:none'],
  ['display:block;overflow-y:clip;width:0', 'display:block;width:0;display:none'],
  ['text-decoration:line-through 20px #f4f4f4', ''],
  ['text-decoration:none', 'text-decoration:none'],
])('filterDeclarations(%s) leaves nothing that takes a label from beside its link', (css, want) =>
  expect(filterDeclarations(css)).toBe(want),
)

test.each([
  ['span::first-line', false],
  ['span:first-letter', false],
  ['.mw-domain::before', false],
  ['*:has(~ * ~ *)', false],
  ['p:not(.a)', false],
  ['a:hoverx', false],
  ['a:link:hover, td:first-child > u + .body', true],
  ['tr:nth-child(2n + 1) a[href="x"]', true],
  ['tr:nth-of-type(odd)', true],
])('filterStyleSheet() takes the selector %s: %s', (selector, taken) =>
  expect(filterStyleSheet(`${selector}{color:red}`)).toBe(taken ? `${selector}{color:red}` : ''),
)

test.each([
  ['statements', ';'.repeat(200_000)],
  ['statements, then a rule', `${';'.repeat(199_000)}a{color:red}`],
  ['empty rules', 'a{}'.repeat(60_000)],
  ['rules without an end', '@media a{'.repeat(20_000)],
])('filterStyleSheet() ends soon on so many %s', (_, css) => {
  const started = performance.now()
  expect(filterStyleSheet(css)).toBe('')
  expect(performance.now() - started).toBeLessThan(500)
})
