import { strToU8, zipSync, zlibSync } from 'fflate'
import { expect, test } from 'vitest'
import { join, le, ole, pdf, raw, utf16, zeros } from './testing/build.ts'
import { inspect } from './testing/inspect.ts'

const office = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    ...Object.fromEntries(Object.entries(parts).map(([k, v]) => [k, typeof v === 'string' ? strToU8(v) : v])),
  })

const relation = (type: string, target: string): string =>
  `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`

const hosts = (name: string, content: Uint8Array): string[] => inspect(name, content).links.map((l) => l.target.host)

test.each([
  ['plain', {}, 'ooxml', []],
  ['macros', { 'word/vbaProject.bin': 'x' }, 'ooxml-macro', ['macros']],
  ['an Excel 4 macro sheet', { 'xl/macrosheets/sheet1.xml': 'x' }, 'ooxml-macro', ['excel4-macro']],
  [
    'a template from the net',
    { 'word/_rels/settings.xml.rels': relation('attachedTemplate', 'https://example.com/a.dotm') },
    'ooxml-external',
    ['external-template'],
  ],
  [
    'a WebDAV template',
    { 'word/_rels/settings.xml.rels': relation('attachedTemplate', 'file://\\\\example.com@SSL\\a.dotm') },
    'ooxml-external',
    ['external-template'],
  ],
  [
    'a template on the firm’s server',
    { 'word/_rels/settings.xml.rels': relation('attachedTemplate', 'file:///\\\\server\\share\\a.dotm') },
    'ooxml',
    ['network-template'],
  ],
  [
    'its own template',
    { 'word/_rels/settings.xml.rels': relation('attachedTemplate', 'file:///C:\\Users\\a\\Normal.dotm') },
    'ooxml',
    [],
  ],
  [
    'an object from the net',
    { 'word/_rels/document.xml.rels': relation('oleObject', 'http://example.com/a') },
    'ooxml-external',
    ['external-object'],
  ],
  [
    'a link',
    { 'word/_rels/document.xml.rels': relation('hyperlink', 'https://example.com/?a=1&amp;b=2') },
    'ooxml',
    [],
  ],
  [
    'a linked workbook in a folder',
    { 'xl/externalLinks/_rels/e.xml.rels': relation('externalLinkPath', 'Book2.xlsx') },
    'ooxml',
    [],
  ],
  [
    'a picture from the net',
    { 'word/_rels/document.xml.rels': relation('image', 'https://example.com/a.png') },
    'ooxml',
    ['external-image'],
  ],
  [
    'an embedded package',
    { 'word/embeddings/oleObject1.bin': ole([{ name: '\x01Ole10Native' }]) },
    'ooxml',
    ['embedded-object', 'embedded-file'],
  ],
  ['ActiveX', { 'word/activeX/activeX1.bin': 'x' }, 'ooxml', ['activex']],
  [
    'DDE',
    { 'word/document.xml': '<w:r><w:instrText xml:space="preserve"> DDEAUTO c:\\\\x</w:instrText></w:r>' },
    'ooxml',
    ['dde'],
  ],
  ['the word DDE in its text', { 'word/document.xml': '<w:t>DDE is old</w:t>' }, 'ooxml', []],
])('inspectAttachment() an Office document with %s', (_, parts, kind, marks) => {
  const a = inspect('議事録.docx', office(parts))
  expect([a.kind, a.marks]).toEqual([kind, marks])
})

test('inspectAttachment() links of an Office document', () => {
  const parts = { 'word/_rels/document.xml.rels': relation('hyperlink', 'https://example.com/?a=1&amp;b=2') }
  expect(inspect('a.docx', office(parts)).links.map((l) => l.href)).toEqual(['https://example.com/?a=1&b=2'])
})

test('inspectAttachment() OpenDocument is a document, with macros a macro document', () => {
  const parts = { mimetype: strToU8('application/vnd.oasis.opendocument.text'), 'content.xml': strToU8('<x/>') }
  const plain = inspect('a.odt', zipSync(parts))
  const macro = inspect('a.odt', zipSync({ ...parts, 'Basic/Standard/Module1.xml': strToU8('<x/>') }))
  expect([plain.kind, plain.marks, macro.kind]).toEqual(['ooxml', ['opendocument'], 'ooxml-macro'])
})

const record = (type: number, data: Uint8Array): Uint8Array => join(le(type, 2), le(data.length, 2), data)
const workbook = (...records: readonly Uint8Array[]): Uint8Array => {
  const stream = join(record(0x809, zeros(16)), ...records, record(0x0a, zeros(0)))
  return join(stream, zeros(4096 - stream.length))
}
const sheet = (kind: number): Uint8Array => record(0x85, join(zeros(5), le(kind, 1), raw('\x02\0ab')))

