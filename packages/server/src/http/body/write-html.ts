/**
 * A mail's HTML read and written anew: only listed elements and attributes, every text and value escaped, every element
 * closed. What comes out has no script, handler, form, frame or remote address, whatever went in.
 */
import { type TokenSink, tokenize } from '@miwake/engine'
import {
  breaksOutOfForeign,
  droppedElements,
  droppedVoid,
  plainAttributes,
  plainElements,
  rawTextElements,
  voidElements,
} from './allowed.ts'
import { filterDeclarations, filterStyleSheet } from './css.ts'
import { escapeAttribute, escapeText } from './escape.ts'

/** What a link becomes: a label beside its text, and an address only where it may be followed. */
export type WrittenLink = {
  /** null: it leads nowhere. */
  readonly href: string | null
  /** Shown beside it: where it really leads; '' where that need not be said. */
  readonly label: string
  readonly isBad: boolean
}
export type WriteOptions = {
  readonly linkOf: (href: string) => WrittenLink
  /** A data: address of an image the mail itself carries; null for everything remote. */
  readonly imageOf: (src: string) => string | null
  readonly words: { readonly image: string; readonly field: string }
}
export type WrittenHtml = {
  readonly html: string
  /** Filtered style sheets, to stand in a <style>. */
  readonly css: string
  /** Images left out, those not seen (counting pixels) too. */
  readonly imagesLeftOut: number
}

/** Deeper elements are not written, their text is: no mail nests so, and browsers have a limit of their own (512). */
const depthMax = 200
/** Output is cut here: a page of a thousand screens. */
const outputChars = 4_000_000
/** An image of so many pixels or fewer is there to count, not to be seen. */
const countingPixelPx = 2

type Tag = { readonly name: string; readonly values: Map<string, string> }

