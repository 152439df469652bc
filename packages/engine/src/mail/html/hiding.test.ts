import { expect, test } from 'vitest'
import type { HiddenKind } from '../message.ts'
import { readHtml } from './reader-view.ts'

/** Each way to hide the word 'secret' beside one almost like it that does not. */
test.each<[kind: HiddenKind, hiding: string, showing: string]>([
  ['display', '<div style="display:none">secret</div>', '<div style="display:block">secret</div>'],
  ['display', '<span style="DISPLAY : None !important">secret</span>', '<span style="display:nonee">secret</span>'],
  ['display', '<p style="display:/**/none">secret</p>', '<p style="/*display:none*/">secret</p>'],
  ['display', '<p style="displ\\61y:none">secret</p>', '<p style="displ\\62y:none">secret</p>'],
  ['display', '<p style="display&colon;none">secret</p>', '<p title="display:none">secret</p>'],
  [
    'display',
    '<p style="display:none!important;display:block">secret</p>',
    '<p style="display:none;display:block">secret</p>',
  ],
  ['display', '<template><b>secret</b></template>', '<noscript><b>secret</b></noscript>'],
  ['display', '<datalist>secret</datalist>', '<select><option>secret</select>'],
  ['visibility', '<b style="visibility:hidden">secret</b>', '<b style="visibility:visible">secret</b>'],
  [
    'visibility',
    '<b style="visibility:hidden"><i>secret</i></b>',
    '<b style="visibility:hidden"><i style="visibility:visible">secret</i></b>',
  ],
  ['opacity', '<div style="opacity:0">secret</div>', '<div style="opacity:.5">secret</div>'],
  ['opacity', '<div style="opacity:1%">secret</div>', '<div style="opacity:90%">secret</div>'],
  [
    'opacity',
    '<div style="opacity:0"><b style="opacity:1">secret</b></div>',
    '<div><b style="opacity:1">secret</b></div>',
  ],
  ['size', '<span style="font-size:0">secret</span>', '<span style="font-size:8px">secret</span>'],
  ['size', '<span style="font-size:1px">secret</span>', '<span style="font-size:1em">secret</span>'],
  ['size', '<span style="font:0/0 a">secret</span>', '<span style="font:12px/0 a">secret</span>'],
  ['size', '<span style="font-size:1%">secret</span>', '<span style="font-size:100%">secret</span>'],
  [
    'size',
    '<table><tr><td style="font-size:0">secret</table>',
    '<table><tr><td style="font-size:0"><span style="font-size:14px">secret</span></table>',
  ],
  [
    'size',
    '<div style="max-height:0;overflow:hidden">secret</div>',
    '<div style="max-height:0;overflow:visible">secret</div>',
  ],
  [
    'size',
    '<div style="height:1px;overflow:hidden">secret</div>',
    '<div style="height:40px;overflow:hidden">secret</div>',
  ],
  [
    'size',
    '<div style="width:0;overflow:hidden">secret</div>',
    '<div style="width:0%;width:90%;overflow:hidden">secret</div>',
  ],
  ['size', '<div style="line-height:0;overflow:hidden">secret</div>', '<div style="line-height:0">secret</div>'],
  [
    'size',
    '<span style="display:inline-block;height:0;overflow:hidden">secret</span>',
    '<span style="height:0;overflow:hidden">secret</span>',
  ],
  [
    'size',
    '<div style="height:0;overflow:hidden"><table><tr><td>secret</table></div>',
    '<table><tr><td style="height:0;overflow:hidden">secret</table>',
  ],
  ['size', '<b style="transform:scale(0)">secret</b>', '<b style="transform:scale(.9)">secret</b>'],
  ['colour', '<font color="#ffffff">secret</font>', '<font color="#333333">secret</font>'],
  ['colour', '<font color=ffffff>secret</font>', '<font color=333>secret</font>'],
  ['colour', '<span style="color:#fefefe">secret</span>', '<span style="color:#999">secret</span>'],
  ['colour', '<span style="color:white">secret</span>', '<div style="background:#0053a0;color:white">secret</div>'],
  [
    'colour',
    '<span style="color:rgb(255, 255, 255)">secret</span>',
    '<span style="color:rgb(90, 90, 90)">secret</span>',
  ],
  ['colour', '<span style="color:hsl(0,0%,100%)">secret</span>', '<span style="color:hsl(0,0%,20%)">secret</span>'],
  ['colour', '<span style="color:transparent">secret</span>', '<span style="color:inherit">secret</span>'],
  ['colour', '<span style="color:rgba(0,0,0,0)">secret</span>', '<span style="color:rgba(0,0,0,.8)">secret</span>'],
  ['colour', '<span style="color:#0000">secret</span>', '<span style="color:#000f">secret</span>'],
  [
    'colour',
    '<table bgcolor="#000000"><tr><td><font color="#0a0a0a">secret</font></table>',
    '<table bgcolor="#000000"><tr><td bgcolor="#ffffff"><font color="#0a0a0a">secret</font></table>',
  ],
  [
    'colour',
    '<a style="color:#fff" href="https://example.com/">secret</a>',
    '<div style="color:#fff"><a href="https://example.com/">secret</a></div>',
  ],
  [
    'colour',
    '<div style="color:#fff">secret</div>',
    '<div style="background:#fff url(https://example.com/dark.png)"><span style="color:#fff">secret</span></div>',
  ],
  ['off-screen', '<div style="position:absolute;left:-9999px">secret</div>', '<div style="left:-9999px">secret</div>'],
  ['off-screen', '<div style="text-indent:-999em">secret</div>', '<div style="text-indent:-1em">secret</div>'],
  ['off-screen', '<div style="margin-left:-5000px">secret</div>', '<div style="margin-left:-10px">secret</div>'],
  ['off-screen', '<div style="margin:-900px 0 0">secret</div>', '<div style="margin:0 auto">secret</div>'],
  [
    'off-screen',
    '<div style="transform:translateX(-9999px)">secret</div>',
    '<div style="transform:translateX(-50%)">secret</div>',
  ],
  [
    'clipped',
    '<i style="position:absolute;clip:rect(0,0,0,0)">secret</i>',
    '<i style="clip:rect(0,900px,90px,0)">secret</i>',
  ],
  ['clipped', '<i style="clip-path:inset(100%)">secret</i>', '<i style="clip-path:inset(0)">secret</i>'],
  ['attribute', '<p hidden>secret</p>', '<p aria-hidden="true">secret</p>'],
  ['attribute', '<p hidden="">secret</p>', '<p hidden style="display:block">secret</p>'],
  ['attribute', '<input type=hidden value="secret">', '<input type=text value="secret">'],
  [
    'display',
    '<style>.x{display:none}</style><p class="a x">secret</p>',
    '<style>.x{display:none}</style><p class="xx">secret</p>',
  ],
  [
    'display',
    '<style>#x{display:none}</style><p id=x>secret</p>',
    '<style>#x{display:none}</style><p class=x>secret</p>',
  ],
  [
    'display',
    '<style>p.x{display:none}</style><p class=x>secret</p>',
    '<style>p.x{display:none}</style><b class=x>secret</b>',
  ],
  [
    'display',
    '<style>p{display:none}</style><p>secret</p>',
    '<style>p{display:none}p{display:block}</style><p>secret</p>',
  ],
  [
    'display',
    '<style>.x{display:none}p{display:block}</style><p class=x>secret</p>',
    '<style>p{display:none}.x{display:block}</style><p class=x>secret</p>',
  ],
  [
    'display',
    '<style>.x{display:none!important}</style><p class=x style="display:block">secret</p>',
    '<style>.x{display:none}</style><p class=x style="display:block">secret</p>',
  ],
  [
    'display',
    '<style>.y .x{display:none}</style><div class=y><p class=x>secret</p></div>',
    '<style>.y .x{display:none}</style><div class=z><p class=x>secret</p></div>',
  ],
  [
    'display',
    '<style>@media screen{.x{display:none}}</style><p class=x>secret</p>',
    '<style>@media (max-width:600px){.x{display:none}}</style><p class=x>secret</p>',
  ],
  [
    'display',
    '<style>a,.x{display:none}</style><p class=x>secret</p>',
    '<style>.x:hover{display:none}</style><p class=x>secret</p>',
  ],
  [
    'display',
    '<p class=x>secret</p><style>.x{display:none}</style>',
    '<p class=x>secret</p><style media=print>.x{display:none}</style>',
  ],
  [
    'display',
    '<style>/*x*/.x{display:none}</style><p class=x>secret</p>',
    '<style>/* .x{display:none}</style><p class=x>secret</p>',
  ],
  [
    'display',
    '<style>@import "a";.x{display:none}</style><p class=x>secret</p>',
    '<style>u + .b .x{display:none}</style><p class=x>secret</p>',
  ],
  // Only Outlook for Windows obeys it; every other reader sees the text.
  ['display', '<p style="mso-hide:all;display:none">secret</p>', '<p style="mso-hide:all">secret</p>'],
])('readHtml() %s: %s against %s', (kind, hiding, showing) => {
  const kept = readHtml(`before ${hiding} after`, { textStart: 0 })
  expect(kept.text).not.toContain('secret')
  expect(kept.hidden).toBe('secret')
  expect(kept.html.hiddenChars).toEqual({ [kind]: 6 })
  const shown = readHtml(`before ${showing} after`, { textStart: 0 })
  expect(shown.text).toContain('secret')
  expect(shown.hidden).toBe('')
  expect(shown.html.hiddenChars).toEqual({})
})

