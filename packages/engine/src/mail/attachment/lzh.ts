/** LZH (LHA), still met in Japan: names of header levels 0 to 2. @see LHa for UNIX, header.doc */
import { bounds } from './bounds.ts'
import { decodeName, hasAt, u16, u32 } from './bytes.ts'
import type { Found } from './found.ts'
import { noteMember } from './members.ts'

type Extended = { readonly file: string | null; readonly folder: string; readonly bytes: number }

/** Extension headers: type 1 is the file name, 2 the folder with 0xFF between its levels. */
const readExtended = (b: Uint8Array, start: number, firstSize: number): Extended => {
  let file: string | null = null
  let folder = ''
  let at = start
  let size = firstSize
  for (let n = 0; n < 64 && size >= 3 && at + size <= b.length; n++) {
    const data = b.subarray(at + 1, at + size - 2)
    if (b[at] === 1) file = decodeName(data)
    if (b[at] === 2) folder = decodeName(data.map((c) => (c === 0xff ? 0x2f : c)))
    at += size
    size = u16(b, at - 2)
  }
  return { file, folder, bytes: at - start }
}

const join = (e: Extended, name: string): string => {
  const folder = e.folder === '' || e.folder.endsWith('/') ? e.folder : `${e.folder}/`
  return folder + (e.file ?? name)
}

/** Fills `found` from an LZH. */
export const lookIntoLzh = (found: Found, b: Uint8Array): void => {
  let at = 0
  for (let n = 0; n < bounds.members && at + 22 < b.length; n++) {
    if (!hasAt(b, at + 2, '-')) return
    const level = b[at + 20] ?? 0
    const packed = u32(b, at + 7)
    if (level === 2) {
      const total = u16(b, at)
      if (total < 26) return
      noteMember(found, join(readExtended(b, at + 26, u16(b, at + 24)), ''))
      at += total + packed
      continue
    }
    if (level > 1) {
      found.marks.add('unlisted')
      return
    }
    const size = (b[at] ?? 0) + 2
    const nameBytes = b[at + 21] ?? 0
    const name = decodeName(b.subarray(at + 22, Math.min(at + 22 + nameBytes, b.length)))
    if (level === 0) {
      noteMember(found, name)
      at += size + packed
      continue
    }
    const extended = readExtended(b, at + size, u16(b, at + size - 2))
    noteMember(found, join(extended, name))
    // Level 1 counts its extension headers into the packed size.
    at += size + Math.max(packed, extended.bytes)
  }
}
