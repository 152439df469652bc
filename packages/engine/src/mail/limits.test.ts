/** What stands behind a limit: padding must hide neither what is asked nor where a link leads. */
import { expect, test } from 'vitest'
import { limits } from '../limits.ts'
import { parseMessage } from './parse.ts'

const ask = 'Sign in at https://miwake-sample.net/ today'
const asking = '<p>Sign in <a href="https://miwake-sample.net/">today</a></p>'
const line = 'The minutes of the meeting.\n'
const mail = (type: string, body: string) =>
  parseMessage(new TextEncoder().encode(`From: a@example.com\nContent-Type: ${type}\n\n${body}`))
const filled = (piece: string, chars: number): string => piece.repeat(Math.ceil(chars / piece.length))

test.each<[string, string, () => string]>([
  ['comments', 'text/html', () => `<!--${filled('x ', limits.htmlBytes)}-->${asking}`],
  ['many comments', 'text/html', () => filled('<!-- x -->', limits.htmlBytes) + asking],
  ['a script', 'text/html', () => `<script>${filled('f();', limits.htmlBytes)}</script>${asking}`],
  ['a style sheet', 'text/html', () => `<style>${filled('a{b:c}', limits.htmlBytes)}</style>${asking}`],
  ['a picture', 'text/html', () => `<img src="data:image/png;base64,${filled('A', limits.htmlBytes)}">${asking}`],
  ['tags', 'text/html', () => filled('<b></b>', limits.htmlBytes) + asking],
  ['text in HTML', 'text/html', () => filled(`<p>${line}</p>`, limits.textChars * 3) + asking],
  ['text', 'text/plain', () => filled(line, limits.textChars * 3) + ask],
  ['more text than is read', 'text/plain', () => filled(line, limits.bodyChars * 2) + ask],
  [
    'parts of HTML',
    'multipart/mixed; boundary=b',
    () => {
      const padding = filled('<b></b>', limits.htmlBytes / 2)
      return `${`--b\nContent-Type: text/html\n\n${padding}\n`.repeat(3)}--b\nContent-Type: text/html\n\n${asking}\n--b--`
    },
  ],
  [
    'more parts of text than are read',
    'multipart/mixed; boundary=b',
    () => `${`--b\n\n${filled(line, limits.bodyChars / 2)}`.repeat(3)}--b\n\n${ask}\n--b--`,
  ],
  [
    'parts of text',
    'multipart/mixed; boundary=b',
    () => `${`--b\n\n${filled(line, limits.textChars / 2)}`.repeat(4)}--b\n\n${ask}\n--b--`,
  ],
])('parseMessage() reads what stands behind much padding: %s', (_, type, body) => {
  const { text, links } = mail(type, body())
  expect(text.length).toBeLessThanOrEqual(limits.textChars)
  expect(text.trimEnd().endsWith('today')).toBe(true)
  const link = links.find(({ target }) => target.host === 'miwake-sample.net')
  expect(text.slice(link?.span?.start, link?.span?.end)).toBe(link?.shown)
})

test('parseMessage() keeps a link from the middle of a long text, without a place', () => {
  const { links, text } = mail('text/plain', filled(line, limits.textChars) + ask + filled(line, limits.textChars))
  expect(links).toMatchObject([{ target: { host: 'miwake-sample.net' }, span: null }])
  expect(text).not.toContain('miwake-sample')
})

test('parseMessage() keeps both ends of a long text without halving a character', () => {
  const { text } = mail('text/plain', `head ${filled('😀', limits.textChars * 2)} tail`)
  expect([text.startsWith('head '), text.trimEnd().endsWith(' tail')]).toEqual([true, true])
  expect(text.isWellFormed()).toBe(true)
})

test('parseMessage() does not make tags of what a comment kept apart', () => {
  const { links } = mail(
    'text/html',
    `<p><<!-- -->a href="https://miwake-sample.net/">x</a></p>${filled('<!-- x -->', limits.htmlBytes)}`,
  )
  expect(links.map(({ source }) => source)).not.toContain('a')
})
