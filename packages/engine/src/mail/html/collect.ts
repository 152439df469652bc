/** Links, images and forms while they are being read, and how they become the message's. */

import { limits } from '../../limits.ts'
import { parseTarget } from '../../link/target.ts'
import type { Form, Image, Link, LinkSource } from '../message.ts'
import { type Reversal, seenAt } from './reversed.ts'
import type { Mark, TextWriter } from './text-writer.ts'

/** A link whose shown text is being written, or is complete. */
export type OpenLink = Mark & {
  readonly source: LinkSource
  readonly href: string
  readonly title: string
  /** Alternative texts of images in it, with where in the text they stand. */
  readonly alts: { readonly at: number; readonly alt: string }[]
  /** In the visible text; start and end -1 where nothing was written. */
  start: number
  end: number
  /** In the hidden text. */
  readonly hiddenMark: Mark
  hiddenEnd: number
  /** An image in it is seen. */
  image: boolean
  /** Opened in a part that is not seen. */
  readonly inHidden: boolean
  /** Shown text that stands nowhere in the text: an <area>'s alt. */
  readonly label: string
  /** Frame with whose end it ends at the latest. */
  readonly bound: number
}

type OpenForm = { action: string; method: string; readonly fields: string[] }

export type Collected = {
  readonly links: OpenLink[]
  /** Links open now, innermost last. */
  readonly open: OpenLink[]
  readonly images: Omit<Image, 'target' | 'attachment'>[]
  readonly forms: OpenForm[]
  form: OpenForm | null
  /** Fields outside any form: a script may send them. */
  readonly looseFields: string[]
  baseHref: string
  dataUrls: number
  blobUrls: number
  readonly limitsReached: Set<string>
}

export function collection(): Collected {
  return {
    links: [],
    open: [],
    images: [],
    forms: [],
    form: null,
    looseFields: [],
    baseHref: '',
    dataUrls: 0,
    blobUrls: 0,
    limitsReached: new Set(),
  }
}

/** Fields of one form that are kept. */
const fieldsMax = 200
/** Open links around an image that take its alternative text. */
const linksAroundImage = 4
/** Alternative texts kept of one link. */
const altsMax = 50

type LinkParts = Pick<OpenLink, 'source' | 'href'> & Partial<Pick<OpenLink, 'title' | 'inHidden' | 'label' | 'bound'>>

/** Adds a link; null when there is none to add: no href, or too many already. */
export function addLink(to: Collected, parts: LinkParts): OpenLink | null {
  if (parts.href === '') return null
  countSchemes(to, parts.href)
  if (to.links.length >= limits.links) {
    to.limitsReached.add('links')
    return null
  }
  const link: OpenLink = {
    source: parts.source,
    href: cut(to, parts.href),
    title: parts.title ?? '',
    alts: [],
    start: -1,
    end: -1,
    hiddenMark: { start: -1 },
    hiddenEnd: -1,
    image: false,
    inHidden: parts.inHidden ?? false,
    label: parts.label ?? '',
    bound: parts.bound ?? 0,
  }
  to.links.push(link)
  return link
}

function countSchemes(to: Collected, url: string): void {
  const head = url.slice(0, 40).trimStart().toLowerCase()
  if (head.startsWith('data:')) to.dataUrls++
  else if (head.startsWith('blob:')) to.blobUrls++
}

function cut(to: Collected, url: string): string {
  if (url.length <= limits.linkChars) return url
  to.limitsReached.add('linkChars')
  return url.slice(0, limits.linkChars)
}

/** From here on what is written is the link's shown text. */
export function openLink(to: Collected, link: OpenLink, text: TextWriter, hidden: TextWriter): void {
  to.open.push(link)
  text.waiting.push(link)
  hidden.waiting.push(link.hiddenMark)
}

/** The innermost open link ends. */
export function closeLink(to: Collected, text: TextWriter, hidden: TextWriter): void {
  const link = to.open.pop()
  if (link === undefined) return
  // Links end in the reverse order of their beginning, so one that saw no text is the last that waits.
  if (link.start < 0) dropWaiting(text, link)
  else link.end = text.text.length
  if (link.hiddenMark.start < 0) dropWaiting(hidden, link.hiddenMark)
  else link.hiddenEnd = hidden.text.length
}

function dropWaiting(text: TextWriter, mark: Mark): void {
  if (text.waiting.at(-1) === mark) text.waiting.pop()
}

export function addImage(to: Collected, image: Omit<Image, 'target' | 'attachment'>, textLength: number): void {
  countBlob(to, image.src)
  for (const link of to.open.slice(-linksAroundImage)) {
    if (!image.hidden) link.image = true
    if (image.alt !== '' && !image.hidden && link.alts.length < altsMax)
      link.alts.push({ at: textLength, alt: image.alt })
  }
  if (to.images.length >= limits.images) to.limitsReached.add('images')
  else to.images.push({ ...image, src: cut(to, image.src) })
}

