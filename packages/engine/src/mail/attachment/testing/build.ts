/** Tiny writers of file formats, for the tests of this folder: just enough to be read, nothing that could run. */

/** Bytes of a string, one char a byte. */
export const raw = (s: string): Uint8Array => Uint8Array.from(s, (c) => c.charCodeAt(0))
export const utf8 = (s: string): Uint8Array => new TextEncoder().encode(s)
export const le = (value: number, bytes: number): Uint8Array =>
  Uint8Array.from({ length: bytes }, (_, i) => Math.floor(value / 256 ** i) & 0xff)
export const utf16 = (s: string): Uint8Array => join(...Array.from(s, (c) => le(c.charCodeAt(0), 2)))
export const zeros = (n: number): Uint8Array => new Uint8Array(n)

export const join = (...parts: readonly Uint8Array[]): Uint8Array => {
  const out = new Uint8Array(parts.reduce((n, p) => n + p.length, 0))
  let at = 0
  for (const p of parts) {
    out.set(p, at)
    at += p.length
  }
  return out
}

type ZipEntry = {
  readonly name: string | Uint8Array
  readonly data?: Uint8Array
  /** Bit 0 encrypted, bit 11 UTF-8. */
  readonly flags?: number
  /** What the directory says, where it differs from the data. */
  readonly sizeBytes?: number
}

/** A stored ZIP (APPNOTE.TXT) with any flags, names and stated sizes. */
export const zip = (entries: readonly ZipEntry[]): Uint8Array => {
  const local: Uint8Array[] = []
  const central: Uint8Array[] = []
  let at = 0
  for (const { name, data = zeros(0), flags = 0, sizeBytes = data.length } of entries) {
    const n = typeof name === 'string' ? utf8(name) : name
    const middle = join(
      le(flags, 2),
      le(0, 2),
      le(0, 4),
      le(0, 4),
      le(data.length, 4),
      le(sizeBytes, 4),
      le(n.length, 2),
    )
    const head = join(raw('PK\x03\x04'), le(20, 2), middle, le(0, 2), n, data)
    central.push(join(raw('PK\x01\x02'), le(20, 2), le(20, 2), middle, zeros(12), le(at, 4), n))
    local.push(head)
    at += head.length
  }
  const directory = join(...central)
  const n = entries.length
  return join(
    ...local,
    directory,
    raw('PK\x05\x06'),
    zeros(4),
    le(n, 2),
    le(n, 2),
    le(directory.length, 4),
    le(at, 4),
    zeros(2),
  )
}

type OleStream = { readonly name: string; readonly type?: 1 | 2; readonly data?: Uint8Array }

