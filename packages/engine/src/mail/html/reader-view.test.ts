import { expect, test } from 'vitest'
import { readHtml } from './reader-view.ts'

const textOf = (html: string): string => readHtml(html, { textStart: 0 }).text

test.each([
  ['blocks on lines of their own', '<p>One</p><p>Two</p>three', 'One\nTwo\nthree'],
  ['<br> as line end', 'a<br>b<br><br>c', 'a\nb\n\nc'],
  ['spaces collapsed', '  a \n\t b<b> c</b> ', 'a b c'],
  ['cells apart', '<table><tr><td>a<td>b<tr><td>c</table>d', 'a b\nc\nd'],
  ['entities', 'A&amp;B &#x3042;&nbsp;&#12356;', 'A&B あ\u00a0い'],
  ['<pre> kept', '<pre>a\n  b</pre>', 'a\n  b'],
  ['list items', '<ul><li>a<li>b</ul>', 'a\nb'],
])('readHtml() text: %s', (_, html, want) => expect(textOf(html)).toBe(want))
