/** What elements do beyond layout: links, images, forms, scripts, style sheets. */
import { findPlainLinks } from '../../link/plain-links.ts'
import { get, handlerScript, has } from './attributes.ts'
import { addField, addImage, addLink, openForm, openLink } from './collect.ts'
import { linkBlue, parseLegacyColour } from './colour.ts'
import { property } from './declarations.ts'
import type { Tag } from './elements.ts'
import { hiddenCode } from './look.ts'
import type { Frame } from './open-elements.ts'
import { endModuleRow, finishGrid } from './qr-grid.ts'
import { addFonts, content, type Reading } from './reading.ts'
import { lineEnd, writeShown } from './shown.ts'
import { readStyleSheet } from './style-sheet.ts'
import { space } from './text-writer.ts'

/**
 * The start tag now read.
 * @param scope frame with whose end a link that is opened ends at the latest.
 */
export function actOnElement(r: Reading, tag: Tag, frame: Frame, scope: number): void {
  const act = acts.get(tag.name)
  if (act !== undefined) act(r, frame, scope)
  if (r.attributes.handlers > 0) addScriptLinks(r, handlerScript(r.attributes))
}

type Act = (r: Reading, frame: Frame, scope: number) => void

const isHidden = (frame: Frame): boolean => frame.hidden !== hiddenCode.shown

const anchor: Act = (r, frame, scope) => {
  const { attributes, collected } = r
  const href = has(attributes, 'href') || !frame.foreign ? get(attributes, 'href') : get(attributes, 'xlink:href')
  const link = addLink(collected, {
    source: frame.foreign ? 'svg' : 'a',
    href,
    title: get(attributes, 'title'),
    inHidden: isHidden(frame),
    bound: scope,
  })
  if (link !== null) openLink(collected, link, r.text, r.hidden)
}

const area: Act = (r, frame) => {
  const { attributes } = r
  addLink(r.collected, {
    source: 'area',
    href: get(attributes, 'href'),
    title: get(attributes, 'title'),
    label: get(attributes, 'alt'),
    inHidden: isHidden(frame),
  })
}

const form: Act = (r, frame) => {
  const action = get(r.attributes, 'action')
  openForm(r.collected, action, get(r.attributes, 'method'))
  addLink(r.collected, { source: 'form', href: action, inHidden: isHidden(frame) })
}

/** A button that sends its form elsewhere is a link; it ends with its own element. */
const button: Act = (r, frame) => {
  const { attributes, collected, open } = r
  addField(collected, get(attributes, 'type') || 'submit', get(attributes, 'name'))
  const link = addLink(collected, {
    source: 'button',
    href: get(attributes, 'formaction'),
    title: get(attributes, 'title'),
    inHidden: isHidden(frame),
    bound: open.top,
  })
  if (link !== null) openLink(collected, link, r.text, r.hidden)
}

/** Types of <input> that show no text of their own. */
const silentInputs = new Set(['checkbox', 'radio', 'file', 'range', 'color'])

const input: Act = (r, frame) => {
  const { attributes, collected } = r
  const type = get(attributes, 'type').trim().toLowerCase() || 'text'
  addField(collected, type, get(attributes, 'name'))
  const value = get(attributes, 'value')
  if (type === 'hidden') {
    writeShown(r, { ...frame, hidden: hiddenCode.attribute }, `${value}\n`, 0, value.length + 1)
    return
  }
  const formAction = get(attributes, 'formaction')
  const label = value || get(attributes, 'placeholder') || get(attributes, 'alt')
  if (formAction !== '') {
    addLink(collected, { source: 'button', href: formAction, label, inHidden: isHidden(frame) })
  }
  if (type === 'image') image(r, frame, 0)
  else if (!silentInputs.has(type) && type !== 'password') writeApart(r, frame, label)
  else if (type === 'password') writeApart(r, frame, get(attributes, 'placeholder'))
}

/** Text of a box: apart from the words before and after it. */
function writeApart(r: Reading, frame: Frame, text: string): void {
  if (text === '') return
  space(r.text)
  writeShown(r, frame, text, 0, text.length)
  space(r.text)
}

const select: Act = (r) => addField(r.collected, 'select', get(r.attributes, 'name'))
const textarea: Act = (r) => addField(r.collected, 'textarea', get(r.attributes, 'name'))

