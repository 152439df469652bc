/** Width and height of a picture from its header, before anything decodes it. */

type ImageFormat = 'png' | 'jpeg' | 'gif' | 'bmp' | 'webp'
export type ImageSize = { readonly format: ImageFormat; readonly widthPx: number; readonly heightPx: number }

/** JPEG segments walked to the frame header; EXIF, ICC and thumbnails come before it. */
const jpegSegmentsMax = 100

const ascii = (b: Uint8Array, at: number, text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (b[at + i] !== text.charCodeAt(i)) return false
  return true
}

/** ITU-T T.81 §B.2.2: SOF0-15 but DHT C4, JPG C8, DAC CC; height and width follow the precision. */
const jpegSize = (v: DataView): ImageSize | null => {
  let at = 2
  for (let n = 0; n < jpegSegmentsMax && at + 9 <= v.byteLength; n++) {
    if (v.getUint8(at) !== 0xff) return null
    const marker = v.getUint8(at + 1)
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { format: 'jpeg', heightPx: v.getUint16(at + 5), widthPx: v.getUint16(at + 7) }
    }
    at += 2 + v.getUint16(at + 2)
  }
  return null
}

/** RFC 9649 §2.5-2.7: VP8 key frame, VP8L, VP8X. */
const webpSize = (b: Uint8Array, v: DataView): ImageSize | null => {
  if (v.byteLength < 30) return null
  if (ascii(b, 12, 'VP8 ')) {
    return { format: 'webp', widthPx: v.getUint16(26, true) & 0x3fff, heightPx: v.getUint16(28, true) & 0x3fff }
  }
  if (ascii(b, 12, 'VP8L')) {
    const bits = v.getUint32(21, true)
    return { format: 'webp', widthPx: (bits & 0x3fff) + 1, heightPx: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (!ascii(b, 12, 'VP8X')) return null
  const size24 = (at: number): number => v.getUint16(at, true) + v.getUint8(at + 2) * 65_536 + 1
  return { format: 'webp', widthPx: size24(24), heightPx: size24(27) }
}

/** @returns null where the bytes are none of PNG, JPEG, GIF, BMP, WebP, or the header is cut. Never throws. */
export const imageSize = (b: Uint8Array): ImageSize | null => {
  const v = new DataView(b.buffer, b.byteOffset, b.byteLength)
  if (b.length < 26) return null
  // PNG §11.2.2 IHDR is the first chunk.
  if (ascii(b, 0, '\x89PNG\r\n\x1a\n') && ascii(b, 12, 'IHDR')) {
    return { format: 'png', widthPx: v.getUint32(16), heightPx: v.getUint32(20) }
  }
  if (ascii(b, 0, '\xff\xd8\xff')) return jpegSize(v)
  if (ascii(b, 0, 'GIF8')) return { format: 'gif', widthPx: v.getUint16(6, true), heightPx: v.getUint16(8, true) }
  if (ascii(b, 0, 'BM')) {
    // BITMAPCOREHEADER (12 bytes) has 16-bit sizes; in the others a negative height means top-down rows.
    if (v.getUint32(14, true) === 12) {
      return { format: 'bmp', widthPx: v.getUint16(18, true), heightPx: v.getUint16(20, true) }
    }
    return { format: 'bmp', widthPx: Math.abs(v.getInt32(18, true)), heightPx: Math.abs(v.getInt32(22, true)) }
  }
  return ascii(b, 0, 'RIFF') && ascii(b, 8, 'WEBP') ? webpSize(b, v) : null
}
