import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readPdfLinks } from './pdf.ts'
import { pdfLimits } from './pdf-limits.ts'

const latin1 = (s: string): Uint8Array => Buffer.from(s, 'latin1')

/** A PDF with a correct cross-reference table (ISO 32000-1 §7.5). */
const pdfOf = (objects: readonly string[], trailer = ''): Uint8Array => {
  let body = '%PDF-1.7\n'
  const offsets: number[] = []
  objects.forEach((o, i) => {
    offsets.push(body.length)
    body += `${i + 1} 0 obj\n${o}\nendobj\n`
  })
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const n = objects.length + 1
  return latin1(
    `${body}xref\n0 ${n}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${n} /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`,
  )
}

const withLinks = (uris: readonly string[], trailer = ''): Uint8Array =>
  pdfOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Annots [${uris
        .map((u) => `<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (${u}) >> >>`)
        .join(' ')}] >>`,
    ],
    trailer,
  )

/** The same, but catalog, pages and page stand in a compressed object stream. */
const withObjectStream = (uri: string): Uint8Array => {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (${uri}) >> >>] >>`,
  ]
  let at = 0
  const index = objects.map((o, i) => {
    const pair = `${i + 1} ${at}`
    at += o.length + 1
    return pair
  })
  const first = `${index.join(' ')}\n`
  const packed = deflateSync(latin1(first + objects.join('\n'))).toString('latin1')
  const head = `%PDF-1.7\n4 0 obj\n<< /Type /ObjStm /N 3 /First ${first.length} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream\nendobj\n`
  // Cross-reference stream, fields of 1, 2 and 1 bytes: free, three in stream 4, the stream itself, this one.
  const rows = [0, 0, 0, 0, 2, 0, 4, 0, 2, 0, 4, 1, 2, 0, 4, 2, 1, 0, 9, 0, 1, head.length >> 8, head.length & 255, 0]
  const xref = String.fromCharCode(...rows)
  return latin1(
    `${head}5 0 obj\n<< /Type /XRef /Size 6 /W [1 2 1] /Root 1 0 R /Length ${xref.length} >>\nstream\n${xref}\nendstream\nendobj\nstartxref\n${head.length}\n%%EOF\n`,
  )
}

test('readPdfLinks() gives the link annotations, each once', async () => {
  const pdf = withLinks(['https://example.com/a', 'https://example.com/b', 'https://example.com/a'])
  expect(await readPdfLinks([pdf, pdf])).toEqual(['https://example.com/a', 'https://example.com/b'])
})

test('readPdfLinks() reads object streams', async () => {
  expect(await readPdfLinks([withObjectStream('https://example.com/packed')])).toEqual(['https://example.com/packed'])
})

test('readPdfLinks() keeps what a reader would not open, as written', async () => {
  expect(await readPdfLinks([withLinks(['javascript:alert\\(1\\)'])])).toEqual(['javascript:alert(1)'])
})

test('readPdfLinks() a PDF without links is known to have none', async () => {
  expect(await readPdfLinks([withLinks([])])).toEqual([])
  expect(await readPdfLinks([])).toEqual([])
})

test.each([
  ['rubbish', latin1('not a pdf')],
  ['nothing', new Uint8Array(0)],
  ['a cut PDF', latin1('%PDF-1.7\n1 0 obj\n<< /Type /Catalog')],
  [
    'a PDF with a password',
    withLinks(
      ['https://example.com/'],
      `/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`,
    ),
  ],
  ['a PDF that is too large', new Uint8Array(pdfLimits.documentBytes + 1)],
])('readPdfLinks() %s leaves it unknown', async (_, pdf) => {
  expect(await readPdfLinks([pdf])).toBe('unknown')
})

test('readPdfLinks() a broken one does not keep the next from being read', async () => {
  expect(await readPdfLinks([latin1('%PDF-1.7 broken'), withLinks(['https://example.com/'])])).toEqual([
    'https://example.com/',
  ])
})
