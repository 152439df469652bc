import { parseMessage } from '@miwake/engine'
import { expect, test } from 'vitest'
import { bodyDocument } from './document.ts'
import { createImages } from './images.ts'

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const png = (sizeBytes: number): Buffer => Buffer.concat([pngStart, Buffer.alloc(sizeBytes - pngStart.length, 1)])

const mailWith = (html: string, pictures: readonly Buffer[]) => {
  const related = pictures.map((picture, i) => [
    ...['--b', 'Content-Type: image/png', 'Content-Transfer-Encoding: base64', `Content-ID: <p${i}@example.com>`, ''],
    picture.toString('base64').replace(/.{76}/g, '$&\r\n'),
  ])
  const lines = ['From: a@example.com', 'Content-Type: multipart/related; boundary=b', '']
  const page = ['--b', 'Content-Type: text/html; charset=utf-8', '', html]
  const bytes = new Uint8Array(Buffer.from([...lines, ...page, ...related.flat(), '--b--', ''].join('\r\n')))
  const message = parseMessage(bytes)
  expect(message.attachments).toHaveLength(pictures.length)
  // Every decoding takes its part out of the mail first.
  let decodings = 0
  bytes.subarray = (start?: number, end?: number) => {
    decodings++
    return Uint8Array.prototype.subarray.call(bytes, start, end) as Uint8Array<ArrayBuffer>
  }
  return { message, bytes, decodings: () => decodings }
}

test('createImages() gives what the mail carries by its id, percent-encoded or not, and nothing remote', () => {
  const { message, bytes } = mailWith('', [png(40)])
  const imageOf = createImages(message, bytes)
  const data = `data:image/png;base64,${png(40).toString('base64')}`
  expect(imageOf('cid:p0@example.com')).toBe(data)
  expect(imageOf(' CID:p0%40example.com ')).toBe(data)
  expect(imageOf(data)).toBe(data)
  for (const src of ['cid:p1@example.com', 'cid:', 'https://example.com/a.png', 'data:image/svg+xml;base64,PHN2Zz4='])
    expect(imageOf(src)).toBeNull()
})

test.each<[string, readonly Buffer[], number]>([
  ['too large', [png(5_300_000)], 0],
  ['no picture by its bytes', [Buffer.concat([Buffer.from('GIF9'), Buffer.alloc(100_000)]), Buffer.alloc(9)], 0],
  // 12 MiB in all.
  ['shown again and again', [png(30_000)], Math.floor((12 * 1024 * 1024) / 30_000)],
  ['small, no more often than the engine reads images', [png(40)], 2_000],
])('createImages() decodes each picture once: %s', (_, pictures, shown) => {
  const { message, bytes, decodings } = mailWith('', pictures)
  const imageOf = createImages(message, bytes)
  let written = 0
  for (let i = 0; i < 3_000; i++) if (imageOf(`cid:p${i % pictures.length}@example.com`) !== null) written++
  expect(decodings()).toBeLessThanOrEqual(pictures.length)
  expect(written).toBe(shown)
})

test('createImages() decodes nothing once the budget is spent', () => {
  const { message, bytes, decodings } = mailWith('', [png(4_000_000), png(3_000_000), png(4_000_000), png(4_100_000)])
  const imageOf = createImages(message, bytes)
  const given = [0, 1, 2, 3, 3, 3].map((i) => imageOf(`cid:p${i}@example.com`) !== null)
  expect(given).toEqual([true, true, true, false, false, false])
  expect(decodings()).toBe(3)
})

test('bodyDocument() keeps the text after a large picture, and stays quick on many of them', () => {
  const html = `${'<img src="cid:p0@example.com">'.repeat(1_500)}<p>the end</p>`
  const { message, bytes } = mailWith(html, [png(4_000_000)])
  const started = performance.now()
  const document = bodyDocument(message, bytes, {
    lang: 'en',
    linkOf: () => ({ href: null, label: '', isBad: false }),
    note: null,
  })
  expect(performance.now() - started).toBeLessThan(3_000)
  expect(document.html).toContain('<p>the end</p>')
  expect(document.html.match(/src="data:/g)).toHaveLength(3)
  expect(document.imagesLeftOut).toBe(1_497)
})
