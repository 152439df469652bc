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
  ['statements', ';'.repeat(200_000)],
  ['statements, then a rule', `${';'.repeat(199_000)}a{color:red}`],
  ['empty rules', 'a{}'.repeat(60_000)],
  ['rules without an end', '@media a{'.repeat(20_000)],
])('filterStyleSheet() ends soon on so many %s', (_, css) => {
  const started = performance.now()
  expect(filterStyleSheet(css)).toBe('')
  expect(performance.now() - started).toBeLessThan(500)
})