/** An embedded picture (data:image) is common in honest mail and leads nowhere, so only others count. */
function countBlob(to: Collected, src: string): void {
  if (!src.slice(0, 40).trimStart().toLowerCase().startsWith('data:image/')) countSchemes(to, src)
}

export function openForm(to: Collected, action: string, method: string): void {
  to.form = { action, method: method.toLowerCase().trim() || 'get', fields: [] }
  if (to.forms.length < limits.links) to.forms.push(to.form)
  else to.limitsReached.add('links')
}

export function addField(to: Collected, type: string, name: string): void {
  const fields = to.form?.fields ?? to.looseFields
  if (fields.length < fieldsMax) fields.push(`${type}${name === '' ? '' : `:${name}`}`.toLowerCase().slice(0, 100))
}

/** The WHATWG URL parser's own clean-up: tab and line ends out, control characters and spaces off both ends. */
function cleanHref(href: string): string {
  for (let i = 0; i < href.length; i++) {
    const c = href.charCodeAt(i)
    if (c <= 0x20 || c === 0x7f) {
      const text = href.replaceAll(/[\u0000-\u001f\u007f]+/g, '')
      return text.replace(/^ +/, '').trimEnd()
    }
  }
  return href
}

type Resolve = (written: string) => Pick<Link, 'href' | 'target'>

/** Works each URL out once: a mail names the same few again and again. */
export function urlResolver(baseHref: string): Resolve {
  const known = new Map<string, Pick<Link, 'href' | 'target'>>()
  return (written) => {
    const found = known.get(written)
    if (found !== undefined) return found
    const cleaned = cleanHref(written)
    const href = withBase(cleaned, baseHref)
    // As written where it stands alone: what was cleaned away is a trick parseTarget() names.
    const entry = { href, target: parseTarget(href === cleaned ? written : href) }
    known.set(written, entry)
    return entry
  }
}

/** RFC 3986 §3.1. */
const scheme = /^[a-z][a-z0-9+.-]*:/i

function withBase(href: string, baseHref: string): string {
  if (baseHref === '' || scheme.test(href) || href.startsWith('#')) return href
  return URL.parse(href, baseHref)?.href ?? href
}

/** The links as the message holds them, in the order of their beginning. */
export function finishLinks(
  from: Collected,
  resolve: Resolve,
  {
    text,
    hidden,
    textStart,
    reversals,
  }: {
    readonly text: string
    readonly hidden: string
    readonly textStart: number
    readonly reversals: readonly Reversal[]
  },
): Link[] {
  return from.links.map((written) => {
    const link = seenAt(written, reversals)
    const visible = link.end > link.start && link.start >= 0
    return {
      source: link.source,
      ...resolve(link.href),
      shown: shownOf(link, visible, text, hidden).slice(0, limits.linkChars),
      title: link.title.slice(0, limits.linkChars),
      span: visible ? { place: 'text', index: 0, start: textStart + link.start, end: textStart + link.end } : null,
      hidden: !visible && !link.image && (link.inHidden || link.hiddenEnd > link.hiddenMark.start),
    } satisfies Link
  })
}

function shownOf(link: OpenLink, visible: boolean, text: string, hidden: string): string {
  if (link.label !== '') return link.label
  if (visible) return withAlts(link, text)
  if (link.alts.length > 0) return link.alts.map(({ alt }) => alt).join(' ')
  return link.hiddenEnd > link.hiddenMark.start ? hidden.slice(link.hiddenMark.start, link.hiddenEnd) : ''
}

/** The text with each image's alternative text where the image stands. */
function withAlts(link: OpenLink, text: string): string {
  const pieces: string[] = []
  const end = Math.min(link.end, link.start + limits.linkChars)
  let from = link.start
  for (const { at, alt } of link.alts) {
    const to = Math.min(Math.max(at, from), end)
    pieces.push(text.slice(from, to), alt.slice(0, limits.linkChars))
    from = to
  }
  pieces.push(text.slice(from, end))
  return link.alts.length === 0
    ? (pieces[0] as string)
    : pieces
        .map((piece) => piece.trim())
        .filter(Boolean)
        .join(' ')
}

/** A picture in the mail itself has no target. */
const withoutTarget = /^\s*(?:data|cid|mid):/i

export function finishImages(from: Collected, resolve: Resolve): Image[] {
  return from.images.map((image) => {
    if (image.src === '' || withoutTarget.test(image.src)) return { ...image, target: null, attachment: null }
    const { href, target } = resolve(image.src)
    return { ...image, src: href, target, attachment: null }
  })
}

export function finishForms(from: Collected, resolve: Resolve): Form[] {
  const loose = from.looseFields.some((field) => !field.startsWith('hidden'))
    ? [{ action: '', method: '', fields: from.looseFields }]
    : []
  return [...from.forms, ...loose].map(({ action, method, fields }) => {
    if (action === '') return { action, target: null, method, fields }
    const { href, target } = resolve(action.slice(0, limits.linkChars))
    return { action: href, target, method, fields }
  })
}
