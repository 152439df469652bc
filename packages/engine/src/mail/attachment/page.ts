/** Pages attached as files: HTML, SVG, HTA. What they ask for, where they lead, what they build out of their own text. */
import { Parser } from 'htmlparser2'
import { bounds } from './bounds.ts'
import { decodeText } from './bytes.ts'
import { addLink, type Found } from './found.ts'
import { lookIntoScript } from './script.ts'

type PageOptions = {
  readonly svg: boolean
  /** Charset label of the part, '' when none. */
  readonly charset: string
}

const isRemote = (url: string): boolean => /^\s*(?:https?:)?\/\//i.test(url)

/** A UTF-8 byte order mark or a meta tag in the first kilobyte names the charset (WHATWG HTML §13.2.3.2). */
const charsetOf = (b: Uint8Array, label: string): string => {
  if (label !== '') return label
  let head = ''
  for (let i = 0; i < 1024 && i < b.length; i++) head += String.fromCharCode(b[i] as number)
  return /charset\s{0,4}=\s{0,4}["']?([\w-]{1,30})/i.exec(head)?.[1] ?? ''
}

type State = {
  readonly found: Found
  script: string
  inScript: boolean
  /** Index in found.links of the anchor whose text is being read, -1 outside. */
  href: string
  shown: string
}

const flushAnchor = (s: State): void => {
  if (s.href !== '') addLink(s.found, 'a', s.href, s.shown.replace(/\s+/g, ' ').trim())
  s.href = ''
  s.shown = ''
}

type Attributes = { readonly [name: string]: string }

const openAnchor = (s: State, a: Attributes): void => {
  flushAnchor(s)
  s.href = a.href ?? a['xlink:href'] ?? ''
  if (!/^\s*(?:data|blob):/i.test(s.href)) return
  if ('download' in a) s.found.marks.add('data-download')
  // A file or a page carried in the link itself: looked at like one carried in a script.
  s.script += `\n${s.href}`
}

const openForm = (s: State, a: Attributes): void => {
  s.found.marks.add('form')
  const action = a.action ?? ''
  if (isRemote(action)) s.found.marks.add('external-form')
  addLink(s.found, 'form', action)
}

const openMeta = (s: State, a: Attributes): void => {
  if ((a['http-equiv'] ?? '').trim().toLowerCase() !== 'refresh') return
  const url = /^[\s\d.]{0,20}[;,]?\s{0,20}(?:url\s{0,20}=)?\s{0,20}["']?([^"']*)/i.exec(a.content ?? '')?.[1] ?? ''
  if (url.trim() === '') return
  s.found.marks.add('meta-refresh')
  addLink(s.found, 'meta-refresh', url)
}

const openScript = (s: State, a: Attributes): void => {
  s.found.marks.add('script')
  s.inScript = true
  const src = a.src ?? a.href ?? a['xlink:href'] ?? ''
  if (isRemote(src)) {
    s.found.marks.add('external-script')
    addLink(s.found, 'script', src)
  }
}

const openTag = (s: State, name: string, a: Attributes): void => {
  for (const key in a) {
    if (key.charCodeAt(0) !== 0x6f || key.charCodeAt(1) !== 0x6e || key.length < 4) continue
    s.found.marks.add('event-handler')
    s.script += `\n${a[key]}`
  }
  if (name === 'a' || name === 'area') openAnchor(s, a)
  else if (name === 'script') openScript(s, a)
  else if (name === 'form') openForm(s, a)
  else if (name === 'input' && (a.type ?? '').trim().toLowerCase() === 'password') s.found.marks.add('form-password')
  else if (name === 'meta') openMeta(s, a)
  else if (name === 'iframe' || name === 'frame' || name === 'embed' || name === 'object') {
    s.found.marks.add('iframe')
    addLink(s.found, 'iframe', a.src ?? a.data ?? '')
    if (a.srcdoc !== undefined) s.script += `\n${a.srcdoc}`
  } else if (name === 'foreignobject') s.found.marks.add('foreign-object')
  else if ((name === 'button' || name === 'input') && a.formaction !== undefined) {
    if (isRemote(a.formaction)) s.found.marks.add('external-form')
    addLink(s.found, 'form', a.formaction)
  }
  const href = a.href ?? ''
  if (/^\s*javascript:/i.test(href)) {
    s.found.marks.add('event-handler')
    s.script += `\n${href}`
  }
}

/** Fills `found` from a page. Reads at most bounds.pageBytes. */
export const lookIntoPage = (found: Found, bytes: Uint8Array, options: PageOptions): void => {
  const kept = bytes.subarray(0, bounds.pageBytes)
  if (kept.length < bytes.length) found.marks.add('truncated')
  const state: State = { found, script: '', inScript: false, href: '', shown: '' }
  const parser = new Parser(
    {
      onopentag: (name, attributes) => openTag(state, name, attributes),
      ontext: (text) => {
        if (state.inScript) state.script += text
        else if (state.href !== '' && state.shown.length < bounds.shownChars) state.shown += text
      },
      onclosetag: (name) => {
        if (name === 'script') {
          state.inScript = false
          state.script += '\n'
        } else if (name === 'a') flushAnchor(state)
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true, recognizeSelfClosing: options.svg },
  )
  parser.write(decodeText(kept, charsetOf(kept, options.charset)))
  parser.end()
  flushAnchor(state)
  if (state.script !== '') lookIntoScript(found, state.script)
}
