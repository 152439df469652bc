import { expect, test } from 'vitest'
import { readHtml } from './reader-view.ts'

const view = (html: string) => readHtml(html, { textStart: 0 })

test('readHtml() facts of a small mail', () => {
  const { html } = view(
    '<!doctype html><html lang="JA-jp"><head><title>t</title><base href="https://a.test/"></head>' +
      '<body onload="f()"><!--[if mso]><p>x</p><![endif]--><script>1</script><iframe src=x></iframe><object></object>' +
      '<div><p onclick=g() style="font-family: \'MS Gothic\', Meiryo"><font face="SimSun,meiryo">x</font></p></div></body></html>',
  )
  expect(html).toMatchObject({
    present: true,
    elements: 11,
    maxDepth: 3,
    scripts: 1,
    eventHandlers: 2,
    iframes: 1,
    objects: 1,
    metaRefresh: 0,
    baseHref: 'https://a.test/',
    comments: 1,
    fonts: ['ms gothic', 'meiryo', 'simsun'],
    lang: 'ja-jp',
  })
  expect(view('日本').html.sizeBytes).toBe(6)
  expect(readHtml('日本', { textStart: 0, sizeBytes: 4 }).html.sizeBytes).toBe(4)
})

test('readHtml() fonts of style rules and the font shorthand', () => {
  expect(view('<style>p{font-family:"A B",c}</style><b style="font:bold 12px/1.5 d,e">x</b>').html.fonts).toEqual([
    'a b',
    'c',
    'd',
    'e',
  ])
})

test.each([
  [
    'size by attribute',
    '<img src="https://a.test/x.png" width=600 height="40px" alt=" A ">',
    { widthPx: 600, heightPx: 40, alt: 'A', hidden: false },
  ],
  [
    'size by style',
    '<img src=x width=1 style="width:200px;height:3em">',
    { widthPx: 200, heightPx: 48, hidden: false },
  ],
  ['size in percent', '<img src=x width="100%">', { widthPx: null, heightPx: null, hidden: false }],
  ['a pixel', '<img src=x width=1 height=1>', { hidden: true }],
  ['no height', '<img src=x width=600 height=0>', { hidden: true }],
  ['a hidden block', '<p style="display:none"><img src=x>', { hidden: true }],
  ['letters of no size', '<p style="font-size:0"><img src=x>', { hidden: false }],
  ['an image button', '<input type=image src=x alt=Pay>', { src: 'x', alt: 'Pay', hidden: false }],
  ['<image> is <img>', '<image src=x>', { src: 'x' }],
])('readHtml() image: %s', (_, html, want) => expect(view(html).images).toMatchObject([want]))

test('readHtml() image targets', () => {
  const { images } = view(
    '<base href="https://a.test/"><img src=x><img src="cid:1"><img src="data:image/png;base64,AA==">',
  )
  expect(images.map(({ src, target }) => [src.slice(0, 15), target?.host])).toEqual([
    ['https://a.test/', 'a.test'],
    ['cid:1', undefined],
    ['data:image/png;', undefined],
  ])
})

test('readHtml() forms with their fields', () => {
  const { forms, text } = view(
    '<form action="https://a.test/p" method=POST>Name <input name=User><input type=Password name=pw placeholder="Password">' +
      '<select name=y><option>1</select><textarea name=t>hi</textarea><input type=submit value="Sign in"></form><input type=email>',
  )
  expect(forms).toMatchObject([
    {
      action: 'https://a.test/p',
      target: { host: 'a.test' },
      method: 'post',
      fields: ['text:user', 'password:pw', 'select:y', 'textarea:t', 'submit'],
    },
    { action: '', target: null, fields: ['email'] },
  ])
  expect(text).toBe('Name Password\n1\nhi\nSign in')
})

test.each([
  ['<input type=submit value=Go>', 'a Go b'],
  ['<input type=button value=Go>', 'a Go b'],
  ['<input type=text placeholder=Card>', 'a Card b'],
  ['<input type=checkbox value=on>', 'a b'],
  ['<input type=password value=hunter2>', 'a b'],
  ['<button>Go</button>', 'a Go b'],
])('readHtml() text of %s', (html, want) => expect(view(`a ${html} b`).text).toBe(want))

test.each([
  ['<title>x</title>'],
  ['<style>x</style>'],
  ['<script>x</script>'],
  ['<iframe src=y>x</iframe>'],
  ['<noembed>x</noembed>'],
  ['<!-- x -->'],
  ['<!--[if mso]>x<![endif]-->'],
  ['<![if x]>'],
  ['<?xml x?>'],
  ['</ x>'],
  ['<![CDATA[x]]>'],
])('readHtml() shows nothing of %s', (html) => expect(view(`a${html}b`)).toMatchObject({ text: 'ab', hidden: '' }))

test.each([
  ['a lone <', 'a < b', 'a < b'],
  ['a lone <digit', '1<2', '1<2'],
  ['a lone &', 'a & b &x; &#xD800;', 'a & b &x; \ufffd'],
  ['an entity without semicolon', 'a&ampb&nbsp', 'a&b'],
  ['what a number cannot be', '&#0;&#x110000;&#x80;', '\ufffd\ufffd€'],
  ['NUL', 'pay\u0000pal', 'paypal'],
  ['an unclosed comment', 'a<!-- b', 'a'],
  ['an unclosed attribute', 'a<b title="c>d', 'a'],
  ['an unclosed script', 'a<script>b', 'a'],
  ['unclosed elements', '<div><p><b>a', 'a'],
  ['end tags alone', 'a</div></p></b></table></x>b', 'a\nb'],
  ['a second document', '<html><body>a</body></html><html><body>b', 'ab'],
  ['<svg> text', '<svg><text>a</text><style>b</style></svg>c', 'ac'],
  ['<plaintext>', 'a<plaintext><b>', 'a\n<b>'],
  ['<xmp>', 'a<xmp><b></xmp>', 'a\n<b>'],
  ['CDATA in <svg>', '<svg><text><![CDATA[a<b]]></text></svg>', 'a<b'],
])('readHtml() malformed: %s', (_, html, want) => expect(view(html).text).toBe(want))

test('readHtml() line ends: as a browser lays blocks out', () => {
  expect(view('<div>a<div>b</div>c</div>d').text).toBe('a\nb\nc\nd')
  expect(view('<span style="display:block">a</span>b').text).toBe('a\nb')
  expect(view('<p style="display:inline">a</p><p style="display:inline">b</p>').text).toBe('ab')
  expect(view('a<br></div><br><br><br><br>b').text).toBe('a\n\n\nb')
  expect(view('<pre>a\tb\r\n\r\n  c</pre>').text).toBe('a\tb\n\n  c')
  expect(view('<p style="white-space:pre-line">a  b\nc</p>').text).toBe('a b\nc')
})
