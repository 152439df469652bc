import { explain, noFacts, openableHref, parseMessage, scan } from '@miwake/engine'
import { expect, test } from 'vitest'
import { loadKnowledge } from '../knowledge.ts'
import { type AskedLink, createLinkWriter, hrefCharsMax, openedLink } from './link-policy.ts'
import { askPage, formatAskAddress, readAskAddress } from './pages/ask.ts'

const knowledge = loadKnowledge()
const key = new Uint8Array(32)

const scanOf = (body: string) => {
  const header = [
    'From: Taro <taro@friend.example>',
    'To: me@example.jp',
    'Subject: photos',
    'Message-ID: <1@a.example>',
  ]
  const lines = [...header, 'Content-Type: text/html; charset=utf-8', '', `<p>Photos of our trip: ${body}</p>`]
  return scan(parseMessage(new TextEncoder().encode(lines.join('\r\n'))), noFacts, knowledge)
}

const written = (href: string, shown = 'photos', more = '') => {
  let asked: AskedLink | null = null
  const escaped = href.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  const result = scanOf(`<a href="${escaped}">${shown}</a>${more}`)
  const write = createLinkWriter(result, {
    lang: 'en',
    askPage: (link) => {
      asked = link
      return formatAskAddress(key, link)
    },
  })
  const { href: to, label, isBad } = write(href)
  const address = new URLSearchParams(to?.split('?')[1]).get('link') ?? ''
  return { to, label, isBad, asked: asked as AskedLink | null, page: to === null ? null : readAskAddress(key, address) }
}

test.each([
  [
    'https://evil-host.top/?url=https://www.amazon.co.jp/gp/css',
    'evil-host.top (leads on to amazon.co.jp) – a site nobody knows',
    'https://evil-host.top/?url=https://www.amazon.co.jp/gp/css',
  ],
  ['https://https://www.amazon.co.jp/', 'https – a site nobody knows', 'https://https//www.amazon.co.jp/'],
  [
    'https://www.google.com/url?q=https://amazon.co.jp/',
    'amazon.co.jp',
    'https://www.google.com/url?q=https://amazon.co.jp/',
  ],
  ['https:\\\\Example.com\\a', 'example.com', 'https://example.com/a'],
])('createLinkWriter() labels %s with the host a browser goes to', (href, label, emitted) => {
  const link = written(href, 'photos')
  expect(link.label).toBe(label)
  expect(link.isBad).toBe(label.includes('–'))
  expect(link.asked?.href).toBe(emitted)
  expect(link.page).toEqual(link.asked)
  const html = askPage(link.asked!, 'en')
  expect(html).toContain(`>${label.split(' – ')[0]}</dd>`)
  expect(html).toContain(`href="${emitted}"`)
})

test.each([
  ['a control character in the host', 'https://friend.example\u000b.evil-host.top/'],
  ['no host', 'https://'],
  ['a host that no URL has', 'https://a b.example/'],
  ['more than an address may have', `https://example.com/${'a'.repeat(hrefCharsMax)}`],
  ['more than that once escaped', `https://example.com/${'あ'.repeat(hrefCharsMax / 6)}`],
])('createLinkWriter() closes a link with %s', (_, href) => expect(written(href).to).toBeNull())

test('createLinkWriter() reads a link to its end, whatever fills it', () => {
  const filled = `https://www.google.com/url?q=https://www.amazon.co.jp/${'\t'.repeat(9_000)}`.replace('jp/', 'jp')
  const link = written(`${filled}.evil-host.top/`)
  expect([link.label, link.isBad]).toEqual(['evil-host.top – a site nobody knows', true])
  expect(link.page?.href).toBe('https://www.google.com/url?q=https://www.amazon.co.jp.evil-host.top/')
})

test('createLinkWriter() names the service where it alone decides which way it leads', () => {
  const link = written('https://www.google.com/url?q=https://www.amazon.co.jp/&q=https://evil-host.top/')
  expect(link.label).toContain('google.com (leads on to amazon.co.jp)')
  expect(askPage(link.asked!, 'en')).toContain('>google.com (leads on to amazon.co.jp)</dd>')
  const named = written('https://protect-us.mimecast.com/s/abc?domain=evil-host.top')
  expect([named.label, named.isBad]).toEqual(['mimecast.com (leads on to evil-host.top) – a site nobody knows', true])
})

test('the longest link fits into one request', () => {
  const link = written(`https://example.com/${'a'.repeat(hrefCharsMax - 20)}`)
  expect(link.page?.href).toHaveLength(hrefCharsMax)
  // Node reads 16 KiB of request line and header fields.
  expect(link.to?.length).toBeLessThan(8_000)
})

test.each(['before', 'after'])('of links with one address the worst is told, whichever stands %s', (place) => {
  const other = '<a href="https://www.yahoo.co.jp/a">www.example.com</a>'
  const plain = '<a href="https://www.yahoo.co.jp/a">photos</a>'
  const result = scanOf(place === 'before' ? other + plain : plain + other)
  const { isBad } = createLinkWriter(result, { lang: 'en', askPage: () => '/out' })('https://www.yahoo.co.jp/a')
  expect(isBad).toBe(true)
  expect(written('https://www.yahoo.co.jp/a').isBad).toBe(false)
})

test('openedLink() gives every link out in the form that was read', () => {
  const explanation = explain(scanOf('<a href="HTTPS:\\\\Example.com\\a b">a</a>'))
  const opened = explanation.links.map((link) => openedLink(explanation, link))
  expect(opened).toEqual([{ way: 'asks', href: 'https://example.com/a%20b' }])
})

test('readAskAddress() takes no address that a browser would read otherwise', () => {
  const link = { href: 'https://example.com/', shownAs: '', about: '', isBad: false, entrance: null }
  const read = (href: string) =>
    readAskAddress(key, new URLSearchParams(formatAskAddress(key, { ...link, href }).split('?')[1]).get('link')!)
  expect(read('https://example.com/')?.href).toBe('https://example.com/')
  for (const href of ['https://example.com', 'https://example.com\u000b.evil-host.top/', 'javascript:alert(1)'])
    expect([href, read(href)]).toEqual([href, null])
  expect(openableHref('https://example.com')).toBe('https://example.com/')
})