test.each([
  ['a plain document', ole([{ name: 'WordDocument', data: zeros(4096) }]), 'ole', []],
  [
    'VBA',
    ole([
      { name: 'Macros', type: 1 },
      { name: 'VBA', type: 1 },
    ]),
    'ole-macro',
    ['macros'],
  ],
  [
    'VBA that opens',
    ole([
      { name: 'VBA', type: 1 },
      { name: 'dir', data: join(raw('Document_Open'), zeros(4096)) },
    ]),
    'ole-macro',
    ['macros', 'auto-open'],
  ],
  ['a password', ole([{ name: 'EncryptionInfo' }, { name: 'EncryptedPackage' }]), 'ole-encrypted', ['encrypted']],
  [
    'a Word password',
    ole([{ name: 'WordDocument', data: join(zeros(11), raw('\x01'), zeros(4084)) }]),
    'ole-encrypted',
    ['encrypted'],
  ],
  ['sheets', ole([{ name: 'Workbook', data: workbook(sheet(0)) }]), 'ole', []],
  [
    'an Excel 4 macro sheet',
    ole([{ name: 'Workbook', data: workbook(sheet(0), sheet(1)) }]),
    'ole-macro',
    ['excel4-macro'],
  ],
  [
    'an Excel password',
    ole([{ name: 'Workbook', data: workbook(record(0x2f, zeros(54))) }]),
    'ole-encrypted',
    ['encrypted'],
  ],
  ['an equation', ole([{ name: 'Equation Native' }]), 'ole', ['equation']],
  ['an Outlook message', ole([{ name: '__nameid_version1.0', type: 1 }]), 'message', ['outlook-message']],
  ['an installer', ole([], raw('\x84\x10\x0c\0\0\0\0\0\xc0\0\0\0\0\0\0\x46')), 'msi', ['executable']],
])('inspectAttachment() a compound file with %s', (_, content, kind, marks) => {
  const a = inspect('a.bin', content)
  expect([a.kind, a.marks]).toEqual([kind, marks])
})

test.each([
  ['opens at a page', ['<< /Type /Catalog /OpenAction [3 0 R /Fit] >>'], []],
  ['runs a script', ['<< /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>'], ['javascript', 'open-action']],
  [
    'hides its script',
    ['<< /OpenAction << /S /J#61vaScript /J#53 (x) >> >>'],
    ['javascript', 'name-obfuscation', 'open-action'],
  ],
  ['launches', ['<< /AA << /O << /S /Launch /F (cmd.exe) >> >> >>'], ['launch-action', 'open-action']],
  ['carries a file', ['<< /Type /EmbeddedFile >>'], ['embedded-file']],
  ['needs a password', ['<< /Encrypt 5 0 R >>'], ['encrypted']],
  ['sends a form', ['<< /S /SubmitForm /F (https://example.com/) >>'], ['submit-form']],
  ['has /JS by chance in a stream', ['<< /Length 9 >>\nstream\n\x9c/JS \x80\nendstream'], []],
])('inspectAttachment() a PDF that %s', (_, objects, marks) => {
  const a = inspect('a.pdf', pdf(objects))
  expect([a.kind, a.marks]).toEqual(['pdf', marks])
})

test.each([
  ['plain', '<< /S /URI /URI (https://example.com/a\\(1\\)) >>', 'https://example.com/a(1)'],
  ['octal', '<< /URI (https\\072//example.com/) >>', 'https://example.com/'],
  ['hexadecimal', '<< /URI <68747470 3a2f2f6578616d706c652e636f6d2f> >>', 'http://example.com/'],
])('inspectAttachment() a PDF link, %s', (_, object, want) => {
  expect(inspect('a.pdf', pdf([object])).links.map((l) => [l.source, l.href])).toEqual([['pdf', want]])
})

test('inspectAttachment() a PDF link in an object stream', () => {
  const packed = zlibSync(strToU8('<< /S /URI /URI (https://example.com/packed) >>'))
  const stream = `<< /Type /ObjStm /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${String.fromCharCode(...packed)}\nendstream`
  expect(hosts('a.pdf', pdf([stream]))).toEqual(['example.com'])
})

test.each([
  ['text', '{\\rtf1 hello}', [], []],
  [
    'a template from the net',
    '{\\rtf1 {\\*\\template https://example.com/a.dotm}}',
    ['external-template'],
    ['example.com'],
  ],
  ['an object', '{\\rtf1{\\object\\objemb\\objupdate{\\*\\objdata 01050000}}}', ['embedded-object', 'auto-update'], []],
  [
    'an equation',
    '{\\rtf1{\\object\\objemb{\\*\\objclass Equation.3}{\\*\\objdata 0105}}}',
    ['embedded-object', 'equation'],
    [],
  ],
  ['a package', '{\\rtf1{\\object\\objemb{\\*\\objdata 5061636B616765}}}', ['embedded-object', 'embedded-file'], []],
  ['a link', '{\\rtf1{\\field{\\*\\fldinst{HYPERLINK "https://example.com/"}}}}', [], ['example.com']],
])('inspectAttachment() an RTF with %s', (_, text, marks, links) => {
  const a = inspect('a.rtf', raw(text))
  expect([a.kind, a.marks, a.links.map((l) => l.target.host)]).toEqual(['rtf', marks, links])
})

const embedded = (data: Uint8Array): Uint8Array =>
  join(raw('\xe7\x16\xe3\xbd\x65\x26\x11\x45\xa4\xc4\x8d\x4d\x0b\x7a\x9e\xac'), le(data.length, 8), zeros(12), data)
const oneNote = (...files: readonly Uint8Array[]): Uint8Array =>
  join(raw('\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d\xae\xb1\x53\x78\xd0\x29\x96\xd3'), zeros(1000), ...files.map(embedded))

test.each([
  ['nothing', oneNote(), []],
  ['a picture', oneNote(raw('\x89PNG\r\n\x1a\n')), []],
  ['a program', oneNote(raw('\x89PNG\r\n\x1a\n'), raw('MZ\x90\0')), ['embedded-file', 'executable-inside']],
  ['a batch file', oneNote(raw('powershell -c x')), ['embedded-file', 'command', 'executable-inside']],
  [
    'a UTF-16 script',
    oneNote(join(raw('\xff\xfe'), utf16('CreateObject("WScript.Shell")'))),
    ['embedded-file', 'command', 'executable-inside'],
  ],
])('inspectAttachment() a OneNote section with %s', (_, content, marks) => {
  const a = inspect('a.one', content)
  expect([a.kind, a.marks]).toEqual(['onenote', marks])
})
