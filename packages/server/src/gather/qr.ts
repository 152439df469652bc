/** QR codes in pictures and in tables drawn as one. Gathered only where the rest leaves the verdict open. */
import { decodePart, type Message } from '@miwake/engine'
import { withForwarded } from './forwarded.ts'
import { imageSize } from './image-size.ts'
import type { QrAnswer, QrJob } from './qr-worker.ts'
import { createThread } from './thread.ts'

/** Bounds of one readQr(). */
export const qrLimits = {
  /** Pictures and tables decoded; a mail with more is a newsletter, whose codes come early or not at all. */
  images: 16,
  imageBytes: 4 * 1024 * 1024,
  totalBytes: 16 * 1024 * 1024,
  /** 8 megapixels: a phone's photo scaled for mail. Decoded they take 8 to 32 MB. */
  pixels: 8_000_000,
  /** The smallest code has 21 modules; below 2 pixels a module no camera reads it. */
  sidePxMin: 42,
  /** Modules a side: version 40 has 177, drawn with two cells a module. */
  matrixSide: 400,
  imageTimeoutMs: 1_500,
  totalTimeoutMs: 4_000,
  startTimeoutMs: 5_000,
  heapMb: 128,
  growthMb: 512,
  queueMax: 64,
  texts: 32,
} as const

const thread = createThread({
  name: 'qr-worker',
  heapMb: qrLimits.heapMb,
  growthMb: qrLimits.growthMb,
  startTimeoutMs: qrLimits.startTimeoutMs,
  queueMax: qrLimits.queueMax,
})

type Matrix = readonly (readonly boolean[])[]

/** Modules of quiet zone around a code (ISO/IEC 18004 §9.1) and pixels a module. */
const quietModules = 4
const modulePx = 4

/**
 * Draws a table of cells as RGBA with a light quiet zone; null where it is too large or empty.
 * @param dark Which cells are dark: true, or false for the negative of a code drawn in light on dark.
 */
export const drawMatrix = (matrix: Matrix, dark = true): QrJob | null => {
  const rows = matrix.length
  const columns = matrix.reduce((n, row) => Math.max(n, row.length), 0)
  if (rows === 0 || columns === 0 || rows > qrLimits.matrixSide || columns > qrLimits.matrixSide) return null
  const width = (columns + 2 * quietModules) * modulePx
  const height = (rows + 2 * quietModules) * modulePx
  const pixels = new Uint32Array(width * height).fill(0xffffffff)
  for (let y = 0; y < rows * modulePx; y++) {
    const row = matrix[Math.floor(y / modulePx)] ?? []
    const start = (y + quietModules * modulePx) * width + quietModules * modulePx
    for (let x = 0; x < row.length; x++) {
      // Opaque black, whichever end comes first in memory: 0xff000000 is A=255 in little endian, as all of Node's are.
      if (row[x] === dark) pixels.fill(0xff000000, start + x * modulePx, start + (x + 1) * modulePx)
    }
  }
  return { data: new Uint8ClampedArray(pixels.buffer), width, height }
}

/** Whether a picture is worth decoding: a format the decoder reads, large enough for a code, small enough to be safe. */
export const isQrSized = (bytes: Uint8Array): boolean => {
  if (bytes.length > qrLimits.imageBytes) return false
  const size = imageSize(bytes)
  if (size === null || size.format === 'webp') return false
  const { widthPx, heightPx } = size
  return Math.min(widthPx, heightPx) >= qrLimits.sidePxMin && widthPx * heightPx <= qrLimits.pixels
}

type Drawn = {
  readonly jobs: readonly (readonly QrJob[])[] /** Given, but not to be looked at. */
  readonly left: number
}

/** Each picture and table with the ways to try it, the next where the one before showed no code. */
const jobsOf = (images: readonly { readonly bytes: Uint8Array }[], matrices: readonly Matrix[]): Drawn => {
  const jobs: QrJob[][] = []
  let left = 0
  let bytes = 0
  for (const matrix of matrices) {
    const job = jobs.length < qrLimits.images ? drawMatrix(matrix) : null
    const negative = job === null ? null : drawMatrix(matrix, false)
    if (job !== null && negative !== null) jobs.push([job, negative])
    else left++
  }
  for (const image of images) {
    bytes += image.bytes.length
    if (jobs.length < qrLimits.images && bytes <= qrLimits.totalBytes && isQrSized(image.bytes)) {
      jobs.push([{ file: image.bytes }])
    } else left++
  }
  return { jobs, left }
}

const unread: QrAnswer = { read: false, texts: [] }

/**
 * Texts of the QR codes, each once. Reads PNG, JPEG, GIF (first frame) and BMP; WebP and SVG are not read.
 * @param matrices Tables of cells, true is dark, row by row.
 * @returns 'unknown' where none was found and not everything given could be looked at. Never rejects.
 */
export const readQr = async (
  images: readonly { readonly bytes: Uint8Array }[],
  matrices: readonly Matrix[],
): Promise<readonly string[] | 'unknown'> => {
  const { jobs, left } = jobsOf(images, matrices)
  const texts = new Set<string>()
  let complete = left === 0
  const end = performance.now() + qrLimits.totalTimeoutMs
  for (const ways of jobs) {
    for (const job of ways) {
      const rest = end - performance.now()
      const answer = rest > 0 ? await thread.ask(job, Math.min(rest, qrLimits.imageTimeoutMs)) : null
      const { read, texts: found } = answer === null ? unread : (answer as QrAnswer)
      if (!read) complete = false
      for (const text of found) if (texts.size < qrLimits.texts) texts.add(text)
      if (!read || found.length > 0) break
    }
  }
  return texts.size > 0 || complete ? [...texts] : 'unknown'
}

/**
 * Pictures of a message, and of messages attached to it, that may hold a code: inline ones first.
 * @param bytes The message as parsed.
 */
export const qrCandidates = (message: Message, bytes: Uint8Array): readonly { readonly bytes: Uint8Array }[] => {
  const out: { readonly bytes: Uint8Array }[] = []
  for (const inline of [true, false]) {
    for (const mail of withForwarded(message, bytes)) {
      for (const { kind, part, sizeBytes, inline: isInline } of mail.message.attachments) {
        if (kind !== 'image' || isInline !== inline || sizeBytes > qrLimits.imageBytes) continue
        if (out.length >= qrLimits.images) return out
        const content = decodePart(mail.bytes, part, qrLimits.imageBytes)
        if (isQrSized(content)) out.push({ bytes: content })
      }
    }
  }
  return out
}
