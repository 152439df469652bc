import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'
import { drawMatrix, isQrSized, qrLimits, readQr } from './qr.ts'

const wasm = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/writer/zxing_writer.wasm')))
prepareZXingModule({
  overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) },
})

/** A code as PNG file and as cells, true is dark. */
const makeQr = async (text: string) => {
  const { image, symbol } = await writeBarcode(text, { format: 'QRCode', scale: 4 })
  if (!image || !symbol) throw new Error('no symbol')
  const { data, width, height } = symbol
  const cells = Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => data[y * width + x] === 0),
  )
  return { png: new Uint8Array(await image.arrayBuffer()), cells }
}

const url = 'https://example.com/pay?id=1'

/** Grey levels of a code, 4 pixels a module, with quiet zone. */
const greyOf = (cells: readonly (readonly boolean[])[]) => {
  const side = (cells.length + 8) * 4
  const at = (v: number) => Math.floor(v / 4) - 4
  const grey = Uint8Array.from({ length: side * side }, (_, i) =>
    cells[at(Math.floor(i / side))]?.[at(i % side)] ? 0 : 255,
  )
  return { side, grey }
}

/** Windows bitmap, 24 bit. */
const bmpOf = (cells: readonly (readonly boolean[])[]): Uint8Array => {
  const { side, grey } = greyOf(cells)
  const out = Buffer.alloc(54 + side * side * 3)
  out.write('BM')
  out.writeUInt32LE(54, 10)
  out.writeUInt32LE(40, 14)
  out.writeInt32LE(side, 18)
  out.writeInt32LE(side, 22)
  out.writeUInt16LE(1, 26)
  out.writeUInt16LE(24, 28)
  for (let i = 0; i < grey.length; i++) {
    const row = side - 1 - Math.floor(i / side)
    out.fill(grey[i] ?? 0, 54 + (row * side + (i % side)) * 3, 54 + (row * side + (i % side)) * 3 + 3)
  }
  return out
}

/** GIF of two colours: 8-bit codes, a clear code (128) often enough that the code size never grows. */
const gifOf = (cells: readonly (readonly boolean[])[]): Uint8Array => {
  const { side, grey } = greyOf(cells)
  const codes: number[] = []
  grey.forEach((g, i) => {
    if (i % 100 === 0) codes.push(128)
    codes.push(g > 0 ? 1 : 0)
  })
  codes.push(129)
  const blocks: number[] = []
  for (let i = 0; i < codes.length; i += 255) blocks.push(Math.min(255, codes.length - i), ...codes.slice(i, i + 255))
  const size = [side & 255, side >> 8, side & 255, side >> 8]
  const head = [...Buffer.from('GIF89a'), ...size, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]
  return Uint8Array.from([...head, 0x2c, 0, 0, 0, 0, ...size, 0, 7, ...blocks, 0, 0x3b])
}

test('readQr() reads PNG, GIF and BMP', async () => {
  const { png, cells } = await makeQr(url)
  for (const bytes of [png, gifOf(cells), bmpOf(cells)]) expect(await readQr([{ bytes }], [])).toEqual([url])
})

test('readQr() reads a table of cells', async () => {
  const { cells } = await makeQr(url)
  expect(await readQr([], [cells])).toEqual([url])
})

test('readQr() reads a table drawn with light cells on dark, and one with two cells a module', async () => {
  const { cells } = await makeQr(url)
  const inverted = cells.map((row) => row.map((cell) => !cell))
  const doubled = cells.flatMap((row) => [row, row].map((r) => r.flatMap((cell) => [cell, cell])))
  expect(await readQr([], [inverted])).toEqual([url])
  expect(await readQr([], [doubled])).toEqual([url])
})

test('readQr() gives each text once, Japanese too', async () => {
  const a = await makeQr('お支払いはこちら https://example.com/')
  expect(await readQr([{ bytes: a.png }, { bytes: a.png }], [a.cells])).toEqual([
    'お支払いはこちら https://example.com/',
  ])
})

test('readQr() an empty list is known to hold no code', async () => {
  expect(await readQr([], [])).toEqual([])
})

test('readQr() a picture without a code is known to hold none', async () => {
  const none = Array.from({ length: 30 }, (_, y) => Array.from({ length: 30 }, (_, x) => (x ^ y) % 3 === 0))
  expect(await readQr([{ bytes: bmpOf(none) }], [none])).toEqual([])
})

test.each([
  ['rubbish', Uint8Array.from({ length: 200 }, (_, i) => i)],
  ['nothing', new Uint8Array(0)],
  [
    'a cut PNG',
    Uint8Array.from([
      ...Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x64\0\0\0\x64\x08\0\0\0\0', 'latin1'),
      0,
      0,
      0,
    ]),
  ],
])('readQr() %s leaves it unknown', async (_, bytes) => {
  expect(await readQr([{ bytes }], [])).toBe('unknown')
})

test('readQr() finds a code beside a picture it cannot read', async () => {
  const { png } = await makeQr(url)
  expect(await readQr([{ bytes: new Uint8Array(100) }, { bytes: png }], [])).toEqual([url])
})

test('readQr() more tables than qrLimits.images are left unread', async () => {
  const blank = [[false]]
  expect(
    await readQr(
      [],
      Array.from({ length: qrLimits.images + 1 }, () => blank),
    ),
  ).toBe('unknown')
})

test('isQrSized() leaves out giants, dots and WebP by their headers alone', () => {
  const png = (w: number, h: number) => {
    const out = Buffer.alloc(40)
    out.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
    out.writeUInt32BE(w, 16)
    out.writeUInt32BE(h, 20)
    return out
  }
  const webp = Buffer.alloc(40)
  webp.write('RIFF\x20\0\0\0WEBPVP8X', 'latin1')
  webp.writeUIntLE(199, 24, 3)
  webp.writeUIntLE(199, 27, 3)
  expect([png(100, 100), png(1, 1), png(60_000, 60_000), webp].map(isQrSized)).toEqual([true, false, false, false])
})

test('drawMatrix() leaves out empty and oversized tables', () => {
  const wide = [Array.from({ length: qrLimits.matrixSide + 1 }, () => true)]
  expect([drawMatrix([]), drawMatrix([[]]), drawMatrix(wide)]).toEqual([null, null, null])
  expect(drawMatrix([[true]])).toMatchObject({ width: 36, height: 36 })
})
