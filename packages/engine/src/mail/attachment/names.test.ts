import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classOfExtension, extensionOf, marksOfName } from './names.ts'

test.each([
  ['invoice.pdf', 'pdf'],
  ['INVOICE.PDF', 'pdf'],
  ['請求書', ''],
  ['請求書．ｅｘｅ', 'exe'],
  ['a.exe. ', 'exe'],
  ['a.exe\u3000', 'exe'],
  ['a.e\u200bxe', 'exe'],
  ['invoice\u202efdp.exe', 'exe'],
  ['folder.exe/readme', ''],
  ['folder\\a.vbs', 'vbs'],
  ['Ver. 2', ''],
  ['a.thisisawordnotanextension', ''],
  ['', ''],
  ['...', ''],
])('extensionOf(%j)', (name, want) => expect(extensionOf(name)).toBe(want))

test.each([
  ['invoice.pdf.exe', ['executable', 'double-extension']],
  ['請求書.pdf.lnk', ['executable', 'double-extension']],
  ['請求書.pdf.html', ['double-extension']],
  ['photo.jpg.svg', ['double-extension']],
  ['invoice.pdf .exe', ['executable', 'double-extension']],
  ['invoice.pdf                  .exe', ['executable', 'spaces-before-extension', 'double-extension']],
  ['請求書.pdf　　　　　.exe', ['executable', 'spaces-before-extension', 'double-extension']],
  ['invoice.pdf____________.scr', ['executable', 'spaces-before-extension', 'double-extension']],
  ['invoice\u202efdp.exe', ['rlo-name', 'executable']],
  ['売上.xlsm', ['macro-capable']],
  ['setup.exe', ['executable']],
  ['script.sh', []],
])('marksOfName(%j)', (name, want) => expect(marksOfName(name)).toEqual(want))

test.each([
  '',
  '見積書 Ver.1.2.pdf',
  'report.2026.11.xlsx',
  'backup.tar.gz',
  'invoice.pdf.zip',
  'invoice.pdf.p7s',
  'index.css.html',
  'readme.md',
  'a .pdf',
  'スクリーンショット 2026-11-24 10.15.30\u202fAM.png',
  '\u206809012345678\u2069.vcf',
  '議事録（第2回）.docx',
  'foo_.pdf',
  'archive.7z.001',
  '________.pdf',
])('marksOfName(%j) is silent', (name) => expect(marksOfName(name)).toEqual([]))

test.each([
  ['pdf', 'document'],
  ['exe', 'program'],
  ['r00', 'archive'],
  ['001', 'archive'],
  ['iso', 'disk-image'],
  ['xyz', 'other'],
  ['', 'other'],
])('classOfExtension(%j)', (ext, want) => expect(classOfExtension(ext)).toBe(want))

test('marksOfName() and extensionOf() take any string', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (name) => {
      expect(marksOfName(name)).toBeInstanceOf(Array)
      expect(extensionOf(name).length).toBeLessThanOrEqual(20)
    }),
    { numRuns: 30 },
  )
})
