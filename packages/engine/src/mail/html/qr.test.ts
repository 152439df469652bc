import { expect, test } from 'vitest'
import { readHtml } from './reader-view.ts'
import { textQr } from './text-qr.ts'

/** A drawing with the three finder patterns of a QR code; the rest is a fixed scatter. */
function sample(side: number): boolean[][] {
  const ring = (y: number, x: number): boolean => Math.max(Math.abs(y - 3), Math.abs(x - 3)) !== 2
  return Array.from({ length: side }, (_, y) =>
    Array.from({ length: side }, (_, x) => {
      if (y < 8 && x < 8) return y < 7 && x < 7 && ring(y, x)
      if (y < 8 && x >= side - 8) return y < 7 && x >= side - 7 && ring(y, x - side + 7)
      if (y >= side - 8 && x < 8) return y >= side - 7 && x < 7 && ring(y - side + 7, x)
      return (x * 7 + y * 13 + x * y) % 5 < 2
    }),
  )
}
const code = sample(25)
const light = code.map(() => false)
const drawn = (html: string) => readHtml(html, { textStart: 0 }).html.qrTables
const rowsOf = (cell: (dark: boolean) => string): string[] => code.map((row) => row.map(cell).join(''))

test.each([
  [
    'bgcolor',
    `<table>${rowsOf((dark) => `<td bgcolor="${dark ? '#000000' : '#ffffff'}"></td>`)
      .map((row) => `<tr>${row}</tr>`)
      .join('')}</table>`,
  ],
  [
    'style',
    `<table>${rowsOf((dark) => `<td style="width:4px;height:4px;background:${dark ? 'black' : 'white'}">&nbsp;`)
      .map((row) => `<tr>${row}`)
      .join('\n')}</table>`,
  ],
  [
    'dark cells only',
    `<table>${rowsOf((dark) => (dark ? '<td bgcolor=navy>' : '<td>'))
      .map((row) => `<tr>${row}`)
      .join('')}</table>`,
  ],
  [
    'a class',
    `<style>.d{background-color:#111}</style><table>${rowsOf((dark) => `<td${dark ? ' class=d' : ''}></td>`)
      .map((row) => `<tr>${row}`)
      .join('')}</table>`,
  ],
  [
    'inside a layout table',
    `<table><tr><td>Scan<tr><td><table>${rowsOf((dark) => `<td bgcolor="${dark ? '#000' : '#fff'}">`)
      .map((row) => `<tr>${row}`)
      .join('')}</table><tr><td>now</table>`,
  ],
  [
    'blocks',
    rowsOf(
      (dark) => `<span style="display:inline-block;width:5px;height:5px;background:${dark ? '#000' : '#fff'}"></span>`,
    )
      .map((row) => `<div>${row}</div>`)
      .join(''),
  ],
  [
    'blocks and <br>',
    rowsOf((dark) => `<i style="float:left;width:5px;background:${dark ? '#000' : '#fff'}"></i>`).join('<br>'),
  ],
  [
    'a grid without rows',
    `<div style="display:grid">${rowsOf((dark) => `<i style="width:5px;background:${dark ? '#000' : '#fff'}"></i>`).join('')}</div>`,
  ],
])('readHtml() QR code drawn by %s', (_, html) => expect(drawn(html)).toEqual([code]))

test('readHtml() QR code with colspan for equal modules', () => {
  const row = (modules: boolean[]): string =>
    modules
      .map((dark) => (dark ? 'd' : 'l'))
      .join('')
      .replaceAll(
        /d+|l+/g,
        (run) => `<td colspan=${run.length} bgcolor="${run.startsWith('d') ? '#000' : '#fff'}"></td>`,
      )
  expect(drawn(`<table>${code.map((modules) => `<tr>${row(modules)}</tr>`).join('')}</table>`)).toEqual([code])
})

test.each([
  [
    'a table of text',
    `<table>${rowsOf((dark) => `<td bgcolor="${dark ? '#000' : '#fff'}">1</td>`)
      .map((row) => `<tr>${row}`)
      .join('')}</table>`,
  ],
  [
    'too few rows',
    `<table>${rowsOf((dark) => `<td bgcolor="${dark ? '#000' : '#fff'}">`)
      .slice(0, 20)
      .map((row) => `<tr>${row}`)
      .join('')}</table>`,
  ],
  [
    'one colour',
    `<table>${rowsOf(() => '<td bgcolor="#000">')
      .map((row) => `<tr>${row}`)
      .join('')}</table>`,
  ],
])('readHtml() no QR code: %s', (_, html) => expect(drawn(html)).toEqual([]))

const lines = {
  full: code.map((row) => row.map((dark) => (dark ? '██' : '  ')).join('')).join('\n'),
  single: code.map((row) => row.map((dark) => (dark ? '⬛' : '⬜')).join('')).join('\n'),
  half: Array.from({ length: 13 }, (_, i) =>
    code[0]!.map((_, x) => '\u0020▀▄█'[Number(code[2 * i]![x]) + 2 * Number(code[2 * i + 1]?.[x] ?? false)]).join(''),
  ).join('\n'),
  inverted: [light, ...code, light]
    .map((row) => [false, ...row, false].map((dark) => (dark ? ' ' : '█')).join(''))
    .join('\n'),
}

test.each(Object.entries(lines))('textQr() %s blocks', (_, text) => {
  expect(textQr(text)).toEqual(code)
  expect(textQr(`Scan this:\n\n${text}\n\nThank you`)).toEqual(code)
  expect(textQr(text.replaceAll('\n', ' \r\n'))).toEqual(code)
})

test('textQr() also indented, and in HTML', () => {
  expect(textQr(lines.full.replaceAll(/^/gm, '   '))).toEqual(code)
  expect(drawn(`<pre>${lines.half}</pre>`)).toEqual([code])
  expect(drawn(`<div>${lines.full.replaceAll(' ', '&nbsp;').replaceAll('\n', '<br>')}</div>`)).toEqual([code])
})

test.each([
  ['no blocks', 'Dear customer'],
  ['bullets', '■ one\n■ two\n'.repeat(20)],
  ['a bar', `${'█'.repeat(40)}\n`.repeat(30)],
  [
    'no finder patterns',
    code
      .map((row) =>
        [...row]
          .reverse()
          .map((dark, i) => (dark !== i < 9 ? '⬛' : '⬜'))
          .join(''),
      )
      .join('\n'),
  ],
  ['empty', ''],
])('textQr() is null: %s', (_, text) => expect(textQr(text)).toBeNull())
