/** HTML to what a reader sees: text, with what is kept from the reader set apart, links, images, forms. */
import { limits } from '../../limits.ts'
import { findPlainLinks } from '../../link/plain-links.ts'
import { parseTarget } from '../../link/target.ts'
import type { Form, HiddenKind, HtmlFacts, Image, Link } from '../message.ts'
import { endAttribute, startAttribute, startAttributes } from './attributes.ts'
import { finishForms, finishImages, finishLinks, urlResolver } from './collect.ts'
import { addTag, knownTag, readTag } from './elements.ts'
import { hiddenKinds } from './look.ts'
import { topFrame } from './open-elements.ts'
import { type Reading, reading } from './reading.ts'
import { turnRound } from './reversed.ts'
import { writeText } from './shown.ts'
import { noStyleSheet, type StyleSheet } from './style-sheet.ts'
import { textQr } from './text-qr.ts'
import { type TokenSink, tokenize } from './tokenizer.ts'
import { endDocument, endTag, startTag } from './tree.ts'

export type HtmlView = {
  readonly text: string
  readonly hidden: string
  readonly links: Link[]
  readonly images: Image[]
  readonly forms: Form[]
  readonly html: HtmlFacts
  /** Names in limits.ts of the limits that were reached. */
  readonly limitsReached: string[]
}

/**
 * Reads one HTML text. Total and linear: every byte is handled once, or twice where a style sheet stands after text.
 * @param html decoded; cut at limits.htmlBytes characters. The text is given whole, however long.
 * @param options.textStart where this text will stand in the message's text: added to every span.
 * @param options.sizeBytes size of the part decoded from its transfer encoding; else the size in UTF-8 is told.
 */
export function readHtml(html: string, options: { readonly textStart: number; readonly sizeBytes?: number }): HtmlView {
  const input = html.length > limits.htmlBytes ? html.slice(0, limits.htmlBytes) : html
  const first = readOnce(input, noStyleSheet(), false)
  // Rules act on what stands before them too, so with the whole sheet known the text is read again.
  const r = first.lateRules ? readOnce(input, first.sheet, true) : first
  if (input !== html) r.collected.limitsReached.add('htmlBytes')
  if (r.sheet.limitReached) r.collected.limitsReached.add('styleRules')
  const text = turnRound(r.text.text, r.reversals)
  const resolve = urlResolver(r.collected.baseHref)
  const links = finishLinks(r.collected, resolve, {
    text,
    hidden: r.hidden.text,
    textStart: options.textStart,
    reversals: r.reversals,
  })
  const plain = plainLinks(text, links, options.textStart)
  if (links.length + plain.length >= limits.links) r.collected.limitsReached.add('links')
  return {
    text,
    hidden: r.hidden.text,
    links: [...links, ...plain],
    images: finishImages(r.collected, resolve),
    forms: finishForms(r.collected, resolve),
    html: facts(r, text, options.sizeBytes ?? utf8Bytes(html), first.fonts),
    limitsReached: [...r.collected.limitsReached],
  }
}

const encoder = new TextEncoder()
const encoded = new Uint8Array(64 * 1024)

/** Length in UTF-8, without keeping it. */
function utf8Bytes(text: string): number {
  let bytes = 0
  for (let rest = text; rest !== ''; ) {
    const { read, written } = encoder.encodeInto(rest, encoded)
    bytes += written
    rest = rest.slice(read)
  }
  return bytes
}

/** One pass; exported for the tests that count its work. */
export function readOnce(html: string, sheet: StyleSheet, sheetKnown: boolean): Reading {
  const r = reading(html, sheet, sheetKnown)
  tokenize(html, sinkOf(r))
  return r
}

function sinkOf(r: Reading): TokenSink {
  const { html, attributes, open } = r
  let tag = knownTag('span')
  return {
    text: (source, start, end) => writeText(r, source, start, end),
    openTagName: (start, end) => {
      tag = readTag(html, start, end, r.otherTags) ?? addTag(html, start, end, r.otherTags)
      startAttributes(attributes)
    },
    attributeName: (start, end) => startAttribute(attributes, html, start, end),
    attributeValue: (value) => endAttribute(attributes, value),
    openTagEnd: (selfClosing) => startTag(r, tag, selfClosing),
    closeTag: (start, end) => {
      const ended = readTag(html, start, end, r.otherTags)
      if (ended !== null) endTag(r, ended)
    },
    comment: () => {
      r.comments++
    },
    cdata: (start, end) => {
      // Text inside <svg> and <math>, a comment anywhere else.
      if (topFrame(open).foreign) writeText(r, html, start, end)
      else r.comments++
    },
    end: () => endDocument(r),
    isForeign: () => topFrame(open).foreign,
  }
}

/** URLs written in the visible text outside links. */
function plainLinks(text: string, links: readonly Link[], textStart: number): Link[] {
  const taken = links.flatMap(({ span }) => (span === null ? [] : [span]))
  const found: Link[] = []
  let next = 0
  let takenEnd = 0
  for (const { start, end, href: written } of findPlainLinks(text)) {
    // Links stand in the order of their beginning, so those before this one are passed once.
    for (let span = taken[next]; span !== undefined && span.start - textStart < end; span = taken[++next]) {
      takenEnd = Math.max(takenEnd, span.end - textStart)
    }
    if (takenEnd > start || links.length + found.length >= limits.links) continue
    const href = written.slice(0, limits.linkChars)
    found.push({
      source: 'text',
      href,
      shown: text.slice(start, Math.min(end, start + limits.linkChars)),
      title: '',
      target: parseTarget(href),
      span: { place: 'text', index: 0, start: textStart + start, end: textStart + end },
      hidden: false,
    })
  }
  return found
}

function facts(r: Reading, text: string, sizeBytes: number, fonts: ReadonlySet<string>): HtmlFacts {
  const hiddenChars: Partial<Record<HiddenKind, number>> = {}
  for (const [code, kind] of hiddenKinds.entries()) {
    const chars = r.hiddenChars[code] ?? 0
    if (kind !== null && chars > 0) hiddenChars[kind] = chars
  }
  if (r.text.invisible > 0) hiddenChars['zero-width'] = r.text.invisible
  const drawn = textQr(text)
  return {
    present: true,
    sizeBytes,
    elements: r.elements,
    maxDepth: r.maxDepth,
    scripts: r.scripts,
    eventHandlers: r.eventHandlers,
    iframes: r.iframes,
    objects: r.objects,
    metaRefresh: r.metaRefresh,
    baseHref: r.collected.baseHref,
    dataUrls: r.collected.dataUrls,
    blobUrls: r.collected.blobUrls,
    comments: r.comments,
    fonts: [...new Set([...r.fonts, ...fonts])],
    hiddenChars,
    qrTables: drawn === null ? r.grid.found : [...r.grid.found, drawn],
    lang: r.lang,
  }
}
