/** What a reader sees of the body: the shown parts' texts one after another, with their links, images and forms. */

import { limits } from '../limits.ts'
import { findPlainLinks } from '../link/plain-links.ts'
import { parseTarget } from '../link/target.ts'
import { textOf } from './content.ts'
import { addDefectOnce, type DefectLog } from './defects.ts'
import { unflow } from './format-flowed.ts'
import { readHtml } from './html/reader-view.ts'
import { mergeHtmlFacts, noHtml } from './html-facts.ts'
import type { Form, HtmlFacts, Image, Link, Part } from './message.ts'
import type { Selection } from './select.ts'

export type Body = {
  readonly text: string
  readonly hidden: string
  readonly plainAlternative: string
  readonly links: Link[]
  /** cid: references not yet resolved. */
  readonly images: readonly Image[]
  readonly forms: readonly Form[]
  readonly html: HtmlFacts
}

/** RFC 3629: most bytes of UTF-8 for one UTF-16 code unit; other charsets need fewer. */
const bytesPerChar = 3

/** The message the parts belong to, and where its defects and labels go. */
export type Source = { readonly bytes: Uint8Array; readonly log: DefectLog; readonly charsets: Set<string> }
type Gathered = {
  text: string
  hidden: string
  html: HtmlFacts
  htmlLeft: number
  readonly links: Link[]
  readonly images: Image[]
  readonly forms: Form[]
}

export function readBody(selection: Selection, source: Source): Body {
  const gathered: Gathered = {
    text: '',
    hidden: '',
    html: noHtml,
    htmlLeft: limits.htmlBytes,
    links: [],
    images: [],
    forms: [],
  }
  for (const { part, html } of selection.shown) {
    if (gathered.text.length >= limits.textChars) {
      addDefectOnce(source.log, 'limit-reached', 'textChars', part.startByte)
      break
    }
    if (gathered.text !== '' && !gathered.text.endsWith('\n')) gathered.text += '\n'
    if (html) appendHtml(gathered, part, source)
    else appendPlain(gathered, part, source)
  }
  return {
    text: gathered.text,
    hidden: gathered.hidden.slice(0, limits.textChars),
    plainAlternative: plainAlternative(selection.plainAlternatives, source),
    links: bounded(gathered.links, limits.links, 'links', source.log),
    images: bounded(gathered.images, limits.images, 'images', source.log),
    forms: gathered.forms,
    html: gathered.html,
  }
}

function bounded<T>(list: T[], most: number, name: string, log: DefectLog): T[] {
  if (list.length <= most) return list
  addDefectOnce(log, 'limit-reached', name, -1)
  return list.slice(0, most)
}

function appendHtml(gathered: Gathered, part: Part, source: Source): void {
  if (gathered.htmlLeft <= 0) {
    addDefectOnce(source.log, 'limit-reached', 'htmlBytes', part.startByte)
    return
  }
  const { text: html, cut } = textOf(source.bytes, part, gathered.htmlLeft, source.log, source.charsets)
  if (cut) addDefectOnce(source.log, 'limit-reached', 'htmlBytes', part.startByte)
  gathered.htmlLeft -= Math.max(html.length, 1)
  const view = readHtml(html, { textStart: gathered.text.length })
  for (const name of view.limitsReached) addDefectOnce(source.log, 'limit-reached', name, part.startByte)
  const room = limits.textChars - gathered.text.length
  const tooLong = view.text.length > room
  if (tooLong) addDefectOnce(source.log, 'limit-reached', 'textChars', part.startByte)
  gathered.text += tooLong ? view.text.slice(0, room) : view.text
  for (const link of view.links) {
    // What was cut off can no longer be pointed at.
    gathered.links.push(
      tooLong && link.span !== null && link.span.end > limits.textChars ? { ...link, span: null } : link,
    )
  }
  if (view.hidden !== '') gathered.hidden += gathered.hidden === '' ? view.hidden : `\n${view.hidden}`
  for (const image of view.images) gathered.images.push(image)
  for (const form of view.forms) gathered.forms.push(form)
  gathered.html = mergeHtmlFacts(gathered.html, view.html)
}

function appendPlain(gathered: Gathered, part: Part, source: Source): void {
  const room = limits.textChars - gathered.text.length
  const text = plainText(part, room, source)
  const start = gathered.text.length
  gathered.text += text
  for (const found of findPlainLinks(text)) {
    if (gathered.links.length > limits.links) break
    if (found.href.length > limits.linkChars) addDefectOnce(source.log, 'limit-reached', 'linkChars', part.startByte)
    const href = found.href.slice(0, limits.linkChars)
    gathered.links.push({
      source: 'text',
      href,
      shown: text.slice(found.start, Math.min(found.end, found.start + limits.linkChars)),
      title: '',
      target: parseTarget(href),
      span: { place: 'text', index: 0, start: start + found.start, end: start + found.end },
      hidden: false,
    })
  }
}

/** A text/plain (or like) part's text, paragraphs joined and markup of text/enriched taken off, at most `room` long. */
function plainText(part: Part, room: number, source: Source): string {
  const { text: decoded, cut } = textOf(source.bytes, part, room * bytesPerChar, source.log, source.charsets)
  let text = decoded
  if (part.parameters.get('format')?.toLowerCase() === 'flowed') {
    text = unflow(text, part.parameters.get('delsp')?.toLowerCase() === 'yes')
  }
  // RFC 1896 §2: commands in angle brackets, `<<` a bracket itself.
  if (part.type === 'text/enriched' || part.type === 'text/richtext') {
    text = text.replace(/<<|<[^<>]{0,60}>/g, (command) => (command === '<<' ? '<' : ''))
  }
  if (cut || text.length > room) addDefectOnce(source.log, 'limit-reached', 'textChars', part.startByte)
  return text.length > room ? text.slice(0, room) : text
}

function plainAlternative(parts: readonly Part[], source: Source): string {
  let text = ''
  for (const part of parts) {
    if (text.length >= limits.textChars) break
    const next = plainText(part, limits.textChars - text.length, source)
    text = text === '' ? next : `${text}\n${next}`
  }
  return text.slice(0, limits.textChars)
}
