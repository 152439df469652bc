/** Which parts a reader sees as the mail's text, which as files, and which not at all. */
import type { Part } from './message.ts'

type ShownPart = { readonly part: Part; readonly html: boolean }
export type Selection = {
  /** In reading order. */
  readonly shown: readonly ShownPart[]
  /** text/plain alternatives left aside for an HTML one. */
  readonly plainAlternatives: readonly Part[]
  /** Leaves that are files, or resources of the HTML, in order. */
  readonly files: readonly Part[]
  readonly calendars: readonly Part[]
  /** multipart/signed, multipart/encrypted and pkcs7 parts. */
  readonly secured: readonly Part[]
}

type Picking = { [K in keyof Selection]: Selection[K] extends readonly (infer T)[] ? T[] : never }

export function selectParts(root: Part, bytes: Uint8Array): Selection {
  const picking: Picking = { shown: [], plainAlternatives: [], files: [], calendars: [], secured: [] }
  show(root, bytes, picking)
  return picking
}

const plainTypes = new Set([
  'text/plain',
  'text/enriched',
  'text/richtext',
  'text/markdown',
  'text/x-markdown',
  'text/x-patch',
  'text/x-diff',
  'text/text',
])
const htmlTypes = new Set(['text/html', 'application/xhtml+xml'])

function isHtml(part: Part): boolean {
  return htmlTypes.has(part.type) && part.disposition !== 'attachment'
}

function isText(part: Part): boolean {
  if (part.disposition === 'attachment' || part.children.length > 0) return false
  // A multipart whose boundary is missing or never comes: its body is all there is to read.
  return plainTypes.has(part.type) || htmlTypes.has(part.type) || part.type.startsWith('multipart/')
}

function isSecured(type: string): boolean {
  return type === 'multipart/signed' || type === 'multipart/encrypted' || /^application\/(x-)?pkcs7-mime$/.test(type)
}

/** Has something to read in it. */
function isReadable(part: Part, bytes: Uint8Array): boolean {
  if (part.children.length > 0) return part.children.some((child) => isReadable(child, bytes))
  return isText(part) && !isBlank(bytes, part)
}

function holdsHtml(part: Part, bytes: Uint8Array): boolean {
  if (part.children.length > 0) return part.children.some((child) => holdsHtml(child, bytes))
  return isHtml(part) && !isBlank(bytes, part)
}

function isBlank(bytes: Uint8Array, part: Part): boolean {
  for (let i = part.startByte; i < part.endByte; i++) if (bytes[i]! > 0x20) return false
  return true
}

function show(part: Part, bytes: Uint8Array, picking: Picking): void {
  if (isSecured(part.type)) picking.secured.push(part)
  if (part.children.length === 0) showLeaf(part, picking)
  else if (part.type === 'multipart/alternative') showAlternative(part, bytes, picking)
  else if (part.type === 'multipart/related') showRelated(part, bytes, picking)
  else for (const child of part.children) show(child, bytes, picking)
}

function showLeaf(part: Part, picking: Picking): void {
  if (part.type === 'text/calendar' || part.type === 'application/ics') picking.calendars.push(part)
  // A named text after the body is a file in most readers; the body itself may have a name.
  if (isText(part) && (part.fileName === '' || picking.shown.length === 0)) {
    picking.shown.push({ part, html: htmlTypes.has(part.type) })
  } else picking.files.push(part)
}

/**
 * RFC 2046 §5.1.4: the last one that can be read. Yet with HTML before plain text most readers still show the HTML,
 * and a fraud would hide there from a filter that holds to the order; so HTML goes before plain text.
 */
function showAlternative(part: Part, bytes: Uint8Array, picking: Picking): void {
  const { children } = part
  const html = children.findLastIndex((child) => holdsHtml(child, bytes))
  const readable = children.findLastIndex((child) => isReadable(child, bytes))
  const chosen = html >= 0 ? html : readable >= 0 ? readable : children.length - 1
  for (const [index, child] of children.entries()) {
    if (index === chosen) show(child, bytes, picking)
    else setAside(child, html >= 0, picking)
  }
}

/** An alternative not shown: its files are files still. */
function setAside(part: Part, forHtml: boolean, picking: Picking): void {
  if (isSecured(part.type)) picking.secured.push(part)
  if (part.children.length > 0) for (const child of part.children) setAside(child, forHtml, picking)
  else if (part.type === 'text/plain' && part.disposition !== 'attachment') {
    if (forHtml) picking.plainAlternatives.push(part)
  } else if (part.type === 'text/calendar' && part.fileName === '') picking.calendars.push(part)
  else if (!isText(part)) showLeaf(part, picking)
}

/** RFC 2387: the root is shown, the rest belongs to it; further text without a name or id is read too. */
function showRelated(part: Part, bytes: Uint8Array, picking: Picking): void {
  const start = part.parameters.get('start')?.replace(/^<|>$/g, '').trim() ?? ''
  const named = start === '' ? -1 : part.children.findIndex((child) => child.contentId === start)
  const readable = part.children.findIndex((child) => isReadable(child, bytes))
  const root = named >= 0 && isReadable(part.children[named]!, bytes) ? named : readable
  if (root >= 0) show(part.children[root]!, bytes, picking)
  for (const [index, child] of part.children.entries()) {
    if (index === root) continue
    if (child.children.length === 0 && child.contentId !== '') picking.files.push(child)
    else show(child, bytes, picking)
  }
}
