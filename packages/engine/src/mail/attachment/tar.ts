/** tar and gzip: names. @see POSIX.1-2017 pax "ustar", RFC 1952 */
import { bounds } from './bounds.ts'
import { decodeName, hasAt, u16 } from './bytes.ts'
import type { Found } from './found.ts'
import { inflate } from './inflate.ts'
import { kindOfMagic } from './magic.ts'
import { noteMember } from './members.ts'

const blockBytes = 512

const textAt = (b: Uint8Array, at: number, length: number): string => {
  let end = at
  while (end < at + length && end < b.length && b[end] !== 0) end++
  return decodeName(b.subarray(at, end))
}

/** Octal, or GNU base-256 where the first bit is set; NaN never. */
const sizeAt = (b: Uint8Array, at: number): number => {
  if (((b[at] ?? 0) & 0x80) !== 0) {
    let value = 0
    for (let i = 1; i < 12; i++) value = value * 256 + (b[at + i] ?? 0)
    return value
  }
  let value = 0
  for (let i = 0; i < 12; i++) {
    const d = (b[at + i] ?? 0) - 0x30
    if (d >= 0 && d <= 7) value = value * 8 + d
  }
  return value
}

/** Fills `found` from a tar. Long names (GNU 'L', pax) are met as members of their own and taken for the next. */
export const lookIntoTar = (found: Found, b: Uint8Array): void => {
  let at = 0
  let long = ''
  for (let n = 0; n < bounds.members && at + blockBytes <= b.length; n++) {
    if (b[at] === 0) return
    const type = String.fromCharCode(b[at + 156] ?? 0)
    const size = sizeAt(b, at + 124)
    if (type === 'L') long = textAt(b, at + blockBytes, Math.min(size, bounds.entryChars))
    else if (type !== 'x' && type !== 'g') {
      const prefix = hasAt(b, at + 257, 'ustar\0') ? textAt(b, at + 345, 155) : ''
      const name = long !== '' ? long : textAt(b, at, 100)
      noteMember(found, prefix === '' || long !== '' ? name : `${prefix}/${name}`)
      long = ''
    }
    at += blockBytes + Math.ceil(size / blockBytes) * blockBytes
  }
}

/** RFC 1952 §2.3: offset of the compressed data and the original name. */
const readGzipHead = (b: Uint8Array): { readonly name: string; readonly dataAt: number } => {
  const flags = b[3] ?? 0
  let at = 10
  if ((flags & 4) !== 0) at += 2 + u16(b, at)
  let name = ''
  for (const bit of [8, 16]) {
    if ((flags & bit) === 0) continue
    const start = at
    while (at < b.length && b[at] !== 0) at++
    if (bit === 8) name = decodeName(b.subarray(start, at))
    at++
  }
  return { name, dataAt: (flags & 2) !== 0 ? at + 2 : at }
}

/** Fills `found` from a gzip: the name it keeps, and what its first bytes unpack to. */
export const lookIntoGzip = (found: Found, b: Uint8Array): void => {
  const { name, dataAt } = readGzipHead(b)
  if (name !== '') noteMember(found, name)
  if ((b[2] ?? 0) !== 8) return
  const inner = inflate(found, b.subarray(dataAt), bounds.gzipBytes)
  const kind = kindOfMagic(inner.bytes)
  if (kind === 'tar') lookIntoTar(found, inner.bytes)
  else if (kind === 'exe' || kind === 'elf' || kind === 'lnk' || kind === 'msi') found.marks.add('executable-inside')
  else if (kind === 'zip' || kind === 'rar' || kind === '7z' || kind === 'gzip') found.marks.add('nested-archive')
}
