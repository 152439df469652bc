/** Compound files: sectors and directory, bounded. @see [MS-CFB] */
import { bounds } from './bounds.ts'
import { decodeUtf16, hasAt, u16, u32 } from './bytes.ts'

export type CfbEntry = {
  readonly name: string
  /** [MS-CFB] §2.6.1: 1 storage, 2 stream, 5 root. */
  readonly type: number
  readonly entryAt: number
  readonly startSector: number
  readonly sizeBytes: number
}
export type Cfb = {
  readonly bytes: Uint8Array
  readonly sectorBytes: number
  readonly fatSectors: readonly number[]
  readonly entries: readonly CfbEntry[]
  /** A chain or the directory led outside the bytes at hand. */
  readonly broken: boolean
}

/** [MS-CFB] §2.1: sector numbers from here on are no sectors (free, end of chain, FAT). */
const firstSpecial = 0xfffffffa

const offsetOf = (sector: number, sectorBytes: number): number => (sector + 1) * sectorBytes

/** §2.5: FAT sectors named in the header (109) and in the DIFAT chain. */
const readFatSectors = (b: Uint8Array, sectorBytes: number): number[] => {
  const out: number[] = []
  const count = Math.min(u32(b, 0x2c), bounds.oleSectors)
  for (let i = 0; i < 109 && out.length < count; i++) {
    const sector = u32(b, 0x4c + i * 4)
    if (sector < firstSpecial) out.push(sector)
  }
  let next = u32(b, 0x44)
  const perSector = sectorBytes / 4 - 1
  for (let step = 0; step < bounds.oleSectors && next < firstSpecial && out.length < count; step++) {
    const at = offsetOf(next, sectorBytes)
    if (at + sectorBytes > b.length) break
    for (let i = 0; i < perSector && out.length < count; i++) {
      const sector = u32(b, at + i * 4)
      if (sector < firstSpecial) out.push(sector)
    }
    next = u32(b, at + perSector * 4)
  }
  return out
}

const nextSector = (b: Uint8Array, fat: readonly number[], sectorBytes: number, sector: number): number => {
  const perSector = sectorBytes / 4
  const fatSector = fat[Math.floor(sector / perSector)]
  if (fatSector === undefined) return firstSpecial
  const at = offsetOf(fatSector, sectorBytes) + (sector % perSector) * 4
  return at + 4 > b.length ? firstSpecial : u32(b, at)
}

/** Offsets of the sectors of one chain, at most `max`; a loop ends at the bound. */
const chainOf = (b: Uint8Array, fat: readonly number[], sectorBytes: number, first: number, max: number): number[] => {
  const out: number[] = []
  for (let s = first; s < firstSpecial && out.length < max; s = nextSector(b, fat, sectorBytes, s)) {
    const at = offsetOf(s, sectorBytes)
    if (at >= b.length) break
    out.push(at)
  }
  return out
}

const readEntry = (b: Uint8Array, at: number): CfbEntry | null => {
  const type = b[at + 0x42] ?? 0
  const nameBytes = u16(b, at + 0x40)
  if (type === 0 || nameBytes < 2 || nameBytes > 64 || at + 128 > b.length) return null
  return {
    name: decodeUtf16(b.subarray(at, at + nameBytes - 2)),
    type,
    entryAt: at,
    startSector: u32(b, at + 0x74),
    sizeBytes: u32(b, at + 0x78),
  }
}

/** Reads header and directory; null when it is no compound file. */
export const readCfb = (b: Uint8Array): Cfb | null => {
  if (!hasAt(b, 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') || b.length < 512) return null
  const shift = u16(b, 0x1e)
  const sectorBytes = shift === 12 ? 4096 : 512
  const fatSectors = readFatSectors(b, sectorBytes)
  const perSector = sectorBytes / 128
  const sectors = chainOf(b, fatSectors, sectorBytes, u32(b, 0x30), Math.ceil(bounds.oleEntries / perSector))
  const entries: CfbEntry[] = []
  for (const at of sectors) {
    for (let i = 0; i < perSector; i++) {
      const entry = readEntry(b, at + i * 128)
      if (entry !== null) entries.push(entry)
    }
  }
  return { bytes: b, sectorBytes, fatSectors, entries, broken: entries.length === 0 }
}

/** First bytes of a stream in ordinary sectors, at most `maxBytes`; empty for streams of the mini FAT (under 4096). */
export const readStream = (file: Cfb, entry: CfbEntry, maxBytes: number): Uint8Array => {
  if (entry.sizeBytes < 4096) return new Uint8Array(0)
  const size = Math.min(entry.sizeBytes, maxBytes)
  const { bytes, sectorBytes, fatSectors } = file
  const sectors = chainOf(bytes, fatSectors, sectorBytes, entry.startSector, Math.ceil(size / sectorBytes))
  const out = new Uint8Array(Math.min(size, sectors.length * sectorBytes))
  sectors.forEach((at, i) => {
    const part = bytes.subarray(at, Math.min(at + sectorBytes, bytes.length))
    out.set(part.subarray(0, out.length - i * sectorBytes), i * sectorBytes)
  })
  return out
}
