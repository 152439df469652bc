/** Office documents in a ZIP (ECMA-376 OPC, OpenDocument): macros, what they fetch, what they carry. */
import { bounds } from './bounds.ts'
import { decodeUtf8 } from './bytes.ts'
import { addEntry, addLink, type Found } from './found.ts'
import { lookIntoOle } from './ole.ts'
import { readMember, type ZipMember } from './zip.ts'

/** Bytes of one relations part; of the main document looked at for field codes. */
const relationsBytes = 64 * 1024

const attribute = (tag: string, name: string): string => {
  const at = tag.search(new RegExp(`\\s${name}\\s*=\\s*["']`))
  if (at < 0) return ''
  const open = tag.slice(at).search(/["']/) + at
  const close = tag.indexOf(tag[open] as string, open + 1)
  return close < 0 ? '' : unescapeXml(tag.slice(open + 1, close))
}

const unescapeXml = (s: string): string =>
  s.includes('&')
    ? s
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&apos;', "'")
        .replaceAll('&#38;', '&')
        .replaceAll('&amp;', '&')
    : s

/** http(s), ftp and WebDAV (\\host@SSL\share) go over the internet; other UNC and file: targets stay inside a firm. */
const isRemote = (target: string): boolean =>
  /^(?:https?|ftps?|mhtml|ms-[a-z]+):/i.test(target) || /^(?:file:)?[\\/]{2,}[^\\/]+@(?:ssl|\d+)/i.test(target)
const isNetworkPath = (target: string): boolean => /^(?:file:[\\/]{4,}|\\\\)[^\\/]/i.test(target)

/** OPC §9.3: one external relationship, by the last word of its type. */
const noteExternal = (found: Found, type: string, target: string): void => {
  const remote = isRemote(target)
  if (type === 'hyperlink') {
    if (remote || target.startsWith('mailto:')) addLink(found, 'attachment', target)
    return
  }
  if (type === 'attachedTemplate') {
    if (remote) found.marks.add('external-template')
    else if (isNetworkPath(target)) found.marks.add('network-template')
  } else if (type === 'oleObject' || type === 'frame' || type === 'subDocument' || type === 'package') {
    if (remote || isNetworkPath(target)) found.marks.add('external-object')
  } else if (type === 'image' || type === 'video' || type === 'audio' || type === 'media') {
    if (remote) found.marks.add('external-image')
  } else if (remote) found.marks.add('external-link')
  if (!remote) return
  addLink(found, 'attachment', target)
  if (found.marks.has('external-template') || found.marks.has('external-object')) {
    if (found.kind === 'ooxml') found.kind = 'ooxml-external'
  }
}

const readRelations = (found: Found, xml: string): void => {
  let links = 0
  for (let at = xml.indexOf('<Relationship '); at >= 0 && links < bounds.links; links++) {
    const end = xml.indexOf('>', at)
    if (end < 0) return
    const tag = xml.slice(at, end)
    if (tag.includes('External')) {
      const type = attribute(tag, 'Type')
      noteExternal(found, type.slice(type.lastIndexOf('/') + 1), attribute(tag, 'Target'))
    }
    at = xml.indexOf('<Relationship ', end)
  }
}

/** Names that tell something by being there; lower case. */
const noteName = (found: Found, lower: string): void => {
  if (lower.endsWith('vbaproject.bin')) found.marks.add('macros')
  else if (lower.includes('/macrosheets/')) found.marks.add('excel4-macro')
  else if (lower.includes('/activex/')) found.marks.add('activex')
  else if (lower.includes('/embeddings/')) found.marks.add('embedded-object')
  else if (lower.startsWith('basic/') || lower.startsWith('scripts/')) found.marks.add('macros')
}

/** A field code (ECMA-376 Part 1 §17.16.2) that begins with DDE or DDEAUTO: dynamic data exchange runs a program. */
const hasDde = (xml: string): boolean => {
  for (let at = xml.indexOf('DDE'); at >= 0; at = xml.indexOf('DDE', at + 3)) {
    const before = xml.slice(Math.max(0, at - 80), at).trimEnd()
    if (before.endsWith('>') && before.slice(before.lastIndexOf('<')).startsWith('<w:instrText')) return true
  }
  return false
}

/** An embedded OLE object: a packaged file in it is what a reader is asked to double-click. */
const lookIntoEmbedded = (found: Found, bytes: Uint8Array): void => {
  const kind = found.kind
  lookIntoOle(found, bytes)
  found.kind = kind
}

/** Reads relations and small binaries of an Office document whose members are listed. */
export const lookIntoOffice = (found: Found, b: Uint8Array, members: readonly ZipMember[]): void => {
  let inflated = 0
  for (const m of members) {
    const lower = m.name.toLowerCase()
    noteName(found, lower)
    if (inflated >= bounds.inflatedMembers) continue
    if (lower.endsWith('.rels')) {
      const part = readMember(found, b, m, relationsBytes)
      if (part !== null) readRelations(found, decodeUtf8(part.bytes))
      inflated++
    } else if (lower.includes('/embeddings/')) {
      addEntry(found, m.name)
      const part = lower.endsWith('.bin') ? readMember(found, b, m, bounds.inflatedBytes) : null
      if (part !== null) lookIntoEmbedded(found, part.bytes)
      inflated++
    } else if (lower === 'word/document.xml') {
      const part = readMember(found, b, m, bounds.documentBytes)
      if (part !== null && hasDde(decodeUtf8(part.bytes))) found.marks.add('dde')
      inflated++
    }
  }
  if (found.marks.has('macros') || found.marks.has('excel4-macro')) found.kind = 'ooxml-macro'
}