/** Markup that browsers read otherwise than it looks, used to make a filter believe that shown text is hidden. */
test.each([
  ['a cell outside a table', '<td style="display:none">seen</td>'],
  ['text moved out of a hidden table', '<table style="display:none">seen<tr><td></table>'],
  ['an element moved out of a hidden table', '<table style="display:none"><tr><b>seen</b></table>'],
  ['HTML inside a hidden <svg>', '<svg style="display:none"><p>seen</p></svg>'],
  ['a hidden <p> ended by a block', '<p style="display:none"><div>seen</div>'],
  ['a hidden list item ended by the next', '<ul><li style="display:none"><li>seen</ul>'],
  ['a hidden cell ended by the next', '<table><tr><td style="display:none"><td>seen</table>'],
  ['an end tag in a cell does not end a block around the table', '<div><table><tr><td></div>seen</table></div>'],
  ['an element whose end tag is crossed', '<font color=white><p></font>seen</p>'],
  ['a second class attribute', '<style>.x{display:none}</style><p class=a class=x>seen</p>'],
  ['a second style attribute', '<p style="color:red" style="display:none">seen</p>'],
  ['<head> is no place for text', '<head style="display:none">seen</head>'],
  ['the hidden link is over', '<a style="display:none" href=x>\n</a>seen'],
  ['an unfinished tag at the end', 'seen<p style="display:none'],
  ['a style attribute inside a comment', '<!-- <p style="display:none"> -->seen'],
])('readHtml() shows %s', (_, html) => {
  const { text, hidden } = readHtml(html, { textStart: 0 })
  expect(text).toBe('seen')
  expect(hidden).toBe('')
})

