import { expect, test } from 'vitest'
import { limits } from '../../limits.ts'
import type { Link } from '../message.ts'
import { readHtml } from './reader-view.ts'

const linksOf = (html: string): Link[] => readHtml(html, { textStart: 0 }).links
const brief = ({ source, href, shown }: Link): string[] => [source, href, shown]

test.each([
  ['an anchor', '<a href="https://a.test/x">Go <b>on</b></a>', [['a', 'https://a.test/x', 'Go on']]],
  ['entities', '<a href="https://a.test/?a&amp;b&#61;1&copy=2">x</a>', [['a', 'https://a.test/?a&b=1&copy=2', 'x']]],
  [
    'tab, line end and control characters',
    '<a href=" ht\ttps://a.\n\u0001test/\u0000 ">x</a>',
    [['a', 'https://a.test/', 'x']],
  ],
  ['no quotes', '<a href=https://a.test/x>x</a>', [['a', 'https://a.test/x', 'x']]],
  ['upper case', '<A HREF="https://a.test/">x</A>', [['a', 'https://a.test/', 'x']]],
  ['the first of two hrefs', '<a href="https://a.test/" href="https://b.test/">x</a>', [['a', 'https://a.test/', 'x']]],
  ['a slash before the attribute', '<a/href="https://a.test/">x</a>', [['a', 'https://a.test/', 'x']]],
  ['image and text', '<a href="//a.test"><img alt=Logo src=x> Go</a>', [['a', '//a.test', 'Logo Go']]],
  ['image alone', '<a href="//a.test"><img alt="Sign in" src=x></a>', [['a', '//a.test', 'Sign in']]],
  ['text shown only', '<a href="//a.test">Pay<i style="display:none">zz</i> now</a>', [['a', '//a.test', 'Pay now']]],
  ['lines inside', '<a href="//a.test">One<br>Two</a>', [['a', '//a.test', 'One\nTwo']]],
  [
    'an unclosed anchor before another',
    '<a href="//a.test">a<a href="//b.test">b</a>c',
    [
      ['a', '//a.test', 'a'],
      ['a', '//b.test', 'b'],
    ],
  ],
  ['an unclosed anchor', '<p><a href="//a.test">a</p>b', [['a', '//a.test', 'a\nb']]],
  ['an anchor crossing a block', '<a href="//a.test"><div>a</a>b</div>', [['a', '//a.test', 'a']]],
  [
    'an anchor around a table',
    '<a href="//a.test"><table><tr><td>a</a>b<a href="//c.test">c</a></table>d</a>e',
    [
      ['a', '//a.test', 'abc\nd'],
      ['a', '//c.test', 'c'],
    ],
  ],
  ['an anchor unclosed in a cell', '<table><tr><td><a href="//a.test">a<td>b</table>', [['a', '//a.test', 'a']]],
  ['an anchor without href', '<a name=x>here</a>', []],
  ['an image map', '<map><area href="//a.test" alt="Sign in"></map>', [['area', '//a.test', 'Sign in']]],
  ['SVG', '<svg><a xlink:href="//a.test"><text>Go</text></a></svg>', [['svg', '//a.test', 'Go']]],
  ['SVG with href', '<svg><a href="//a.test" xlink:href="//b.test"/></svg>', [['svg', '//a.test', '']]],
  ['a form', '<form action="//a.test/post"></form>', [['form', '//a.test/post', '']]],
  ['a form in a form is none', '<form action="//a.test"><form action="//b.test"></form>', [['form', '//a.test', '']]],
  ['a button', '<button formaction="//a.test">Pay</button>x', [['button', '//a.test', 'Pay']]],
  ['a submit field', '<input type=submit formaction="//a.test" value=Pay>', [['button', '//a.test', 'Pay']]],
  [
    'meta refresh',
    '<meta http-equiv=Refresh content="0; URL=\'https://a.test/\'">',
    [['meta-refresh', 'https://a.test/', '']],
  ],
  [
    'meta refresh without url=',
    '<meta http-equiv=refresh content="5, https://a.test/">',
    [['meta-refresh', 'https://a.test/', '']],
  ],
  ['a frame', '<iframe src="//a.test">x</iframe>', [['iframe', '//a.test', '']]],
  [
    'embedded objects',
    '<object data="//a.test"></object><embed src="//b.test">',
    [
      ['object', '//a.test', ''],
      ['object', '//b.test', ''],
    ],
  ],
  ['a script', '<script src="//a.test"></script>', [['script', '//a.test', '']]],
  ['where a script leads', '<script>location = "https://a.test/x"</script>', [['script', 'https://a.test/x', '']]],
  ['where a handler leads', '<a onclick="open(\'https://a.test/x\')">x</a>', [['script', 'https://a.test/x', '']]],
  ['base before', '<base href="https://a.test/m/"><a href="x">x</a>', [['a', 'https://a.test/m/x', 'x']]],
  [
    'base behind, the first counts',
    '<a href="/x">x</a><base href="https://a.test/"><base href="//b.test">',
    [['a', 'https://a.test/x', 'x']],
  ],
  [
    'base leaves whole URLs and fragments',
    '<base href="https://a.test/"><a href="mailto:a@b.test">x</a><a href="#y">y</a>',
    [
      ['a', 'mailto:a@b.test', 'x'],
      ['a', '#y', 'y'],
    ],
  ],
  ['text', 'see https://a.test/x, or b.test', [['text', 'https://a.test/x', 'https://a.test/x']]],
  ['text across elements', 'https://<b>a.test</b>/x', [['text', 'https://a.test/x', 'https://a.test/x']]],
  [
    'text of an anchor is not a second link',
    '<a href="https://b.test/">https://a.test/</a>',
    [['a', 'https://b.test/', 'https://a.test/']],
  ],
  ['comments hold none', '<!-- <a href="//a.test">x</a> --><![if x]>', []],
  ['an attribute value holds none', '<p title="<a href=//a.test>x</a>">x</p>', []],
])('readHtml() links: %s', (_, html, want) => expect(linksOf(html).map(brief)).toEqual(want))

