/** What a ZIP is: an archive, an Office document, a program package; and what is in it. */
import type { Attachment } from '../message.ts'
import { bounds } from './bounds.ts'
import { type Found, newFound } from './found.ts'
import { noteMember } from './members.ts'
import { classOfExtension, extensionOf } from './names.ts'
import { lookIntoOffice } from './office.ts'
import { lookIntoPage } from './page.ts'
import { isBomb, listZip, readMember, type ZipMember } from './zip.ts'

/** Names that only a package of a program has: JAR and APK, MSIX, browser extension. */
const packageNames = new Set(['META-INF/MANIFEST.MF', 'AndroidManifest.xml', 'AppxManifest.xml'])

/** Archive with something to open inside: one level of ZIP, and pages (smuggling hides there too). */
const lookInside = (found: Found, b: Uint8Array, members: readonly ZipMember[], depth: number): void => {
  let opened = 0
  for (const m of members) {
    if (opened >= bounds.openedMembers) return
    const ext = extensionOf(m.name)
    const what = classOfExtension(ext)
    const page = what === 'html' || what === 'svg'
    if (!page && ext !== 'zip') continue
    const inner = readMember(found, b, m, bounds.inflatedBytes)
    if (inner === null) continue
    opened++
    if (page) {
      const looked = newFound('html')
      lookIntoPage(looked, inner.bytes, '')
      for (const mark of looked.marks) found.marks.add(mark)
      for (const link of looked.links) if (found.links.length < bounds.links) found.links.push(link)
    } else if (depth < bounds.archiveDepth && !inner.cut) {
      const nested = newFound('zip')
      nested.inflateBudgetBytes = found.inflateBudgetBytes
      lookIntoZip(nested, inner.bytes, depth + 1)
      found.inflateBudgetBytes = nested.inflateBudgetBytes
      for (const mark of nested.marks) found.marks.add(mark)
      if (nested.kind === 'zip-encrypted') found.marks.add('encrypted')
      for (const e of nested.entries) noteMember(found, `${m.name}/${e}`)
    }
  }
}

const kindOfMembers = (members: readonly ZipMember[]): Attachment['kind'] | 'opendocument' => {
  let encrypted = false
  for (const m of members) {
    if (m.name === '[Content_Types].xml') return 'ooxml'
    if (m.encrypted && !m.name.endsWith('/')) encrypted = true
  }
  if (members[0]?.name === 'mimetype' && members.some((m) => m.name === 'content.xml')) return 'opendocument'
  return encrypted ? 'zip-encrypted' : 'zip'
}

/** Fills `found` from the bytes of a ZIP. `depth` counts the archives around it. */
export const lookIntoZip = (found: Found, b: Uint8Array, depth = 0): void => {
  const { members, fromLocalHeaders } = listZip(b)
  if (fromLocalHeaders) found.marks.add('truncated')
  if (isBomb(members, b.length)) found.marks.add('bomb')
  const kind = kindOfMembers(members)
  if (kind === 'ooxml' || kind === 'opendocument') {
    found.kind = 'ooxml'
    if (kind === 'opendocument') found.marks.add('opendocument')
    lookIntoOffice(found, b, members)
    return
  }
  found.kind = kind
  if (kind === 'zip-encrypted') found.marks.add('encrypted')
  for (const m of members) {
    noteMember(found, m.name)
    if (packageNames.has(m.name)) found.marks.add('executable')
  }
  if (!found.marks.has('bomb')) lookInside(found, b, members, depth)
}
