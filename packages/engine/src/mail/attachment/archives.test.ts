import fc from 'fast-check'
import { gzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { limits } from '../../limits.ts'
import { decodeLzma } from './lzma.ts'
import { cab, iso, join, le, lzh, rar4, rar5, raw, sevenZip, tar, utf8, utf16, zeros, zip } from './testing/build.ts'
import { inspect } from './testing/inspect.ts'

/** '請求書.exe' in CP932. */
const japaneseExe = raw('\x90\xbf\x8b\x81\x8f\x91.exe')

test.each([
  ['zip', zip([{ name: 'a.txt' }, { name: '請求書.pdf.exe', flags: 0x800 }]), 'zip', ['a.txt', '請求書.pdf.exe']],
  ['zip with CP932 names', zip([{ name: japaneseExe }]), 'zip', ['請求書.exe']],
  ['zip with UTF-8 names that are not flagged', zip([{ name: '請求書.exe' }]), 'zip', ['請求書.exe']],
  ['zip with bytes before it', join(raw('PK00'), zip([{ name: 'a.exe' }])), 'zip', ['a.exe']],
  ['rar 4', rar4(['a.txt', 'b.exe']), 'rar', ['a.txt', 'b.exe']],
  ['rar 5', rar5(['a.txt', '請求書.exe']), 'rar', ['a.txt', '請求書.exe']],
  ['7z', sevenZip(['a.txt', '請求書.exe']), '7z', ['a.txt', '請求書.exe']],
  ['lzh level 0', lzh([japaneseExe], 0), 'lzh', ['請求書.exe']],
  ['lzh level 2', lzh([raw('a.txt'), japaneseExe], 2), 'lzh', ['a.txt', '請求書.exe']],
  ['cab', cab(['a.txt', 'b.exe']), 'cab', ['a.txt', 'b.exe']],
  ['tar', tar(['a.txt', 'b/c.exe']), 'tar', ['a.txt', 'b/c.exe']],
  ['tar in gzip', gzipSync(tar(['a.txt', 'b.exe'])), 'gzip', ['a.txt', 'b.exe']],
  ['gzip with a name', gzipSync(raw('x'), { filename: 'b.exe' }), 'gzip', ['b.exe']],
  ['iso', iso(['A.TXT', 'B.EXE']), 'iso', ['A.TXT', 'B.EXE']],
])('inspectAttachment() lists %s', (_, content, kind, entries) => {
  const a = inspect('a.bin', content)
  expect([a.kind, a.entries]).toEqual([kind, entries])
  expect(a.marks.includes('executable-inside')).toBe(entries.some((e) => /exe$/i.test(e)))
})

test.each([
  ['zip', zip([{ name: 'a.xlsx', data: zeros(12), flags: 1 }]), 'zip-encrypted', ['encrypted']],
  ['rar 4', rar4(['a.xlsx'], 4), 'rar-encrypted', ['encrypted']],
  ['rar 4, names too', rar4(['a.xlsx'], 4, 0x80), 'rar-encrypted', ['header-encrypted', 'encrypted']],
  ['rar 5', rar5(['a.xlsx'], true), 'rar-encrypted', ['encrypted']],
  ['rar 5, names too', rar5([], false, true), 'rar-encrypted', ['header-encrypted', 'encrypted']],
])('inspectAttachment() an encrypted %s', (_, content, kind, marks) => {
  const a = inspect('a.bin', content)
  expect([a.kind, a.marks]).toEqual([kind, marks])
})

test('inspectAttachment() a rar 4 with Unicode names', () => {
  // Plain name, NUL, high byte 0x30, then codes: 1 is a low byte with that high byte, 0 a low byte alone.
  const packed = raw('\x30\x50\x42\x44\x2ee\x00xe')
  const name = String.fromCharCode(...join(raw('__.exe\0'), packed))
  expect(inspect('a.rar', rar4([name], 0x200)).entries).toEqual(['あい.exe'.replace('あい', '\u3042\u3044')])
})

test.each([
  [
    'a page',
    zip([{ name: 'a.html', data: utf8('<form action="https://example.com/"><input type=password>') }]),
    ['html-inside', 'form', 'external-form', 'form-password'],
  ],
  ['a shortcut', zip([{ name: '請求書.pdf.lnk' }]), ['executable-inside', 'double-extension-inside']],
  ['a disk image', zip([{ name: 'a.iso' }]), ['disk-image-inside']],
  ['a macro document', zip([{ name: 'a.docm' }]), ['macro-inside']],
  ['a turned name', zip([{ name: 'a\u202efdp.exe' }]), ['executable-inside', 'rlo-name-inside']],
  ['a way out', zip([{ name: '../../a.txt' }]), ['path-traversal']],
  [
    'a zip with a program',
    zip([{ name: 'b.zip', data: zip([{ name: 'c.exe' }]) }]),
    ['nested-archive', 'executable-inside'],
  ],
  [
    'an encrypted zip',
    zip([{ name: 'b.zip', data: zip([{ name: 'c.xlsx', data: zeros(12), flags: 1 }]) }]),
    ['nested-archive', 'encrypted'],
  ],
  ['a program package', zip([{ name: 'META-INF/MANIFEST.MF' }, { name: 'A.class' }]), ['executable']],
])('inspectAttachment() a zip with %s', (_, content, marks) => {
  expect(inspect('a.zip', content).marks).toEqual(marks)
})

test('inspectAttachment() a zip that unpacks to gigabytes is a bomb, a large log is none', () => {
  const bomb = zip([{ name: 'a.txt', data: zeros(1000), sizeBytes: 2 ** 32 - 2 }])
  const log = zipSync({ 'a.log': utf8('2026-11-24 10:00:00 started\n'.repeat(40_000)) })
  expect(inspect('a.zip', bomb).marks).toEqual(['bomb'])
  expect(inspect('a.zip', log).marks).toEqual([])
})

test('inspectAttachment() keeps limits.archiveNames names and still sees the last', () => {
  const names = Array.from({ length: limits.archiveNames + 5 }, (_, i) => ({ name: `${i}.txt` }))
  const a = inspect('a.zip', zip([...names, { name: 'z.exe' }]))
  expect([a.entries.length, a.marks]).toEqual([limits.archiveNames, ['executable-inside']])
})

test('inspectAttachment() a zip without its end is read from the front', () => {
  const whole = zip([
    { name: 'a.txt', data: raw('hello') },
    { name: 'b.exe', data: raw('MZ') },
  ])
  const a = inspect('a.zip', whole.subarray(0, whole.length - 40))
  expect([a.entries, a.marks]).toEqual([
    ['a.txt', 'b.exe'],
    ['truncated', 'executable-inside'],
  ])
})

/** Written by 7-Zip: report-1.pdf to report-12.pdf and 請求書.pdf.exe, each of one letter; its header is packed by LZMA. */
const packed7z = Uint8Array.from(
  atob(
    'N3q8ryccAATiEBm8gwAAAAAAAAAhAAAAAAAAACe4uH3gAAwABl0APGx8AAAAAAAAgTMHrg/Ox1yBCSqu06qFJigeg/eYQxMYNGeeWcI0mgCMNZEEsdQyrQB1CXkhkMh8ZKDbkXk0xbSnZEcD66jBxs54fIuwTyynFeMu7+ubHKhF7LN6/EhyB+X9MEYy2CPRT5EKsS8FgPLN5vvlWuV+MklQABcGDgEJdQAHCwEAASMDAQEFXQAQAAAMgcgKAUDZCn0AAA==',
  ),
  (c) => c.charCodeAt(0),
)

test('inspectAttachment() a 7z with a packed header', () => {
  const a = inspect('a.7z', packed7z)
  expect([a.entries.length, a.entries[0], a.entries[12]]).toEqual([13, 'report-1.pdf', '請求書.pdf.exe'])
  expect(a.marks).toEqual(['executable-inside', 'double-extension-inside'])
})

test('inspectAttachment() a 7z whose header is encrypted says that names are unknown', () => {
  const streams = raw('\x17\x06\0\x01\x09\x10\0\x07\x0b\x01\0\x01\x24\x06\xf1\x07\x01\0')
  const header = join(streams, zeros(10))
  const content = join(raw("7z\xbc\xaf'\x1c\0\x04"), zeros(4), le(0, 8), le(header.length, 8), zeros(4), header)
  expect(inspect('a.7z', content).marks).toEqual(['header-encrypted', 'encrypted', 'unlisted'])
})

test('decodeLzma() gives a value for any bytes, no longer than asked', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(255), (data, properties) => {
      expect(decodeLzma(data, properties, 2_000)?.length ?? 0).toBeLessThanOrEqual(2_000)
    }),
  )
})

