import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { gunzip, isGzip } from './gunzip.ts'

const text = Array.from({ length: 5_000 }, (_, i) => `row ${i} ${Math.imul(i, 2654435761)}`).join('\n')
const zipped = gzipSync(text)

async function* chunks(bytes: Buffer, size: number) {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size)
}
const read = async (bytes: Buffer, size = 1_000) => {
  const out: Buffer[] = []
  let code: unknown = null
  try {
    for await (const piece of gunzip(chunks(bytes, size))) out.push(piece)
  } catch (error) {
    code = (error as { code?: unknown }).code
  }
  return { text: Buffer.concat(out).toString(), code }
}

test.each([1, 7, 1_000, 1_000_000])('gunzip() in chunks of %i bytes', async (size) =>
  expect(await read(zipped, size)).toEqual({ text, code: null }),
)

test('gunzip() reads all members', async () =>
  expect(await read(Buffer.concat([zipped, gzipSync('\nlast')]))).toEqual({ text: `${text}\nlast`, code: null }))

test('gunzip() of a truncated file gives what could be read, then the error', async () => {
  const got = await read(zipped.subarray(0, zipped.length >> 1))
  expect(got.code).toBe('Z_BUF_ERROR')
  expect(got.text.length).toBeGreaterThan(text.length / 4)
  expect(text.startsWith(got.text)).toBe(true)
})

test('gunzip() of a damaged file gives what could be read, then the error', async () => {
  // Stored blocks: what stands before the damage is known exactly.
  const stored = gzipSync(text, { level: 0 })
  const bad = Buffer.concat([stored.subarray(0, 70_000), Buffer.alloc(10_000, 0xff), stored.subarray(80_000)])
  const got = await read(bad)
  expect(got.code).toBe('Z_DATA_ERROR')
  expect(got.text.length).toBeGreaterThan(60_000)
})

test.each([
  [zipped, true],
  [Buffer.from('From a@example.com'), false],
  [Buffer.alloc(0), false],
  [Buffer.from([0x1f, 0x8b]), false],
])('isGzip() %#', (bytes, want) => expect(isGzip(bytes)).toBe(want))
