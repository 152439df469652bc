import { expect, test } from 'vitest'
import { writeHtml } from './write-html.ts'

const write = (source: string) =>
  writeHtml(source, {
    linkOf: (href) => ({ href: `/out?${href}`, label: `goes to ${href}`, isBad: true }),
    imageOf: () => null,
    words: { image: 'image', field: 'field' },
  })
    .html.replaceAll(' rel="noreferrer noopener nofollow" target="_blank"', '')
    .replaceAll(/<span class="mw-domain mw-bad">goes to (\w+)<\/span>/g, '[$1]')

test.each([
  [
    'a link in a link',
    '<a href=x>a<b>b<a href=y>c</a>d',
    '<a href="/out?x">a<b>b</b></a>[x]<a href="/out?y">c</a>[y]d',
  ],
  [
    'a place in a picture',
    '<area href=x>a<area href=y alt=b>',
    '<a href="/out?x">image</a>[x]a<a alt="b" href="/out?y">b</a>[y]',
  ],
  ['a place that leads nowhere', '<area alt=b>a', 'a'],
])('writeHtml() closes %s where it ends, with its own label beside it', (_, source, want) =>
  expect(write(source)).toBe(want),
)

test.each(['&#1;mw-domain', 'x\u007fy &#x8;MW-domain', 'a&#9;mw-note', 'a\u00a0mw-bad', '&#xfeff;mw-field'])(
  'writeHtml() leaves no class of its own to a mail: %j',
  (name) => expect(write(`<p class="${name}">a</p>`)).not.toMatch(/mw-/i),
)