test('inspectAttachment() a 7z with changed bytes ends with a value', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 32, max: 195 }), fc.nat(255)), { maxLength: 5 }), (changes) => {
      const content = packed7z.slice()
      for (const [at, value] of changes) content[at] = value
      expect(inspect('a.7z', content).kind).toBe('7z')
    }),
  )
})

test('inspectAttachment() a UDF image', () => {
  const name = join(
    raw('\x10'),
    utf16('A.EXE').map((_, i, all) => all[i ^ 1] ?? 0),
  )
  const fid = join(le(257, 2), le(2, 2), zeros(14), le(0, 1), le(name.length, 1), zeros(18), name)
  fid[4] = fid.subarray(0, 16).reduce((sum, c, i) => (i === 4 ? sum : (sum + c) & 255), 0)
  const image = join(zeros(32_768), raw('\0BEA01'), zeros(2042), raw('\0NSR02'), zeros(2042), fid, zeros(2048))
  const a = inspect('a.img', image)
  expect([a.kind, a.entries, a.marks]).toEqual(['udf', ['A.EXE'], ['executable-inside']])
})

test.each([
  ['xz', raw('\xfd7zXZ\0\0\0')],
  ['bzip2', raw('BZh91AY&SY\0\0\0')],
  ['ace', raw('\0\0\0\0\0\0\0**ACE**\0')],
])('inspectAttachment() names %s as an archive it does not list', (_, content) => {
  expect(inspect('a.bin', content).marks).toEqual(['rare-archive'])
})
