/** Pages attached as files: HTML, SVG, HTA. What they ask for, where they lead, what they build out of their own text. */
import { bounds } from './bounds.ts'
import { decodeText } from './bytes.ts'
import { pageBytesOf } from './encoded.ts'
import { addLink, type Found } from './found.ts'
import { lookIntoScript } from './script.ts'
import { readTags } from './tags.ts'

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
  /** Text of scripts, handlers and data: links, one after the other. */
  script: string
  inScript: boolean
  inStyle: boolean
  /** Characters to read, blanks apart; counted no further than leadsOnCharsMax. */
  readChars: number
  /** Target of the anchor whose text is being read, '' outside. */
  href: string
  shown: string
}
type Attributes = ReadonlyMap<string, string>

/** A page that leads on says 'please wait' or nothing; one that is read says more. */
const leadsOnCharsMax = 400

const flushAnchor = (s: State): void => {
  if (s.href !== '') addLink(s.found, 'a', s.href, s.shown.replace(/\s+/g, ' ').trim())
  s.href = ''
  s.shown = ''
}

const hrefOf = (a: Attributes): string => a.get('href') ?? a.get('xlink:href') ?? ''

const openAnchor = (s: State, a: Attributes): void => {
  flushAnchor(s)
  s.href = hrefOf(a)
  if (/^\s*javascript:/i.test(s.href)) {
    s.found.marks.add('event-handler')
    s.script += `\n${s.href}`
  } else if (/^\s*(?:data|blob):/i.test(s.href)) {
    if (a.has('download')) s.found.marks.add('data-download')
    // A file or a page carried in the link itself: looked at like one carried in a script.
    s.script += `\n${s.href}`
  }
}

const addFormTarget = (s: State, action: string): void => {
  if (isRemote(action)) s.found.marks.add('external-form')
  addLink(s.found, 'form', action)
}

const openMeta = (s: State, a: Attributes): void => {
  if (a.get('http-equiv')?.trim().toLowerCase() !== 'refresh') return
  const content = a.get('content') ?? ''
  const url = /^[\s\d.]{0,20}[;,]?\s{0,20}(?:url\s{0,20}=)?\s{0,20}["']?([^"']*)/i.exec(content)?.[1] ?? ''
  if (url.trim() === '') return
  s.found.marks.add('meta-refresh')
  addLink(s.found, 'meta-refresh', url)
}

const openScript = (s: State, a: Attributes): void => {
  s.found.marks.add('script')
  s.inScript = true
  const src = a.get('src') ?? hrefOf(a)
  if (!isRemote(src)) return
  s.found.marks.add('external-script')
  addLink(s.found, 'script', src)
}

const openFrame = (s: State, a: Attributes): void => {
  s.found.marks.add('iframe')
  addLink(s.found, 'iframe', a.get('src') ?? a.get('data') ?? '')
  const inner = a.get('srcdoc')
  if (inner !== undefined) s.script += `\n${inner}`
}

const openField = (s: State, a: Attributes): void => {
  if (a.get('type')?.trim().toLowerCase() === 'password') s.found.marks.add('form-password')
  const action = a.get('formaction')
  if (action !== undefined) addFormTarget(s, action)
}

const openTag = (s: State, name: string, a: Attributes): void => {
  for (const [key, value] of a) {
    if (!key.startsWith('on')) continue
    s.found.marks.add('event-handler')
    s.script += `\n${value}`
  }
  if (s.href !== '' && s.found.kind === 'svg' && (name === 'rect' || name === 'image' || name === 'foreignobject')) {
    s.found.marks.add('covering-link')
  }
  switch (name) {
    case 'style':
      s.inStyle = true
      break
    case 'a':
    case 'area':
      openAnchor(s, a)
      break
    case 'script':
      openScript(s, a)
      break
    case 'form':
      s.found.marks.add('form')
      addFormTarget(s, a.get('action') ?? '')
      break
    case 'input':
    case 'button':
      openField(s, a)
      break
    case 'meta':
      openMeta(s, a)
      break
    case 'iframe':
    case 'frame':
    case 'embed':
    case 'object':
      openFrame(s, a)
      break
    case 'foreignobject':
      s.found.marks.add('foreign-object')
  }
}

/**
 * Fills `found` from a page: HTML, SVG or HTA, and from pages it carries encoded. Reads at most bounds.pageBytes.
 * @param charset Label of the part, '' when none.
 * @param depth Pages around this one.
 */
export const lookIntoPage = (found: Found, bytes: Uint8Array, charset: string, depth = 0): void => {
  const kept = bytes.subarray(0, bounds.pageBytes)
  if (kept.length < bytes.length) found.marks.add('truncated')
  const s: State = { found, script: '', inScript: false, inStyle: false, readChars: 0, href: '', shown: '' }
  readTags(decodeText(kept, charsetOf(kept, charset)), {
    onTag: (name, attributes) => openTag(s, name, attributes),
    onText: (text) => {
      if (s.inScript) {
        s.script += text
        return
      }
      if (s.readChars <= leadsOnCharsMax && !s.inStyle) s.readChars += text.replace(/\s+/g, '').length
      if (s.href !== '' && s.shown.length < bounds.shownChars) s.shown += text
    },
    onEndTag: (name) => {
      if (name === 'script') {
        s.inScript = false
        s.script += '\n'
      } else if (name === 'style') s.inStyle = false
      else if (name === 'a') flushAnchor(s)
    },
  })
  flushAnchor(s)
  if (s.script !== '') {
    const openPage = (page: string): void => lookIntoPage(found, pageBytesOf(page), 'utf-8', depth + 1)
    lookIntoScript(found, s.script, depth < bounds.pageDepth ? openPage : undefined)
  }
  const leads = found.marks.has('meta-refresh') || found.marks.has('redirect')
  if (depth === 0 && leads && s.readChars <= leadsOnCharsMax) found.marks.add('leads-on')
}
