/** Disk images: what kind, and names in ISO 9660 (ECMA-119, Joliet) and UDF (ECMA-167). Mounting one hides Mark-of-the-Web. */
import type { AttachmentKind } from '../message.ts'
import { bounds } from './bounds.ts'
import { asciiView, decodeUtf16be, hasAt, u16, u32 } from './bytes.ts'
import type { Found } from './found.ts'
import { noteMember } from './members.ts'

const sectorBytes = 2048
/** ECMA-119 §6.2.1: the system area is 16 sectors; descriptors follow, one a sector. */
const descriptorsAt = 16 * sectorBytes
const descriptorsMax = 32

/** Told by what stands after the system area, or at the end (fixed VHD). Needs more than the head. */
export const kindOfDiskImage = (b: Uint8Array): AttachmentKind | null => {
  let iso = false
  for (let i = 0; i < descriptorsMax; i++) {
    const at = descriptorsAt + i * sectorBytes + 1
    if (hasAt(b, at, 'NSR02') || hasAt(b, at, 'NSR03')) return 'udf'
    if (hasAt(b, at, 'CD001')) iso = true
    else if (!hasAt(b, at, 'BEA01')) break
  }
  if (iso) return 'iso'
  if (hasAt(b, 0, 'conectix') || hasAt(b, b.length - 512, 'conectix') || hasAt(b, b.length - 511, 'conectix'))
    return 'vhd'
  // A FAT or NTFS volume as a raw image opens like any disk image.
  if (b[510] === 0x55 && b[511] === 0xaa && (hasAt(b, 3, 'NTFS') || hasAt(b, 54, 'FAT') || hasAt(b, 82, 'FAT32')))
    return 'iso'
  return null
}

/** ECMA-119 §9.1: names end in ';1'; Joliet ones are UCS-2 big endian. */
const nameOfRecord = (b: Uint8Array, at: number, joliet: boolean): string => {
  const raw = b.subarray(at + 33, Math.min(at + 33 + (b[at + 32] ?? 0), b.length))
  const text = joliet ? decodeUtf16be(raw) : asciiView(raw)
  const semicolon = text.lastIndexOf(';')
  return semicolon > 0 ? text.slice(0, semicolon) : text
}

type Folder = { readonly at: number; readonly sizeBytes: number; readonly path: string }

const readFolder = (found: Found, b: Uint8Array, folder: Folder, joliet: boolean): Folder[] => {
  const folders: Folder[] = []
  const end = Math.min(folder.at + Math.min(folder.sizeBytes, bounds.imageDirectoryBytes), b.length)
  for (let at = folder.at; at < end; ) {
    const length = b[at] ?? 0
    if (length < 34) {
      // Records do not cross sectors; the rest of one is zeros.
      at = at + sectorBytes - ((at - folder.at) % sectorBytes)
      continue
    }
    const name = nameOfRecord(b, at, joliet)
    const isSelf = (b[at + 32] ?? 0) === 1 && (b[at + 33] ?? 0) <= 1
    const isFolder = ((b[at + 25] ?? 0) & 2) !== 0
    if (!isSelf && name !== '') {
      const path = folder.path + name
      noteMember(found, isFolder ? `${path}/` : path)
      if (isFolder) folders.push({ at: u32(b, at + 2) * sectorBytes, sizeBytes: u32(b, at + 10), path: `${path}/` })
    }
    at += length
  }
  return folders
}

/** The descriptor whose names are best: Joliet (type 2, escape %/@, %/C, %/E) before primary (type 1). */
const findRoot = (b: Uint8Array): { readonly at: number; readonly joliet: boolean } | null => {
  let primary = -1
  for (let i = 0; i < descriptorsMax; i++) {
    const at = descriptorsAt + i * sectorBytes
    if (!hasAt(b, at + 1, 'CD001') || b[at] === 255) break
    if (b[at] === 2 && hasAt(b, at + 88, '%/')) return { at: at + 156, joliet: true }
    if (b[at] === 1) primary = at + 156
  }
  return primary < 0 ? null : { at: primary, joliet: false }
}

const lookIntoIso = (found: Found, b: Uint8Array): void => {
  const root = findRoot(b)
  if (root === null) return
  const queue: Folder[] = [{ at: u32(b, root.at + 2) * sectorBytes, sizeBytes: u32(b, root.at + 10), path: '' }]
  for (let i = 0; i < queue.length && i < bounds.imageDirectories; i++) {
    const folder = queue[i]
    if (folder !== undefined) queue.push(...readFolder(found, b, folder, root.joliet))
  }
}

/** ECMA-167 4/14.4 File Identifier Descriptor: tag 257 with a checksum, name length at 19, CS0 name after. */
const lookIntoUdf = (found: Found, b: Uint8Array): void => {
  for (let at = descriptorsAt, n = 0; at + 38 < b.length && n < bounds.members; at += 4) {
    if (u16(b, at) !== 257) continue
    let sum = 0
    for (let i = 0; i < 16; i++) if (i !== 4) sum = (sum + (b[at + i] ?? 0)) & 0xff
    const length = b[at + 19] ?? 0
    if (sum !== b[at + 4] || length < 2) continue
    n++
    const start = at + 38 + u16(b, at + 36)
    const raw = b.subarray(start + 1, Math.min(start + length, b.length))
    const name = b[start] === 16 ? decodeUtf16be(raw) : b[start] === 8 ? asciiView(raw) : ''
    noteMember(found, ((b[at + 18] ?? 0) & 2) !== 0 && name !== '' ? `${name}/` : name)
  }
}

/** Fills `found` from an image whose kind is known. */
export const lookIntoDiskImage = (found: Found, b: Uint8Array): void => {
  if (found.kind === 'vhd') {
    found.marks.add('unlisted')
    return
  }
  // A bridge disc has both; UDF names are the ones Windows shows.
  if (found.kind === 'udf') lookIntoUdf(found, b)
  if (found.entries.length === 0) lookIntoIso(found, b)
  if (found.entries.length === 0) found.marks.add('unlisted')
}