export const writeHtml = (source: string, options: WriteOptions): WrittenHtml => {
  const out: string[] = []
  let chars = 0
  const sheets: string[] = []
  let imagesLeftOut = 0
  const open: { readonly name: string; readonly after: string }[] = []
  let tag: Tag = { name: '', values: new Map() }
  let attribute = ''
  /** The dropped element we are in, and how many of its name are open. */
  let dropped: string | null = null
  let droppedDepth = 0

  const put = (text: string) => {
    if (chars >= outputChars) return
    chars += text.length
    out.push(text)
  }
  const openElement = (written: string, name: string, attributes: string, after = '') => {
    if (open.length >= depthMax) return
    put(`<${written}${attributes}>`)
    open.push({ name, after: `</${written}>${after}` })
  }
  const closeElement = (name: string) => {
    const at = open.findLastIndex((element) => element.name === name)
    if (at < 0) return
    while (open.length > at) put(open.pop()!.after)
  }

  const attributesOf = ({ name, values }: Tag): string => {
    let text = ''
    for (const [key, value] of values) {
      if (!plainAttributes.has(key) || (key === 'type' && name !== 'ol' && name !== 'ul')) continue
      if (key === 'style') {
        const css = filterDeclarations(value)
        if (css !== '') text += ` style="${escapeAttribute(css)}"`
      } else if (key === 'class') {
        // Escaped first: that takes out letters which would keep a name from being told.
        const names = escapeAttribute(value)
          .split(/\s+/)
          .filter((each) => !each.toLowerCase().startsWith(ownPrefix))
        text += ` class="${names.join(' ')}"`
      } else text += ` ${key}="${escapeAttribute(value)}"`
    }
    return text
  }

  const writeLink = (given: Tag) => {
    const href = given.values.get('href')
    if (href === undefined) return openElement('span', given.name, attributesOf(given))
    // HTML §13.2.6.4.7: a link ends where the next begins, and so each label stands beside its own.
    closeElement('a')
    const { href: to, label, isBad } = options.linkOf(href)
    const beside =
      label === ''
        ? ''
        : `<span class="${ownPrefix}domain${isBad ? ` ${ownPrefix}bad` : ''}">${escapeText(label)}</span>`
    if (to === null) openElement('span', given.name, `${attributesOf(given)} data-miwake="closed"`, beside)
    else {
      const follow = ` href="${escapeAttribute(to)}" rel="noreferrer noopener nofollow" target="_blank"`
      openElement('a', given.name, attributesOf(given) + follow, beside)
    }
  }

  /** A place in a picture: it has no end tag, so what follows is not in it. */
  const writeArea = (given: Tag) => {
    if (!given.values.has('href') || open.length >= depthMax) return
    writeLink(given)
    put(escapeText((given.values.get('alt') ?? '').trim() || options.words.image))
    closeElement('area')
  }

  const writeImage = (given: Tag) => {
    const { values } = given
    const data = options.imageOf(values.get('src') ?? '')
    if (data !== null && chars < outputChars) {
      put(`<img${attributesOf(given)}`)
      // Bounded by what images may weigh, and not at the cost of the text after them.
      out.push(` src="${escapeAttribute(data)}">`)
      return
    }
    imagesLeftOut++
    const px = (key: string) => Number.parseInt(values.get(key) ?? '', 10)
    if (px('width') <= countingPixelPx || px('height') <= countingPixelPx) return
    put(`<span class="${ownPrefix}image">${escapeText((values.get('alt') ?? '').trim() || options.words.image)}</span>`)
  }

  const writeTag = (given: Tag) => {
    const { name, values } = given
    if (plainElements.has(name)) {
      if (voidElements.has(name)) put(`<${name}${attributesOf(given)}>`)
      else openElement(name, name, attributesOf(given))
    } else if (name === 'a') writeLink(given)
    else if (name === 'area') writeArea(given)
    else if (name === 'img' || name === 'image') writeImage(given)
    else if (name === 'body') {
      const colour = values.get('bgcolor')
      const style = `${values.get('style') ?? ''};${colour === undefined ? '' : `background-color:${colour}`}`
      values.set('style', style)
      values.delete('bgcolor')
      openElement('div', name, attributesOf(given))
    } else if (name === 'input' || name === 'button') writeField(given)
    // html, head, form, label and whatever else: only what is in them.
  }

  /** What could be typed into or pressed is shown as dead. */
  const writeField = ({ name, values }: Tag) => {
    const type = (values.get('type') ?? '').toLowerCase()
    if (type === 'hidden') return
    if (name === 'button') return openElement('span', name, ` class="${ownPrefix}field"`)
    const text = /^(?:submit|button|reset)$/.test(type) ? (values.get('value') ?? '') : ''
    put(`<span class="${ownPrefix}field">${escapeText(text.trim() || options.words.field)}</span>`)
  }

  const endTag = (selfClosing: boolean) => {
    const { name } = tag
    const isForeign = dropped === 'svg' || dropped === 'math'
    if (dropped !== null) {
      if (isForeign && breaksOutOfForeign.has(name)) dropped = null
      else {
        if (name === dropped && !selfClosing) droppedDepth++
        return
      }
    }
    if (droppedElements.has(name)) {
      if (droppedVoid.has(name) || (selfClosing && (name === 'svg' || name === 'math'))) return
      dropped = name
      droppedDepth = 1
    } else writeTag(tag)
  }

  const sink: TokenSink = {
    text: (from, start, end) => {
      if (dropped === 'style') sheets.push(from.slice(start, end))
      else if (dropped === null) put(escapeText(from.slice(start, end)))
    },
    openTagName: (start, end) => {
      tag = { name: source.slice(start, end).toLowerCase(), values: new Map() }
    },
    attributeName: (start, end) => {
      attribute = source.slice(start, end).toLowerCase()
      return wanted.has(attribute) && !tag.values.has(attribute)
    },
    attributeValue: (value) => tag.values.set(attribute, value),
    openTagEnd: endTag,
    closeTag: (start, end) => {
      const name = source.slice(start, end).toLowerCase()
      if (dropped === null) closeElement(name)
      else if (name === dropped && (rawTextElements.has(name) || --droppedDepth === 0)) dropped = null
    },
    comment: () => {},
    cdata: () => {},
    end: () => {},
    isForeign: () => dropped === 'svg' || dropped === 'math',
  }
  tokenize(source, sink)
  while (open.length > 0) out.push(open.pop()!.after)
  return { html: out.join(''), css: filterStyleSheet(sheets.join('\n')), imagesLeftOut }
}

/** Classes of what Miwake adds; a mail's own of that name go. */
export const ownPrefix = 'mw-'
const wanted: ReadonlySet<string> = new Set([...plainAttributes, 'href', 'src', 'value'])
