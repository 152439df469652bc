/** One attachment: what it is by its content, what its name and its inside show. Total and bounded, see bounds.ts. */

import { limits } from '../../limits.ts'
import { parseTarget } from '../../link/target.ts'
import type { Attachment, AttachmentKind, Part } from '../message.ts'
import { bounds } from './bounds.ts'
import { decodeText, hasAt } from './bytes.ts'
import { lookIntoCab } from './cabinet.ts'
import { kindOfDiskImage, lookIntoDiskImage } from './disk-image.ts'
import { type Found, newFound } from './found.ts'
import { lookIntoLnk } from './lnk.ts'
import { lookIntoLzh } from './lzh.ts'
import { isRareArchive, isText, kindOfMagic } from './magic.ts'
import { isMismatch } from './mismatch.ts'
import { classOfExtension, extensionOf, marksOfName } from './names.ts'
import { lookIntoOle } from './ole.ts'
import { lookIntoOneNote } from './onenote.ts'
import { lookIntoPage } from './page.ts'
import { lookIntoPdf } from './pdf.ts'
import { lookIntoLines } from './plain.ts'
import { lookIntoRar } from './rar.ts'
import { lookIntoRtf } from './rtf.ts'
import { lookIntoScript } from './script.ts'
import { lookInto7z } from './seven-zip.ts'
import { lookIntoShortcut, lookIntoWebloc } from './shortcut.ts'
import { lookIntoGzip, lookIntoTar } from './tar.ts'
import { kindOfText } from './textual.ts'
import { lookIntoZip } from './zip-look.ts'

export type AttachmentInput = {
  readonly part: Part
  /** Decoded content, at most limits.attachmentBytes of it. Costly: called at most once, and only where content matters. */
  readonly bytes: () => Uint8Array
  /** The first 512 decoded bytes; without it bytes() is called for every attachment. */
  readonly head?: () => Uint8Array
  readonly fileName: string
  readonly labelledType: string
  readonly inline: boolean
  readonly contentId: string
  /** Decoded size of the whole, also where bytes() gives less. */
  readonly sizeBytes: number
}

/** What a reader looks into, with what it may need of name and label. */
type Context = { readonly ext: string; readonly label: string; readonly charset: string }
type Look = (found: Found, bytes: Uint8Array, context: Context) => void

/** A web archive (RFC 2557) is a message around a page: read as the page with its line breaks and '=3D' undone. */
const lookIntoWebArchive: Look = (found, bytes, { charset }) => {
  found.marks.add('web-archive')
  const text = decodeText(bytes.subarray(0, bounds.pageBytes), charset)
    .replace(/=\r?\n/g, '')
    .replaceAll('=3D', '=')
  lookIntoPage(found, new TextEncoder().encode(text), 'utf-8')
}

const lookIntoHtml: Look = (found, bytes, context) => {
  if (context.ext === 'mht' || context.ext === 'mhtml') lookIntoWebArchive(found, bytes, context)
  else lookIntoPage(found, bytes, context.charset)
}

const looks: Readonly<Partial<Record<AttachmentKind, Look>>> = {
  html: lookIntoHtml,
  hta: lookIntoHtml,
  svg: (found, bytes, { charset }) => lookIntoPage(found, bytes, charset),
  script: (found, bytes) => lookIntoScript(found, decodeText(bytes.subarray(0, bounds.pageBytes), '')),
  pdf: lookIntoPdf,
  rtf: lookIntoRtf,
  zip: (found, bytes) => lookIntoZip(found, bytes),
  rar: lookIntoRar,
  '7z': lookInto7z,
  gzip: lookIntoGzip,
  tar: lookIntoTar,
  cab: lookIntoCab,
  lzh: lookIntoLzh,
  iso: lookIntoDiskImage,
  udf: lookIntoDiskImage,
  vhd: lookIntoDiskImage,
  onenote: lookIntoOneNote,
  ole: lookIntoOle,
  lnk: (found, bytes) => (bytes[0] === 0x4c && bytes[1] === 0 ? lookIntoLnk : lookIntoShortcut)(found, bytes),
  calendar: (found, bytes) => lookIntoLines(found, bytes, 'calendar'),
  vcard: (found, bytes) => lookIntoLines(found, bytes, 'attachment'),
}

