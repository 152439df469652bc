/** What a reader sees of the body: the shown parts' texts one after another, with their links, images and forms. */

import { limits } from '../limits.ts'
import { findPlainLinks } from '../link/plain-links.ts'
import { parseTarget } from '../link/target.ts'
import { textOf } from './content.ts'
import { addDefectOnce, type DefectLog } from './defects.ts'
import { unflow } from './format-flowed.ts'
import { readHtml } from './html/reader-view.ts'
import { trimHtml } from './html/trim.ts'
import { mergeHtmlFacts, noHtml } from './html-facts.ts'
import { keepEnds, linkInEnds } from './keep-ends.ts'
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
    if (gathered.text !== '' && !gathered.text.endsWith('\n')) gathered.text += '\n'
    if (html) appendHtml(gathered, part, source)
    else appendPlain(gathered, part, source)
  }
  const ends = keepEnds(gathered.text, limits.textChars)
  if (ends !== null) addDefectOnce(source.log, 'limit-reached', 'textChars', -1)
  const links = bounded(gathered.links, limits.links, 'links', source.log)
  return {
    text: ends?.text ?? gathered.text,
    hidden: gathered.hidden.slice(0, limits.textChars),
    plainAlternative: plainAlternative(selection.plainAlternatives, source),
    links: ends === null ? links : links.map((link) => linkInEnds(link, ends)),
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
  const { text: decoded, cut } = textOf(source.bytes, part, limits.partBytes, source.log, source.charsets)
  if (cut) addDefectOnce(source.log, 'limit-reached', 'partBytes', part.startByte)
  const trimmed = trimHtml(decoded, Math.max(gathered.htmlLeft, limits.partCharsMin))
  if (trimmed.cut) addDefectOnce(source.log, 'limit-reached', 'htmlBytes', part.startByte)
  gathered.htmlLeft -= trimmed.html.length
  const view = readHtml(trimmed.html, { textStart: gathered.text.length })
  for (const name of view.limitsReached) addDefectOnce(source.log, 'limit-reached', name, part.startByte)
  gathered.text += view.text
  for (const link of view.links) gathered.links.push(link)
  if (view.hidden !== '') gathered.hidden += gathered.hidden === '' ? view.hidden : `\n${view.hidden}`
  for (const image of view.images) gathered.images.push(image)
  for (const form of view.forms) gathered.forms.push(form)
  gathered.html = mergeHtmlFacts(gathered.html, view.html)
}

function appendPlain(gathered: Gathered, part: Part, source: Source): void {
  const whole = plainText(part, source)
  const ends = keepEnds(whole, Math.max(limits.bodyChars - gathered.text.length, limits.partCharsMin))
  if (ends !== null) addDefectOnce(source.log, 'limit-reached', 'bodyChars', part.startByte)
  const text = ends?.text ?? whole
  const start = gathered.text.length
  gathered.text += text
  const links = findPlainLinks(text)
  if (links.length >= limits.links) addDefectOnce(source.log, 'limit-reached', 'links', part.startByte)
  for (const found of links) {
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

/** A text/plain (or like) part's text, paragraphs joined and markup of text/enriched taken off. */
function plainText(part: Part, source: Source): string {
  const { text: decoded, cut } = textOf(source.bytes, part, limits.partBytes, source.log, source.charsets)
  if (cut) addDefectOnce(source.log, 'limit-reached', 'partBytes', part.startByte)
  let text = decoded
  if (part.parameters.get('format')?.toLowerCase() === 'flowed') {
    text = unflow(text, part.parameters.get('delsp')?.toLowerCase() === 'yes')
  }
  // RFC 1896 §2: commands in angle brackets, `<<` a bracket itself.
  if (part.type === 'text/enriched' || part.type === 'text/richtext') {
    text = text.replace(/<<|<[^<>]{0,60}>/g, (command) => (command === '<<' ? '<' : ''))
  }
  return text
}

function plainAlternative(parts: readonly Part[], source: Source): string {
  let text = ''
  for (const part of parts) {
    if (text.length >= limits.bodyChars) break
    const next = plainText(part, source)
    text = text === '' ? next : `${text}\n${next}`
  }
  return keepEnds(text, limits.textChars)?.text ?? text
}
