import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { limits } from '../../limits.ts'
import { inspectAttachment } from './inspect.ts'
import {
  cab,
  iso,
  join,
  le,
  lnk,
  lzh,
  ole,
  pdf,
  rar4,
  rar5,
  raw,
  sevenZip,
  tar,
  utf8,
  utf16,
  zeros,
  zip,
} from './testing/build.ts'
import { inspect, partOf } from './testing/inspect.ts'

const samples: Readonly<Record<string, Uint8Array>> = {
  zip: zip([{ name: 'a.txt', data: raw('hello') }]),
  ooxml: zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w:document/>') }),
  ole: ole([
    { name: 'WordDocument', data: zeros(4096) },
    { name: 'VBA', type: 1 },
  ]),
  lnk: lnk('..\\a.exe', '/c x', ''),
  iso: iso(['A.TXT']),
  rar4: rar4(['a.txt']),
  rar5: rar5(['a.txt'], true),
  lzh0: lzh([raw('a.txt')], 0),
  lzh2: lzh([raw('a.txt')], 2),
  cab: cab(['a.txt']),
  tar: tar(['a.txt']),
  sevenZip: sevenZip(['a.txt']),
  pdf: pdf(['<< /Type /Catalog /OpenAction << /S /URI /URI (https://example.com/) >> >>']),
  html: utf8('<html><script>atob("aHR0cHM6Ly9leGFtcGxlLmNvbS8=")</script><a href="https://example.com/">x</a></html>'),
  rtf: raw('{\\rtf1 {\\*\\template https://example.com/a.dot}{\\object\\objdata 0105}}'),
  oneNote: join(raw('\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d\xae\xb1\x53\x78\xd0\x29\x96\xd3'), zeros(600)),
}

test.each([
  ['PNG', 'a.png', raw('\x89PNG\r\n\x1a\n0000'), 'image'],
  ['JPEG', 'a.jpg', raw('\xff\xd8\xff\xe0\0\x10JFIF'), 'image'],
  ['HEIC', 'a.heic', raw('\0\0\0\x18ftypheic'), 'image'],
  ['MP4', 'a.mp4', raw('\0\0\0\x18ftypisom'), 'video'],
  ['MP3 with ID3', 'a.mp3', raw('ID3\x03'), 'audio'],
  ['MZ', 'a.pdf', raw('MZ\x90\0'), 'exe'],
  ['ELF', 'a', raw('\x7fELF'), 'elf'],
  ['nothing', 'a.pdf', zeros(0), 'empty'],
  ['TNEF', 'winmail.dat', raw('\x78\x9f\x3e\x22'), 'tnef'],
  ['S/MIME signature', 'smime.p7s', raw('0\x80\x06\x09*\x86H\x86\xf7\r\x01\x07\x02\xa0'), 'signature'],
  ['S/MIME enveloped', 'smime.p7m', raw('0\x82\x01\0\x06\x09*\x86H\x86\xf7\r\x01\x07\x03\xa0'), 'encrypted'],
  ['PGP signature', 'signature.asc', raw('-----BEGIN PGP SIGNATURE-----\n'), 'signature'],
  ['CHM', 'a.chm', raw('ITSF\x03\0\0\0'), 'chm'],
  ['calendar', 'invite.ics', utf8('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n'), 'calendar'],
  ['vCard', 'card.vcf', utf8('BEGIN:VCARD\r\n'), 'vcard'],
  ['plain text', 'readme.txt', utf8('議事録です\n'), 'text'],
  ['ISO-2022-JP text', 'memo.txt', raw('\x1b$B$3$s\x1b(B\n'), 'text'],
  ['HTML', 'a.htm', utf8('\ufeff <!DOCTYPE html><html>'), 'html'],
  ['UTF-16 HTML', 'a.htm', join(raw('\xff\xfe'), utf16('<html><body>')), 'html'],
  ['HTML after a comment', 'a.dat', utf8('<!-- 1 -->\n<html>'), 'html'],
  ['HTML by name with rubbish first', 'a.html', raw('\0\x01\x02rubbish'), 'html'],
  ['SVG', 'logo.svg', utf8('<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>'), 'svg'],
  ['XML', 'data.xml', utf8('<?xml version="1.0"?><invoice/>'), 'xml'],
  ['HTA', 'a.hta', utf8('<html><hta:application id="x">'), 'hta'],
  ['JScript by name', 'a.js', utf8('var x = 1'), 'script'],
  ['shell by shebang', 'run', utf8('#!/bin/sh\n'), 'script'],
  ['message', 'a.eml', utf8('Received: from example.com\r\n'), 'message'],
  ['VHD', 'a.vhd', raw('conectix'), 'vhd'],
])('inspectAttachment() kind of %s', (_, name, content, want) => {
  expect(inspect(name, content).kind).toBe(want)
})

test.each([
  ['a PDF that is a program', 'invoice.pdf', raw('MZ\x90\0'), 'application/pdf', ['type-mismatch', 'executable']],
  ['a picture that is a page', 'photo.png', utf8('<html><script>1</script>'), 'image/png', ['type-mismatch', 'script']],
  [
    'a double extension',
    '請求書.pdf.exe',
    raw('MZ\x90\0'),
    'application/octet-stream',
    ['double-extension', 'executable'],
  ],
])('inspectAttachment() marks %s', (_, name, content, type, want) => {
  expect(inspect(name, content, type).marks).toEqual(expect.arrayContaining(want))
})

