/** The HTML facts of several parts as one. */
import type { HiddenKind, HtmlFacts } from './message.ts'

export const noHtml: HtmlFacts = {
  present: false,
  sizeBytes: 0,
  elements: 0,
  maxDepth: 0,
  scripts: 0,
  eventHandlers: 0,
  iframes: 0,
  objects: 0,
  metaRefresh: 0,
  baseHref: '',
  dataUrls: 0,
  blobUrls: 0,
  comments: 0,
  fonts: [],
  hiddenChars: {},
  qrTables: [],
  lang: '',
}

/** Counts are added; of base and lang the first counts. */
export function mergeHtmlFacts(a: HtmlFacts, b: HtmlFacts): HtmlFacts {
  if (!a.present) return b
  if (!b.present) return a
  const hiddenChars: Partial<Record<HiddenKind, number>> = { ...a.hiddenChars }
  for (const [kind, chars] of Object.entries(b.hiddenChars) as [HiddenKind, number][]) {
    hiddenChars[kind] = (hiddenChars[kind] ?? 0) + chars
  }
  return {
    present: true,
    sizeBytes: a.sizeBytes + b.sizeBytes,
    elements: a.elements + b.elements,
    maxDepth: Math.max(a.maxDepth, b.maxDepth),
    scripts: a.scripts + b.scripts,
    eventHandlers: a.eventHandlers + b.eventHandlers,
    iframes: a.iframes + b.iframes,
    objects: a.objects + b.objects,
    metaRefresh: a.metaRefresh + b.metaRefresh,
    baseHref: a.baseHref || b.baseHref,
    dataUrls: a.dataUrls + b.dataUrls,
    blobUrls: a.blobUrls + b.blobUrls,
    comments: a.comments + b.comments,
    fonts: [...new Set([...a.fonts, ...b.fonts])],
    hiddenChars,
    qrTables: [...a.qrTables, ...b.qrTables],
    lang: a.lang || b.lang,
  }
}