/** PKCS #7 (RFC 5652 §4): object identifier signedData 1.2.840.113549.1.7.2, envelopedData …7.3. */
const cmsKind = (head: Uint8Array): AttachmentKind | null => {
  if (head[0] !== 0x30) return null
  for (let at = 2; at < 8; at++) {
    if (!hasAt(head, at, '\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07')) continue
    return head[at + 10] === 2 ? 'signature' : head[at + 10] === 3 ? 'encrypted' : null
  }
  return null
}

const signatureTypes = new Set([
  'application/pgp-signature',
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
])

const kindOfHead = (head: Uint8Array, { ext, label }: Context): AttachmentKind => {
  const magic = kindOfMagic(head)
  if (magic !== null) return magic
  const cms = cmsKind(head)
  if (cms !== null) return cms
  if (signatureTypes.has(label)) return 'signature'
  if (isText(head)) return kindOfText(head, ext, label)
  // Browsers and mshta read past any rubbish before the first tag.
  if (ext === 'hta') return 'hta'
  if (classOfExtension(ext) === 'html' || label === 'text/html') return 'html'
  return 'unknown'
}

/** Smallest disk image that can be told: descriptors stand after 32 KiB. */
const diskImageBytesMin = 34 * 1024

/** Kinds that run when opened, whatever their name. */
const runs: ReadonlySet<AttachmentKind> = new Set(['exe', 'lnk', 'msi', 'hta', 'chm'])

const addNameMarks = (found: Found, fileName: string, ext: string, label: string): void => {
  // A message is named after its subject, which may end like a program: 'Welcome to example.com'.
  if (found.kind !== 'message') {
    const isHost = ext === 'com' && found.kind !== 'exe' && found.kind !== 'unknown'
    for (const m of marksOfName(fileName)) if (!(isHost && m === 'executable')) found.marks.add(m)
  }
  if (runs.has(found.kind) && !found.marks.has('internet-shortcut')) found.marks.add('executable')
  if (isMismatch(ext, label, found.kind)) found.marks.add('type-mismatch')
  if (found.kind === 'html' && /^(?:xlsx?|docx?|ppt|csv)$/.test(ext)) found.marks.add('html-as-office')
}

/** Tells kind, marks, names and links of one attachment. Any bytes end in a value. */
export const inspectAttachment = (input: AttachmentInput): Attachment => {
  const { part, fileName, sizeBytes, inline, contentId } = input
  const label = input.labelledType.toLowerCase()
  const ext = extensionOf(fileName)
  const context: Context = { ext, label, charset: part.parameters.get('charset') ?? '' }
  let content: Uint8Array | null = null
  const bytes = (): Uint8Array => {
    content ??= input.bytes()
    return content
  }
  const found = newFound('empty')
  if (sizeBytes > 0) {
    const head = input.head?.() ?? bytes().subarray(0, 512)
    found.kind = kindOfHead(head, context)
    if (found.kind === 'unknown' && sizeBytes >= diskImageBytesMin) found.kind = kindOfDiskImage(bytes()) ?? 'unknown'
    if (found.kind === 'unknown' && isRareArchive(head)) found.marks.add('rare-archive')
    const look = ext === 'webloc' ? lookIntoWebloc : looks[found.kind]
    if (ext === 'webloc') found.kind = 'lnk'
    if (look !== undefined) {
      look(found, bytes(), context)
      if (sizeBytes > limits.attachmentBytes) found.marks.add('truncated')
    }
  }
  addNameMarks(found, fileName, ext, label)
  return {
    fileName,
    labelledType: input.labelledType,
    kind: found.kind,
    sizeBytes,
    inline,
    contentId,
    part,
    entries: found.entries,
    marks: [...found.marks],
    links: found.links.map(({ source, href, shown }) => ({
      source,
      href,
      shown,
      title: '',
      target: parseTarget(href),
      span: null,
      hidden: false,
    })),
  }
}