/** A compound file ([MS-CFB], 512-byte sectors): one FAT sector, the directory, streams of 4096 bytes and more. */
export const ole = (streams: readonly OleStream[], rootClsid: Uint8Array = zeros(16)): Uint8Array => {
  const directorySectors = Math.ceil((streams.length + 1) / 4)
  const fat: number[] = [0xfffffffd]
  for (let i = 0; i < directorySectors; i++) fat.push(i + 1 < directorySectors ? i + 2 : 0xfffffffe)
  const body: Uint8Array[] = []
  const entry = (name: string, type: number, start: number, size: number, clsid: Uint8Array): Uint8Array => {
    const n = utf16(name)
    return join(
      n,
      zeros(64 - n.length),
      le(n.length + 2, 2),
      le(type, 1),
      zeros(13),
      clsid,
      zeros(20),
      le(start, 4),
      le(size, 4),
      zeros(4),
    )
  }
  const entries = [entry('Root Entry', 5, 0xfffffffe, 0, rootClsid)]
  for (const { name, type = 2, data = zeros(0) } of streams) {
    const sectors = Math.ceil(data.length / 512)
    entries.push(entry(name, type, sectors > 0 ? fat.length : 0xfffffffe, data.length, zeros(16)))
    const first = fat.length
    for (let i = 0; i < sectors; i++) fat.push(i + 1 < sectors ? first + i + 1 : 0xfffffffe)
    body.push(join(data, zeros(sectors * 512 - data.length)))
  }
  while (fat.length < 128) fat.push(0xffffffff)
  const directory = join(...entries)
  const header = join(
    raw('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
    zeros(16),
    le(0x3e, 2),
    le(3, 2),
    le(0xfffe, 2),
    le(9, 2),
    le(6, 2),
    zeros(10),
    le(1, 4),
    le(1, 4),
    zeros(4),
    le(4096, 4),
    le(0xfffffffe, 4),
    zeros(4),
    le(0xfffffffe, 4),
    zeros(4),
    le(0, 4),
    ...Array.from({ length: 108 }, () => le(0xffffffff, 4)),
  )
  return join(header, ...fat.map((s) => le(s, 4)), directory, zeros(directorySectors * 512 - directory.length), ...body)
}

/** [MS-SHLLINK] with relative path, arguments and icon, all UTF-16. */
export const lnk = (relative: string, args: string, icon: string): Uint8Array => {
  const text = (s: string) => join(le(s.length, 2), utf16(s))
  const clsid = raw('\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0\x46')
  return join(le(0x4c, 4), clsid, le(8 | 32 | 64 | 128, 4), zeros(0x4c - 24), text(relative), text(args), text(icon))
}

/** ECMA-119 image: primary descriptor with one directory; names as ISO 9660 writes them. */
export const iso = (names: readonly string[]): Uint8Array => {
  const record = (name: Uint8Array, folder: boolean, sector: number, size: number): Uint8Array => {
    const length = 33 + name.length + ((33 + name.length) % 2)
    const both = (v: number) => join(le(v, 4), le(v, 4).toReversed())
    const out = join(
      le(length, 1),
      le(0, 1),
      both(sector),
      both(size),
      zeros(7),
      le(folder ? 2 : 0, 1),
      zeros(6),
      le(name.length, 1),
      name,
    )
    return join(out, zeros(length - out.length))
  }
  const folder = join(
    record(zeros(1), true, 18, 2048),
    record(raw('\x01'), true, 18, 2048),
    ...names.map((n) => record(raw(`${n};1`), false, 19, 10)),
  )
  const descriptor = join(raw('\x01CD001\x01'), zeros(149), record(zeros(1), true, 18, 2048))
  const end = raw('\xffCD001\x01')
  const sector = (b: Uint8Array) => join(b, zeros(2048 - b.length))
  return join(zeros(16 * 2048), sector(descriptor), sector(end), sector(folder), zeros(2048))
}

/** RAR 4: main header, then file headers; 0x4 in `flags` is encrypted. `mainFlags` 0x80: names encrypted too. */
export const rar4 = (names: readonly string[], flags = 0, mainFlags = 0): Uint8Array =>
  join(
    raw('Rar!\x1a\x07\0'),
    join(zeros(2), le(0x73, 1), le(mainFlags, 2), le(13, 2), zeros(6)),
    ...names.map((n) =>
      join(
        zeros(2),
        le(0x74, 1),
        le(0x8000 | flags, 2),
        le(32 + n.length, 2),
        le(3, 4),
        le(3, 4),
        zeros(11),
        le(n.length, 2),
        zeros(4),
        raw(n),
        raw('abc'),
      ),
    ),
    join(zeros(2), le(0x7b, 1), le(0, 2), le(7, 2)),
  )

/** RAR 5: file blocks; `encrypted` adds the encryption record, `hidden` starts with an archive encryption header. */
export const rar5 = (names: readonly string[], encrypted = false, hidden = false): Uint8Array => {
  const block = (body: Uint8Array) => join(zeros(4), le(body.length, 1), body)
  const extra = encrypted ? join(le(2, 1), le(1, 1), le(0, 1)) : zeros(0)
  const file = (name: string): Uint8Array => {
    const n = utf8(name)
    const fields = join(le(0, 1), le(3, 1), le(0x20, 1), le(0, 1), le(0, 1), le(n.length, 1), n)
    const head = encrypted
      ? join(le(2, 1), le(3, 1), le(extra.length, 1), le(3, 1))
      : join(le(2, 1), le(2, 1), le(3, 1))
    return join(block(join(head, fields, extra)), raw('abc'))
  }
  return join(
    raw('Rar!\x1a\x07\x01\0'),
    hidden ? block(join(le(4, 1), le(0, 1), zeros(4))) : block(join(le(1, 1), le(0, 1), le(0, 1))),
    ...names.map(file),
    block(join(le(5, 1), le(0, 1), le(0, 1))),
  )
}

/** LZH headers of level 0 or 2, nothing packed. */
export const lzh = (names: readonly Uint8Array[], level: 0 | 2): Uint8Array =>
  join(
    ...names.map((n) => {
      if (level === 0)
        return join(
          le(22 + n.length, 1),
          zeros(1),
          raw('-lh5-'),
          zeros(8),
          zeros(5),
          le(0, 1),
          le(n.length, 1),
          n,
          zeros(2),
        )
      const extended = join(le(1, 1), n, le(0, 2))
      return join(
        le(26 + extended.length, 2),
        raw('-lh5-'),
        zeros(8),
        zeros(5),
        le(2, 1),
        zeros(3),
        le(extended.length, 2),
        extended,
      )
    }),
    zeros(30),
  )

/** [MS-CAB] header and CFFILE entries. */
export const cab = (names: readonly string[]): Uint8Array =>
  join(
    raw('MSCF'),
    zeros(12),
    le(36, 4),
    zeros(8),
    le(names.length, 2),
    zeros(6),
    ...names.map((n) => join(zeros(16), utf8(n), zeros(1))),
  )

/** ustar with empty members. */
export const tar = (names: readonly string[]): Uint8Array =>
  join(
    ...names.map((n) =>
      join(
        raw(n),
        zeros(100 - n.length),
        zeros(24),
        raw('00000000000\0'),
        zeros(20),
        raw('0'),
        zeros(100),
        raw('ustar\x0000'),
        zeros(247),
      ),
    ),
    zeros(1024),
  )

/** 7z with a plain header that has only names (7zFormat.txt). */
export const sevenZip = (names: readonly string[]): Uint8Array => {
  const text = join(...names.map((n) => join(utf16(n), zeros(2))))
  const header = join(
    raw('\x01\x05'),
    le(names.length, 1),
    raw('\x11'),
    le(text.length + 1, 1),
    zeros(1),
    text,
    raw('\0\0'),
  )
  return join(raw("7z\xbc\xaf'\x1c\0\x04"), zeros(4), le(0, 8), le(header.length, 8), zeros(4), header)
}

/** A PDF of the given objects, streams and cross references left out: enough for a light look. */
export const pdf = (objects: readonly string[]): Uint8Array =>
  raw(`%PDF-1.7\n${objects.map((o, i) => `${i + 1} 0 obj\n${o}\nendobj\n`).join('')}trailer << /Root 1 0 R >>\n%%EOF\n`)