test('readHtml() gives target, title and the span in the message', () => {
  const { text, links } = readHtml('<p>Dear</p><a href="https://Sub.A.test:8443/x" title=T>Sign in</a>', {
    textStart: 100,
  })
  const [link] = links
  expect(link).toMatchObject({ shown: 'Sign in', title: 'T', hidden: false })
  expect(link?.target).toMatchObject({ scheme: 'https', host: 'sub.a.test', port: 8443 })
  expect(link?.span).toEqual({ place: 'text', index: 0, start: 105, end: 112 })
  expect(text.slice(5, 12)).toBe('Sign in')
})

test.each([
  ['in a hidden block', '<div style="display:none"><a href="//a.test">x</a></div>', true],
  ['hidden itself', '<a style="font-size:0" href="//a.test">x</a>', true],
  ['with hidden text only', '<a href="//a.test"><i hidden>x</i></a>', true],
  ['with an image in a small font', '<td style="font-size:0"><a href="//a.test"><img src=x></a>', false],
  ['in a hidden block, with an image', '<div style="display:none"><a href="//a.test"><img src=x></a></div>', true],
  ['made visible again', '<div style="font-size:0"><a href="//a.test"><b style="font-size:9px">x</b></a></div>', false],
  ['empty', '<a href="//a.test"></a>', false],
])('readHtml() link %s is hidden: %s', (_, html, hidden) => {
  expect(linksOf(html).map((link) => link.hidden)).toEqual([hidden])
})

test('readHtml() tells what a hidden link says, without a span', () => {
  const [link] = linksOf('<p hidden>a <a href="//a.test">secret</a></p>')
  expect(link).toMatchObject({ shown: 'secret', span: null })
})

test('readHtml() parseTarget sees what was cleaned off an href', () => {
  const [link] = linksOf('<a href="https://a.\u0001test/">x</a>')
  expect(link?.href).toBe('https://a.test/')
  expect(link?.target.tricks).toContain('control-characters')
})

test('readHtml() turns text round that is written backwards', () => {
  const { text, links } = readHtml(
    '<p>at <span style="unicode-bidi:bidi-override;direction:rtl">moc.<a href="//a.test">elpmaxe</a>.www</span> now <bdo dir=rtl>cba</bdo>',
    { textStart: 0 },
  )
  expect(text).toBe('at www.example.com now abc')
  expect(links[0]?.shown).toBe('example')
  expect(text.slice(links[0]?.span?.start, links[0]?.span?.end)).toBe('example')
})

test('readHtml() counts data: and blob: URLs, but no embedded picture', () => {
  const { html } = readHtml(
    '<a href="data:text/html,x">x</a><iframe src="blob:https://a.test/x"></iframe><img src="data:image/png;base64,AA=="><a href=" DATA:,">y</a>',
    { textStart: 0 },
  )
  expect(html).toMatchObject({ dataUrls: 2, blobUrls: 1, iframes: 1 })
})

test('readHtml() stops at the limits on links, images and the length of one', () => {
  const many = readHtml('<a href=//a.test>x</a><img src=x>'.repeat(limits.links + 9), { textStart: 0 })
  expect(many.links).toHaveLength(limits.links)
  expect(many.images).toHaveLength(limits.images)
  expect(many.limitsReached.sort()).toEqual(['images', 'links'])
  const long = readHtml(`<a href="//a.test/${'x'.repeat(limits.linkChars)}">x</a>`, { textStart: 0 })
  expect(long.links[0]?.href).toHaveLength(limits.linkChars)
  expect(long.limitsReached).toEqual(['linkChars'])
  const [plain] = linksOf(`https://a.test/${'x'.repeat(limits.linkChars)}`)
  expect(plain?.href).toHaveLength(limits.linkChars)
})
