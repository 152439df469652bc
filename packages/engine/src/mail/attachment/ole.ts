/** Old Office documents, installers and Outlook messages in compound files. */
import { bounds } from './bounds.ts'
import { asciiView, hasAt, u16 } from './bytes.ts'
import { type Cfb, readCfb, readStream } from './cfb.ts'
import { addEntry, type Found } from './found.ts'

/** CLSID of the root storage: Windows Installer package, patch, transform (000C1084-, 1086-, 1082-0000-...-46). */
const isInstaller = (b: Uint8Array, entryAt: number): boolean =>
  ((b[entryAt + 0x50] ?? 0) & 0xf8) === 0x80 && hasAt(b, entryAt + 0x51, '\x10\x0c\0\0\0\0\0\xc0\0\0\0\0\0\0\x46')

/** Names of procedures that run on opening; stored readable beside the compressed source ([MS-OVBA] §2.3.4.3). */
const autoNames = ['autoopen', 'auto_open', 'autoexec', 'document_open', 'workbook_open', 'autoclose', 'document_close']

/** [MS-XLS] §2.4.28 BoundSheet8: sheet type 1 is a macro sheet. §2.4.117 FilePass: the workbook is encrypted. */
const readWorkbook = (found: Found, stream: Uint8Array): void => {
  for (let at = 0; at + 4 <= stream.length; ) {
    const type = u16(stream, at)
    const size = u16(stream, at + 2)
    if (type === 0x2f) {
      found.marks.add('encrypted')
      return
    }
    if (type === 0x85 && (stream[at + 9] ?? 0) === 1) found.marks.add('excel4-macro')
    // EOF of the globals: what follows are the sheets
    if (type === 0x0a) return
    at += 4 + size
  }
}

/** [MS-DOC] §2.5.2 FibBase: bit 8 of the flags at 0x0A is fEncrypted. */
const readWordHead = (found: Found, stream: Uint8Array): void => {
  if ((u16(stream, 0x0a) & 0x100) !== 0) found.marks.add('encrypted')
}

const noteStream = (found: Found, file: Cfb, index: number): void => {
  const entry = file.entries[index]
  if (entry === undefined) return
  switch (entry.name) {
    case 'VBA':
    case '_VBA_PROJECT':
    case '_VBA_PROJECT_CUR':
    case 'Macros':
      found.marks.add('macros')
      break
    case 'EncryptedPackage':
      found.marks.add('encrypted')
      break
    case 'Workbook':
    case 'Book':
      readWorkbook(found, readStream(file, entry, bounds.workbookBytes))
      break
    case 'WordDocument':
      readWordHead(found, readStream(file, entry, 512))
      break
    case 'Equation Native':
      found.marks.add('equation')
      break
    case '\x01Ole10Native':
    case '\x01Ole10ItemName':
    case 'Package':
      found.marks.add('embedded-file')
      break
    case 'ObjectPool':
      found.marks.add('embedded-object')
      break
    case '__nameid_version1.0':
      found.marks.add('outlook-message')
      break
    default:
      if (entry.name.startsWith('MBD')) found.marks.add('embedded-object')
  }
}

/** Fills `found` from a compound file. */
export const lookIntoOle = (found: Found, b: Uint8Array): void => {
  const file = readCfb(b)
  if (file === null || file.broken) {
    found.marks.add('truncated')
    return
  }
  const root = file.entries.find((e) => e.type === 5)
  if (root !== undefined && isInstaller(b, root.entryAt)) {
    found.kind = 'msi'
    return
  }
  for (let i = 0; i < file.entries.length; i++) noteStream(found, file, i)
  for (const e of file.entries) if (e.type === 2) addEntry(found, e.name)
  const m = found.marks
  if (m.has('outlook-message')) {
    found.kind = 'message'
    return
  }
  if (m.has('macros')) {
    const lower = asciiView(b).toLowerCase()
    if (autoNames.some((n) => lower.includes(n))) m.add('auto-open')
  }
  if (m.has('macros') || m.has('excel4-macro')) found.kind = 'ole-macro'
  else if (m.has('encrypted')) found.kind = 'ole-encrypted'
}
