/** Attachments of the corpus: real structures, harmless contents. */
import { crc32 } from 'node:zlib'
import { zipSync, zlibSync } from 'fflate'
import { join, token } from './bytes.ts'
import type { FileSpec } from './spec.ts'

const utf8 = new TextEncoder()
/** Local time, as zip has it and fflate reads it: the same bytes in every time zone. */
const zipTime = new Date(2026, 0, 5, 9, 0, 0)

export const htmlFile = (name: string, html: string): FileSpec => ({
  name,
  type: 'text/html',
  bytes: utf8.encode(html),
})
export const textFile = (name: string, type: string, text: string): FileSpec => ({
  name,
  type,
  bytes: utf8.encode(text),
})

/** A one-page PDF, uncompressed, with lines of ASCII text and at most one link. */
export function pdfFile(name: string, lines: readonly string[], link?: string): FileSpec {
  const drawn = lines
    .map((line, i) => `BT /F1 12 Tf 60 ${760 - 20 * i} Td (${line.replace(/[()\\]/g, '\\$&')}) Tj ET`)
    .join('\n')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>${link ? ' /Annots [6 0 R]' : ''} >>`,
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  if (link) objects.push(`<< /Type /Annot /Subtype /Link /Rect [50 560 400 600] /A << /S /URI /URI (${link}) >> >>`)
  let out = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = out.length
    out += `${i + 1} 0 obj\n${object}\nendobj\n`
    return String(at).padStart(10, '0')
  })
  const start = out.length
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${at} 00000 n \n`).join('')}`
  out += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return { name, type: 'application/pdf', bytes: utf8.encode(out) }
}

export function zipFile(
  name: string,
  entries: Readonly<Record<string, string | Uint8Array>>,
  type = 'application/zip',
): FileSpec {
  const files = Object.fromEntries(
    Object.entries(entries).map(([path, content]) => [
      path,
      typeof content === 'string' ? utf8.encode(content) : content,
    ]),
  )
  return { name, type, bytes: zipSync(files, { mtime: zipTime, os: 0, level: 6 }) }
}

/** PKWARE traditional encryption (APPNOTE 6.1) of one stored file: what a Japanese firm's PPAP mail carries. */
export function encryptedZip(name: string, path: string, content: string, password: string): FileSpec {
  const data = utf8.encode(content)
  const crc = crc32(data)
  let [a, b, c] = [0x12345678, 0x23456789, 0x34567890]
  const table = (value: number, byte: number): number => {
    let x = (value ^ byte) & 0xff
    for (let i = 0; i < 8; i++) x = x & 1 ? (x >>> 1) ^ 0xedb88320 : x >>> 1
    return (x ^ (value >>> 8)) >>> 0
  }
  const feed = (byte: number): void => {
    a = table(a, byte)
    b = (Math.imul(b + (a & 0xff), 134775813) + 1) >>> 0
    c = table(c, b >>> 24)
  }
  for (const byte of utf8.encode(password)) feed(byte)
  const lead = utf8.encode(token(`${name}/zip`, 12))
  lead[11] = crc >>> 24
  const sealed = join([lead, data]).map((byte) => {
    const mask = (c | 2) & 0xffff
    const out = byte ^ ((Math.imul(mask, mask ^ 1) >>> 8) & 0xff)
    feed(byte)
    return out
  })
  const fileName = utf8.encode(path)
  const common = new DataView(new ArrayBuffer(26))
  const fields: readonly [number, number, 2 | 4][] = [
    [0, 20, 2],
    [2, 0x0801, 2], // encrypted, UTF-8 name
    [4, 0, 2],
    [6, 0x4800, 2], // 09:00
    [8, 0x5c25, 2], // 2026-01-05
    [10, crc, 4],
    [14, sealed.length, 4],
    [18, data.length, 4],
    [22, fileName.length, 2],
    [24, 0, 2],
  ]
  for (const [at, value, size] of fields)
    size === 2 ? common.setUint16(at, value, true) : common.setUint32(at, value, true)
  const shared = new Uint8Array(common.buffer)
  const local = join([Uint8Array.of(0x50, 0x4b, 3, 4), shared, fileName, sealed])
  const central = join([Uint8Array.of(0x50, 0x4b, 1, 2, 20, 0), shared, new Uint8Array(14), fileName])
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, 1, true)
  end.setUint16(10, 1, true)
  end.setUint32(12, central.length, true)
  end.setUint32(16, local.length, true)
  return { name, type: 'application/zip', bytes: join([local, central, new Uint8Array(end.buffer)]) }
}

const contentTypes = (main: string, extra: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${extra}` +
  `<Override PartName="/word/document.xml" ContentType="${main}"/></Types>`
const relations = (type: string, target: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
  `<Relationship Id="rId1" Type="${type}" Target="${target}"/></Relationships>`

/** A Word file; with `macro`, the part that holds macros is there, and holds no code. */
export function wordFile(name: string, text: string, macro: boolean): FileSpec {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const main = macro
    ? 'application/vnd.ms-word.document.macroEnabled.main+xml'
    : 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  const entries: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': contentTypes(
      main,
      macro ? '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>' : '',
    ),
    '_rels/.rels': relations(`${office}/officeDocument`, 'word/document.xml'),
    'word/document.xml':
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` +
      `<w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
  }
  if (macro) {
    entries['word/_rels/document.xml.rels'] = relations(
      'http://schemas.microsoft.com/office/2006/relationships/vbaProject',
      'vbaProject.bin',
    )
    // An OLE header and then nothing: no stream, no code.
    entries['word/vbaProject.bin'] = join([
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      new Uint8Array(504),
      'AutoOpen (harmless sample, no code)',
    ])
  }
  return zipFile(
    name,
    entries,
    macro
      ? 'application/vnd.ms-word.document.macroEnabled.12'
      : 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  )
}

/** A grey-scale PNG of 8 bits; `shade(x, y)` gives 0 to 255. */
export function png(widthPx: number, heightPx: number, shade: (x: number, y: number) => number): Uint8Array {
  const rows = new Uint8Array((widthPx + 1) * heightPx)
  for (let y = 0; y < heightPx; y++) for (let x = 0; x < widthPx; x++) rows[y * (widthPx + 1) + 1 + x] = shade(x, y)
  const chunk = (type: string, data: Uint8Array): Uint8Array => {
    const body = join([type, data])
    const ends = new DataView(new ArrayBuffer(8))
    ends.setUint32(0, data.length)
    ends.setUint32(4, crc32(body))
    return join([new Uint8Array(ends.buffer, 0, 4), body, new Uint8Array(ends.buffer, 4, 4)])
  }
  const head = new DataView(new ArrayBuffer(13))
  head.setUint32(0, widthPx)
  head.setUint32(4, heightPx)
  head.setUint8(8, 8)
  return join([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', new Uint8Array(head.buffer)),
    chunk('IDAT', zlibSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array(0)),
  ])
}

export const pngFile = (name: string, bytes: Uint8Array, contentId?: string): FileSpec => ({
  name,
  type: 'image/png',
  bytes,
  ...(contentId ? { contentId } : {}),
})

/** What a mail that is one picture looks like from afar: bars where lines of text would be. */
export function picture(seed: string): Uint8Array {
  const widths = token(seed, 14, '3456789')
  return png(480, 300, (x, y) => {
    const line = Math.floor(y / 20)
    return y % 20 > 6 && y % 20 < 15 && x > 24 && x < 24 + Number(widths[line] ?? 0) * 46 && x % 13 > 2 ? 60 : 245
  })
}