test.each([
  ['PDF', '見積書 Ver.1.2.pdf', pdf(['<< /Type /Catalog /OpenAction [3 0 R /Fit] >>']), 'application/pdf'],
  [
    'docx',
    '議事録.docx',
    samples.ooxml ?? raw(''),
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  ['.ics', 'invite.ics', utf8('BEGIN:VCALENDAR\r\n'), 'text/calendar'],
  ['p7s', 'smime.p7s', raw('0\x80\x06\x09*\x86H\x86\xf7\r\x01\x07\x02\xa0'), 'application/pkcs7-signature'],
  ['winmail.dat', 'winmail.dat', raw('\x78\x9f\x3e\x22'), 'application/ms-tnef'],
  ['vCard', '山田.vcf', utf8('BEGIN:VCARD\r\n'), 'text/vcard'],
  ['message named after its subject', 'Welcome to example.com', utf8('From: a@example.com\r\n'), 'message/rfc822'],
  ['page named after a host', 'www.example.com', utf8('<html><body>x</body></html>'), 'text/html'],
  ['zip with documents', '資料.zip', zip([{ name: '資料/見積書.pdf' }, { name: '資料/' }]), 'application/zip'],
])('inspectAttachment() marks nothing on an honest %s', (_, name, content, type) => {
  expect(inspect(name, content, type).marks).toEqual([])
})

test('inspectAttachment() an encrypted zip of Japanese business mail is a kind and no alarm', () => {
  const a = inspect(
    '見積書.zip',
    zip([{ name: '見積書.xlsx', data: raw('xxxxxxxxxxxx'), flags: 1 }]),
    'application/zip',
  )
  expect([a.kind, a.marks, a.entries]).toEqual(['zip-encrypted', ['encrypted'], ['見積書.xlsx']])
})

test('inspectAttachment() calls bytes() not at all for a picture, a sound and plain text', () => {
  for (const content of [raw('\x89PNG\r\n\x1a\n0000'), raw('ID3\x03'), utf8('hello')]) {
    let calls = 0
    inspectAttachment({
      part: partOf('image/png'),
      bytes: () => {
        calls++
        return content
      },
      head: () => content,
      fileName: 'a',
      labelledType: 'image/png',
      inline: true,
      contentId: 'x@example.com',
      sizeBytes: content.length,
    })
    expect(calls).toBe(0)
  }
})

test('inspectAttachment() says where only a part was read', () => {
  const cut = zip([{ name: 'a.txt', data: raw('hello') }]).subarray(0, 40)
  const a = inspectAttachment({
    part: partOf('application/zip'),
    bytes: () => cut,
    fileName: 'a.zip',
    labelledType: 'application/zip',
    inline: false,
    contentId: '',
    sizeBytes: limits.attachmentBytes + 1,
  })
  expect([a.kind, a.entries, a.marks, a.sizeBytes]).toEqual([
    'zip',
    ['a.txt'],
    ['truncated'],
    limits.attachmentBytes + 1,
  ])
})

test('inspectAttachment() time is linear on pages that leave tags open', () => {
  const pages = [
    '<b>'.repeat(300_000) + '</i>'.repeat(280_000),
    '<div>'.repeat(400_000),
    `<html>${'<svg><a href=x>'.repeat(130_000)}`,
  ]
  const start = performance.now()
  for (const page of pages) expect(inspect('a.html', raw(page)).kind).toBe('html')
  // Quadratic time took minutes; linear time takes under 0.2 seconds each.
  expect(performance.now() - start).toBeLessThan(6_000)
})

test('inspectAttachment() html that pretends to be a sheet', () => {
  expect(inspect('売上.xls', utf8('<html><table>'), 'application/vnd.ms-excel').marks).toEqual(['html-as-office'])
})

const names = ['a.pdf', 'a.html', 'a.zip', 'a.iso', 'a.docm', 'a.webloc', 'a.url', 'a.mht', 'a.js', '']
const types = ['application/pdf', 'text/html', 'application/octet-stream', 'message/rfc822', 'image/svg+xml']

test('inspectAttachment() ends with a value on any bytes', () => {
  const heads = Object.values(samples).map((s) => s.subarray(0, 24))
  fc.assert(
    fc.property(
      fc.constantFrom(raw(''), ...heads),
      fc.uint8Array({ maxLength: 600 }),
      fc.constantFrom(...names),
      fc.constantFrom(...types),
      (head, rest, name, type) => {
        expect(inspect(name, join(head, rest), type).kind).toBeTypeOf('string')
      },
    ),
    { numRuns: 3000 },
  )
})

test('inspectAttachment() ends with a value on cut and changed samples', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(samples)),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { maxLength: 8 }),
      (sample, keep, changes) => {
        const content = sample.slice(0, Math.floor(sample.length * keep))
        for (const [where, value] of changes) content[Math.floor(where * content.length)] = value
        expect(inspect('a.bin', content).marks).toBeInstanceOf(Array)
      },
    ),
    { numRuns: 3000 },
  )
})

test('inspectAttachment() sizes that lie stay bounded', () => {
  const huge = join(raw('Rar!\x1a\x07\x01\0'), zeros(4), raw('\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f'), zeros(100))
  const tarball = tar(['a']).slice()
  tarball.set(raw('\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff'), 124)
  for (const content of [huge, tarball, join(raw('PK\x05\x06'), le(0xffffffff, 4), zeros(14))]) {
    expect(inspect('a', content).kind).toBeTypeOf('string')
  }
})
