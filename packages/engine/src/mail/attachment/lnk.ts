/** Windows shortcuts: what they run. @see [MS-SHLLINK] */

import { asciiView, decodeName, decodeUtf16, u16, u32 } from './bytes.ts'
import { addEntry, addLink, type Found } from './found.ts'
import { lookIntoScript } from './script.ts'

/** §2.1.1 LinkFlags. */
const hasIdList = 1
const hasLinkInfo = 2
const stringFlags = [4, 8, 16, 32, 64] as const // name, relative path, working directory, arguments, icon
const isUnicode = 128

const interpreters =
  /(?:cmd|powershell|pwsh|mshta|wscript|cscript|rundll32|regsvr32|msiexec|conhost|forfiles|curl|certutil|bitsadmin|schtasks|explorer|ssh|wmic)(?:\.exe)?/i

/** §2.4: StringData in order, each a count of characters and the characters. */
const readStrings = (b: Uint8Array, flags: number, start: number): string[] => {
  const out: string[] = []
  let at = start
  for (const flag of stringFlags) {
    if ((flags & flag) === 0) {
      out.push('')
      continue
    }
    const chars = u16(b, at)
    const bytes = (flags & isUnicode) !== 0 ? chars * 2 : chars
    const raw = b.subarray(at + 2, Math.min(at + 2 + bytes, b.length))
    out.push((flags & isUnicode) !== 0 ? decodeUtf16(raw) : decodeName(raw))
    at += 2 + bytes
  }
  return out
}

/** §2.3: LocalBasePath, where LinkInfoFlags say there is one. */
const localPath = (b: Uint8Array, at: number): string => {
  if ((u32(b, at + 8) & 1) === 0) return ''
  const start = at + u32(b, at + 16)
  let end = start
  while (end < b.length && end - start < 260 && b[end] !== 0) end++
  return start < b.length ? decodeName(b.subarray(start, end)) : ''
}

/** Fills `found` from a .lnk: the target path as its one entry, marks and links from path and arguments. */
export const lookIntoLnk = (found: Found, b: Uint8Array): void => {
  const flags = u32(b, 0x14)
  let at = 0x4c
  let idList = ''
  if ((flags & hasIdList) !== 0) {
    idList = asciiView(b.subarray(at + 2, Math.min(at + 2 + u16(b, at), b.length))).replaceAll('\0', '')
    at += 2 + u16(b, at)
  }
  let base = ''
  if ((flags & hasLinkInfo) !== 0) {
    base = localPath(b, at)
    at += Math.max(4, u32(b, at))
  }
  const [, relative = '', , args = '', icon = ''] = readStrings(b, flags, at)
  const target = base !== '' ? base : relative
  if (target !== '') addEntry(found, target)
  if (interpreters.test(target) || interpreters.test(idList)) found.marks.add('command')
  if (/^\\\\|@ssl/i.test(base)) found.marks.add('network-path')
  if (args !== '') lookIntoScript(found, args)
  if (/^(?:https?:|\\\\)/i.test(icon)) addLink(found, 'attachment', icon)
}
