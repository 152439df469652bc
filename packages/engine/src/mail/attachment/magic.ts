/** Kind by the first bytes. @see en.wikipedia.org/wiki/List_of_file_signatures and each format's specification. */
import type { AttachmentKind } from '../message.ts'
import { hasAt, u16 } from './bytes.ts'

/** ISO base media (ISO/IEC 14496-12) brands that are pictures; the rest are video or audio. */
const imageBrands = ['heic', 'heix', 'hevc', 'mif1', 'msf1', 'avif', 'avis', 'jpg ', 'jp2 ']

const riffKind = (b: Uint8Array): AttachmentKind =>
  hasAt(b, 8, 'WEBP') ? 'image' : hasAt(b, 8, 'WAVE') ? 'audio' : hasAt(b, 8, 'AVI ') ? 'video' : 'unknown'

const isoMediaKind = (b: Uint8Array): AttachmentKind =>
  imageBrands.some((x) => hasAt(b, 8, x)) ? 'image' : hasAt(b, 8, 'M4A') ? 'audio' : 'video'

/** Signatures at offset 0. 'ole', 'zip' and 'cab' are refined by their own readers. */
const signatures: readonly (readonly [string, AttachmentKind])[] = [
  ['\x89PNG\r\n\x1a\n', 'image'],
  ['\xff\xd8\xff', 'image'],
  ['GIF8', 'image'],
  ['II*\0', 'image'],
  ['MM\0*', 'image'],
  ['8BPS', 'image'],
  ['\0\0\x01\0', 'image'],
  ['\xd7\xcd\xc6\x9a', 'image'],
  ['\x01\0\0\0\x6c\0\0\0', 'image'],
  ['\x01\0\0\0\x58\0\0\0', 'image'],
  ['%PDF-', 'pdf'],
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['PK00PK\x03\x04', 'zip'],
  ['Rar!\x1a\x07', 'rar'],
  ['7z\xbc\xaf\x27\x1c', '7z'],
  ['\x1f\x8b', 'gzip'],
  ['MSCF\0\0\0\0', 'cab'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'ole'],
  ['{\\rt', 'rtf'],
  ['MZ', 'exe'],
  ['\x7fELF', 'elf'],
  ['\xca\xfe\xba\xbe', 'exe'],
  ['\xfe\xed\xfa\xce', 'exe'],
  ['\xfe\xed\xfa\xcf', 'exe'],
  ['\xce\xfa\xed\xfe', 'exe'],
  ['\xcf\xfa\xed\xfe', 'exe'],
  ['ITSF\x03\0\0\0', 'chm'],
  ['\x78\x9f\x3e\x22', 'tnef'],
  // [MS-SHLLINK] §2.1: HeaderSize 4C and LinkCLSID
  ['\x4c\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0\x46', 'lnk'],
  // [MS-ONESTORE] §2.3.1 guidFileType of .one and .onetoc2
  ['\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d\xae\xb1\x53\x78\xd0\x29\x96\xd3', 'onenote'],
  ['\xa1\x2f\xff\x43\xd9\xef\x76\x4c\x9e\xe2\x10\xea\x57\x22\x76\x5f', 'onenote'],
  ['conectix', 'vhd'],
  ['vhdxfile', 'vhd'],
  ['ID3', 'audio'],
  ['OggS', 'audio'],
  ['fLaC', 'audio'],
  ['MThd', 'audio'],
  ['#!AMR', 'audio'],
  ['FORM', 'audio'],
  ['\x1a\x45\xdf\xa3', 'video'],
  ['FLV\x01', 'video'],
  ['\0\0\x01\xba', 'video'],
  ['\x30\x26\xb2\x75\x8e\x66\xcf\x11', 'video'],
]
const byFirst: ReadonlyMap<number, readonly (readonly [string, AttachmentKind])[]> = Map.groupBy(signatures, ([s]) =>
  s.charCodeAt(0),
)

/** Kind told by binary signatures, null when none matches (text, or unknown binary). */
export const kindOfMagic = (b: Uint8Array): AttachmentKind | null => {
  const first = b[0] ?? 0
  for (const [s, kind] of byFirst.get(first) ?? []) if (hasAt(b, 0, s)) return kind
  if (hasAt(b, 0, 'RIFF')) return riffKind(b)
  if (hasAt(b, 4, 'ftyp')) return isoMediaKind(b)
  if (hasAt(b, 0, 'BM') && u16(b, 6) === 0 && u16(b, 8) === 0) return 'image'
  // LHA: "-lh5-" at offset 2; -lz, -pm are its relatives
  if (b[2] === 0x2d && b[6] === 0x2d && (hasAt(b, 3, 'lh') || hasAt(b, 3, 'lz') || hasAt(b, 3, 'pm'))) return 'lzh'
  if (hasAt(b, 257, 'ustar')) return 'tar'
  // MPEG audio without ID3: frame sync, layer 1-3, not reserved
  if (first === 0xff && ((b[1] ?? 0) & 0xe0) === 0xe0 && ((b[1] ?? 0) & 6) !== 0 && b.length > 4) {
    return (b[1] ?? 0) >= 0xf2 && b[1] !== 0xfe && b[1] !== 0xff ? 'audio' : null
  }
  return null
}

const rareSignatures = ['\xfd7zXZ\0', 'BZh', '\x28\xb5\x2f\xfd', '\x60\xea', 'LZIP', '\x1f\x9d', '\x1f\xa0']

/** Archives this engine names but does not list: xz, bzip2, zstd, arj, lzip, compress, ace. */
export const isRareArchive = (b: Uint8Array): boolean =>
  rareSignatures.some((s) => hasAt(b, 0, s)) || hasAt(b, 7, '**ACE**')

/** Control characters that no text has, per 256 bytes of it. */
const controlsMax = 4

/** Whether the bytes are text: a byte order mark, or no NUL and hardly a control character (ESC is ISO-2022-JP). */
export const isText = (b: Uint8Array): boolean => {
  if ((b[0] === 0xff && b[1] === 0xfe) || (b[0] === 0xfe && b[1] === 0xff)) return true
  let controls = 0
  for (let i = 0; i < b.length; i++) {
    const c = b[i] as number
    if (c === 0) return false
    if (c < 0x20 && c !== 9 && c !== 10 && c !== 13 && c !== 12 && c !== 0x1b && c !== 0x0e && c !== 0x0f) controls++
  }
  return controls * 256 <= controlsMax * Math.max(b.length, 256)
}