test.each([
  ['goes on after a block that ends inside it', '<font color=white><p>a</p>b</font>c', 'c', 'a\nb'],
  ['is opened anew after the block it began in', '<div><font color=white></div>a</font>c', 'c', 'a'],
  ['ends with its cell', '<table><tr><td><font color=white>a<td>b</table>c', 'b\nc', 'a'],
])('readHtml() formatting element %s', (_, html, text, hidden) => {
  expect(readHtml(html, { textStart: 0 })).toMatchObject({ text, hidden })
})

test('readHtml() takes the colours of the document from <body>', () => {
  expect(readHtml('<body bgcolor=navy text=navy>secret<font color=white>a', { textStart: 0 })).toMatchObject({
    text: 'a',
    hidden: 'secret',
  })
})

test('readHtml() joins the letters of a word split by what is not rendered', () => {
  expect(readHtml('exa<div style="display:none">12</div>mple<i hidden>x</i>s', { textStart: 0 }).text).toBe('examples')
})

test('readHtml() keeps a preheader apart, by kind', () => {
  const html =
    '<div style="display:none;font-size:1px;color:#fff">Your parcel is on its way</div><h1>Parcel</h1><font size=1>small</font>'
  const { text, hidden, html: facts } = readHtml(html, { textStart: 0 })
  expect(text).toBe('Parcel\nsmall')
  expect(hidden).toBe('Your parcel is on its way')
  expect(facts.hiddenChars).toEqual({ display: 25 })
})

test('readHtml() counts zero-width characters and leaves them in', () => {
  const { text, html } = readHtml('pass\u200bw\u200bord&zwnj;s &shy;<i hidden>\u200b</i>', { textStart: 0 })
  expect(text).toBe('pass\u200bw\u200bord\u200cs \u00ad')
  expect(html.hiddenChars['zero-width']).toBe(4)
})