/** HTML §4.2.5.3 (refresh): seconds, then `url=`. */
const refresh = /^\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?(["']?)(.*)$/is
/** A longer refresh is cut. */
const refreshChars = 10_000

const meta: Act = (r) => {
  if (get(r.attributes, 'http-equiv').trim().toLowerCase() !== 'refresh') return
  r.metaRefresh++
  const [, quote = '', rest = ''] = refresh.exec(get(r.attributes, 'content').slice(0, refreshChars)) ?? []
  const end = quote === '' ? -1 : rest.indexOf(quote)
  addLink(r.collected, { source: 'meta-refresh', href: (end < 0 ? rest : rest.slice(0, end)).trim() })
}

const base: Act = (r) => {
  if (r.collected.baseHref === '') r.collected.baseHref = get(r.attributes, 'href').trim()
}

function embedded(name: 'src' | 'data'): Act {
  return (r, frame) => {
    r.objects++
    addLink(r.collected, { source: 'object', href: get(r.attributes, name), inHidden: isHidden(frame) })
  }
}

/** No bigger than this, an image shows nothing. */
const pixelPx = 2

const image: Act = (r, frame) => {
  const { attributes } = r
  const widthPx = sizeOf(frame, property.width, get(attributes, 'width'))
  const heightPx = sizeOf(frame, property.height, get(attributes, 'height'))
  const pixel = (widthPx ?? Number.NaN) <= pixelPx && (heightPx ?? Number.NaN) <= pixelPx
  // Colour and font size hide letters only.
  const hidden = frame.hard !== hiddenCode.shown || frame.invisible || pixel || widthPx === 0 || heightPx === 0
  const src = get(attributes, 'src') || (frame.foreign ? get(attributes, 'xlink:href') : '')
  addImage(r.collected, { src, alt: get(attributes, 'alt').trim(), widthPx, heightPx, hidden }, r.text.text.length)
  if (!hidden && !pixel && r.grid.recorded > 0) finishGrid(r.grid)
}

/** px by style or attribute; null when none is given or it depends on the box around. */
function sizeOf({ own, fontPx }: Frame, at: number, written: string): number | null {
  if (own !== null && (own.set & (1 << at)) !== 0) {
    const size = own.values[at] as number
    return size < 0 ? -size * fontPx : size
  }
  const number = Number.parseInt(written, 10)
  return Number.isNaN(number) || written.trimEnd().endsWith('%') ? null : number
}

const frameElement: Act = (r, frame) => {
  r.iframes++
  addLink(r.collected, { source: 'iframe', href: get(r.attributes, 'src'), inHidden: isHidden(frame) })
}

const document: Act = (r) => {
  if (r.lang === '') r.lang = get(r.attributes, 'lang').trim().toLowerCase()
  if (!has(r.attributes, 'link')) return
  const colour = parseLegacyColour(get(r.attributes, 'link'))
  r.linkColour = Number.isNaN(colour) ? linkBlue : colour
}

const lineBreak: Act = (r, frame) => {
  lineEnd(r, frame)
  endModuleRow(r.grid)
}

const acts: ReadonlyMap<string, Act> = new Map<string, Act>([
  ['a', anchor],
  ['area', area],
  ['form', form],
  ['button', button],
  ['input', input],
  ['select', select],
  ['textarea', textarea],
  ['meta', meta],
  ['base', base],
  ['object', embedded('data')],
  ['embed', embedded('src')],
  ['applet', embedded('src')],
  ['frame', frameElement],
  ['img', image],
  ['image', image],
  ['html', document],
  ['body', document],
  ['br', lineBreak],
])

/** The start tag of an element whose contents are no markup. */
export function startRaw(r: Reading, tag: Tag, frame: Frame): void {
  const { attributes } = r
  r.raw = ''
  r.content = content.dropped
  if (tag.name === 'script') {
    // Structured data (schema.org) is read by mailbox providers and run by nobody.
    if (!/json/i.test(get(attributes, 'type'))) r.scripts++
    r.content = content.script
    addLink(r.collected, { source: 'script', href: get(attributes, 'src') })
  } else if (tag.name === 'iframe') {
    frameElement(r, frame, 0)
    addScriptLinks(r, get(attributes, 'srcdoc'))
  } else if (tag.name === 'style' && !r.sheetKnown && /^\s*(?:all|screen|)\s*$/i.test(get(attributes, 'media'))) {
    r.content = content.css
  }
}

/** The end of that element. */
export function finishRaw(r: Reading): void {
  if (r.content === content.script) addScriptLinks(r, r.raw)
  else if (r.content === content.css) {
    const before = r.sheet.rules.size
    readStyleSheet(r.sheet, r.raw)
    for (const list of r.sheet.fonts.splice(0)) addFonts(r, list)
    r.matches.clear()
    const begun = r.text.text !== '' || r.hidden.text !== '' || r.collected.images.length > 0
    if (begun && r.sheet.rules.size > before) r.lateRules = true
  }
  r.raw = ''
  r.content = content.shown
}

/** URLs written in a script: where it may lead. */
function addScriptLinks(r: Reading, script: string): void {
  for (const { href } of findPlainLinks(script)) addLink(r.collected, { source: 'script', href })
}
