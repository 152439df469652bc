/** Tags and text of a page as they come, with no tree: time is linear in the input whatever is left open. */
import { Tokenizer } from 'htmlparser2'

export type TagReader = {
  /** Name in lower case; attributes of interest by lower-case name, entities decoded, the first of each counts. */
  readonly onTag: (name: string, attributes: ReadonlyMap<string, string>) => void
  readonly onText: (text: string) => void
  /** Name in lower case. */
  readonly onEndTag: (name: string) => void
}

/** Attributes that lead somewhere or ask something; event handlers are kept besides. */
const kept = new Set([
  'href',
  'xlink:href',
  'src',
  'data',
  'action',
  'formaction',
  'type',
  'content',
  'http-equiv',
  'download',
  'srcdoc',
])
const none: ReadonlyMap<string, string> = new Map()

const isHandler = (name: string): boolean =>
  name.length > 3 && name.charCodeAt(0) === 0x6f && name.charCodeAt(1) === 0x6e

/** Runs over a page once. */
export const readTags = (page: string, reader: TagReader): void => {
  let tag = ''
  let attributes: Map<string, string> | null = null
  let name = ''
  let value = ''
  const endTag = (): void => {
    reader.onTag(tag, attributes ?? none)
    attributes = null
  }
  const nothing = (): void => {}
  const tokenizer = new Tokenizer(
    {},
    {
      onopentagname: (start, end) => {
        tag = page.slice(start, end).toLowerCase()
        attributes = null
      },
      onattribname: (start, end) => {
        const written = page.slice(start, end).toLowerCase()
        name = kept.has(written) || isHandler(written) ? written : ''
        value = ''
      },
      onattribdata: (start, end) => {
        if (name !== '') value += page.slice(start, end)
      },
      onattribentity: (code) => {
        if (name !== '') value += String.fromCodePoint(code)
      },
      onattribend: () => {
        if (name === '') return
        attributes ??= new Map()
        if (!attributes.has(name)) attributes.set(name, value)
      },
      onopentagend: endTag,
      onselfclosingtag: endTag,
      onclosetag: (start, end) => reader.onEndTag(page.slice(start, end).toLowerCase()),
      ontext: (start, end) => reader.onText(page.slice(start, end)),
      ontextentity: (code) => reader.onText(String.fromCodePoint(code)),
      // Scripts in SVG may stand in CDATA.
      oncdata: (start, end, offset) => reader.onText(page.slice(start + 6, end - offset)),
      oncomment: nothing,
      ondeclaration: nothing,
      onprocessinginstruction: nothing,
      onend: nothing,
    },
  )
  tokenizer.write(page)
  tokenizer.end()
}
