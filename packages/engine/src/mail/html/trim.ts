/** HTML too long to be read whole: what nobody sees goes first, then the middle. */
import { type TokenSink, tokenize } from './tokenizer.ts'

/** A picture within the HTML itself: what makes honest mail this long. */
const pictureData = /(data:image\/[\w.+-]{1,40};base64,)[A-Za-z0-9+/=\n]{1000,}/gi
/** Style sheets are needed to tell what is hidden; more rules than this are not kept anyway. */
const styleChars = 256 * 1024
/** Of what is kept, the share that is beginning. */
const headShare = 0.75

type Piece = { readonly start: number; readonly end: number }

/** Comments, contents of scripts, and style sheets beyond styleChars. */
function unseen(html: string): readonly Piece[] {
  const pieces: Piece[] = []
  let styles = 0
  let name = ''
  const drop = (start: number, end: number): void => {
    if (end > start) pieces.push({ start, end })
  }
  const sink: TokenSink = {
    text: (_source, start, end) => {
      if (name === 'script') drop(start, end)
      else if (name === 'style') {
        styles += end - start
        if (styles > styleChars) drop(start, end)
      }
    },
    openTagName: (start, end) => {
      name = end - start > 'script'.length ? '' : html.slice(start, end).toLowerCase()
    },
    attributeName: () => false,
    attributeValue: () => {},
    openTagEnd: () => {},
    closeTag: () => {
      name = ''
    },
    comment: (start, end) => {
      // '<' and '</' before it are text, and must not become a tag with what follows.
      if (!'</!?'.includes(html.charAt(start - 1) || ' ')) drop(start, end)
    },
    cdata: () => {},
    end: () => {},
    isForeign: () => false,
  }
  tokenize(html, sink)
  return pieces
}

function without(html: string, pieces: readonly Piece[]): string {
  const kept: string[] = []
  let from = 0
  for (const { start, end } of pieces) {
    if (start > from) kept.push(html.slice(from, start))
    from = end
  }
  kept.push(html.slice(from))
  return kept.join('')
}

/**
 * @param most characters to keep.
 * @returns what is seen of the whole where that fits; else (`cut`) its beginning and its end, each of whole tags.
 */
export function trimHtml(html: string, most: number): { readonly html: string; readonly cut: boolean } {
  if (html.length <= most) return { html, cut: false }
  const plain = html.replace(pictureData, '$1')
  const seen = without(plain, unseen(plain))
  if (seen.length <= most) return { html: seen, cut: false }
  const head = Math.floor(most * headShare)
  const tail = seen.length - (most - head)
  const before = seen.lastIndexOf('<', head)
  const after = seen.indexOf('<', tail)
  return { html: seen.slice(0, before > 0 ? before : head) + seen.slice(after < 0 ? tail : after), cut: true }
}
