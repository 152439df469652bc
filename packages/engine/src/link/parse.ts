/** One href to its parts, as a browser would read it; tricks are named. No unwrapping here. */
import { toAscii } from '../domain/idn.ts'
import { hostParts, registrableDomain } from '../domain/registrable.ts'
import { limits } from '../limits.ts'
import { percentDecode } from './decode.ts'
import { addHostTricks, addShapeTricks, addWritingTricks } from './host-tricks.ts'
import type { Target, TargetTrick } from './target.ts'

const none: readonly never[] = []
/** Times 'http:' is taken off the front of another 'http:'. */
const doubleSchemesMax = 3

export const parseOnce = (href: string): Target => parsePlain(href) ?? parseAny(href)

/** 1 for what the URL parser would change in a path or query (WHATWG URL §1.3), and for the backslash. */
const changed = new Uint8Array(128)
changed.fill(1, 0, 33)
for (const c of '"\'<>\\^`{|}\x7f') changed[c.charCodeAt(0)] = 1

/**
 * The plain case without the URL parser: `http(s)://host/path?query` in ASCII with nothing to normalise.
 * @returns null where anything stands that the parser would change.
 */
const parsePlain = (href: string): Target | null => {
  const secure = href.startsWith('https://')
  if (!secure && !href.startsWith('http://')) return null
  if (href.length > limits.linkChars) return null
  const start = secure ? 8 : 7
  let end = start
  let lastLabel = start
  let upper = false
  for (; end < href.length; end++) {
    const c = href.charCodeAt(end)
    if (c === 46) {
      if (end === lastLabel) return null
      lastLabel = end + 1
    } else if (c === 45 || (c >= 48 && c <= 57)) {
      // A hyphen or digit. 'xn--' needs the parser's check.
      if (c === 45 && end === lastLabel + 2 && href.charCodeAt(end + 1) === 45) return null
    } else if (c >= 97 && c <= 122) {
      // A letter.
    } else if (c >= 65 && c <= 90) upper = true
    else if (c === 47 || c === 63 || c === 35) break
    else return null
  }
  const first = href.charCodeAt(lastLabel)
  // A numeric last label makes an IPv4 address; a host of one label or with a final dot is rare.
  if (lastLabel === start || lastLabel === end || (first >= 48 && first <= 57)) return null
  let queryAt = -1
  let hashAt = href.length
  for (let i = end; i < href.length; i++) {
    const c = href.charCodeAt(i)
    if (c > 127 || changed[c] === 1) return null
    if (hashAt < href.length) continue
    if (c === 35) hashAt = i
    else if (queryAt >= 0) continue
    else if (c === 63) queryAt = i
    else if (c === 47) {
      // A dot segment, plain or escaped.
      const next = href.charCodeAt(i + 1)
      if (next === 46 || (next === 37 && href.charCodeAt(i + 2) === 50)) return null
    }
  }
  const host = upper ? href.slice(start, end).toLowerCase() : href.slice(start, end)
  const registrable = registrableDomain(host) ?? ''
  const path = href.slice(end, queryAt >= 0 ? queryAt : hashAt)
  const tricks: TargetTrick[] = []
  const add = (trick: TargetTrick) => tricks.push(trick)
  addShapeTricks(host, registrable, add)
  addPathTricks(path, add)
  return {
    scheme: secure ? 'https' : 'http',
    host,
    registrable,
    port: null,
    path: path === '' ? '/' : path,
    query: queryAt >= 0 ? href.slice(queryAt + 1, hashAt) : '',
    tricks: tricks.length > 0 ? tricks : none,
    wrappers: none,
    strangers: none,
  }
}

const urlInPath = /\/(?:https?(?::|%3a)|www\.[^/.]+\.)/i

const addPathTricks = (path: string, add: (trick: TargetTrick) => void): void => {
  if (path.length < 6) return
  if (path.includes('@') && atHost(path)) add('at-in-path')
  if ((path.includes('/http') || path.includes('/www.') || path.includes('/HTTP')) && urlInPath.test(path)) {
    add('url-in-path')
  }
}

/** Whether a host name under a registry's suffix follows the '@' directly. */
const atHost = (path: string): boolean => {
  const at = path.indexOf('@')
  let end = at + 1
  for (; end < path.length; end++) {
    const c = path.charCodeAt(end)
    if (!(c === 45 || c === 46 || (c >= 48 && c <= 57) || (c >= 97 && c <= 122) || (c >= 65 && c <= 90))) break
  }
  const { registrable, icann } = hostParts(path.slice(at + 1, end).toLowerCase())
  return icann && registrable !== ''
}

const scheme = /^([a-z][a-z0-9+.-]*):/i
const controls = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/
const lineBreaks = /[\t\n\r]/g

type Draft = { readonly tricks: TargetTrick[]; readonly add: (trick: TargetTrick) => void }
const newDraft = (): Draft => {
  const tricks: TargetTrick[] = []
  return {
    tricks,
    add: (trick) => {
      if (!tricks.includes(trick)) tricks.push(trick)
    },
  }
}

const empty: Target = {
  scheme: '',
  host: '',
  registrable: '',
  port: null,
  path: '',
  query: '',
  tricks: none,
  wrappers: none,
  strangers: none,
}

const parseAny = (href: string): Target => {
  const draft = newDraft()
  const raw = trimControls(href)
  if (controls.test(raw)) draft.add('control-characters')
  const broken = raw.search(lineBreaks)
  let text = broken < 0 ? raw : raw.replace(lineBreaks, '')
  const first = text.charCodeAt(0)
  if (first >= 0xff01 && first <= 0xff5e) {
    draft.add('full-width')
    text = text.normalize('NFKC')
  }
  const name = scheme.exec(text)?.[1]?.toLowerCase() ?? ''
  // `example.com:8080/` is a host and port, not a scheme.
  const known = name.includes('.') ? '' : name
  const rest = known === '' ? text : text.slice(known.length + 1)
  switch (known) {
    case '':
      return parseBare(text, draft)
    case 'http':
    case 'https':
      return parseWeb(known, rest, draft)
    case 'mailto':
      return parseMailto(rest, draft)
    case 'data':
    case 'javascript':
    case 'vbscript':
    case 'blob':
      return { ...empty, scheme: known, tricks: draft.tricks }
    default:
      return parseOther(known, rest, draft)
  }
}

/** WHATWG URL §4.4: C0 controls and spaces at both ends do not count. Bounded by limits.linkChars. */
const trimControls = (href: string): string => {
  let start = 0
  while (start < href.length && href.charCodeAt(start) <= 32) start++
  let end = Math.min(href.length, start + limits.linkChars)
  while (end > start && href.charCodeAt(end - 1) <= 32) end--
  return href.slice(start, end)
}

const slashes = /^[/\\]{2}/

/** Without a scheme: `//host`, `www.`, a bare domain as mail programs complete it, else a path of nowhere. */
const parseBare = (text: string, draft: Draft): Target => {
  if (slashes.test(text)) return parseWeb('https', text, draft)
  const end = text.search(/[/\\?#:]/)
  const head = end < 0 ? text : text.slice(0, end)
  if (head.includes('.') && !head.includes('@')) {
    const { icann, registrable } = hostParts(toAscii(head))
    if ((icann && registrable !== '') || /^www\./i.test(head)) return parseWeb('http', text, draft)
  }
  return { ...empty, path: text, tricks: draft.tricks }
}

const doubled = /^[/\\]*(https?)(?::[/\\]*|[/\\]{2,})/i

const parseWeb = (named: string, text: string, draft: Draft): Target => {
  let outer = named
  let rest = text
  for (let i = 0; i < doubleSchemesMax; i++) {
    const again = doubled.exec(rest)
    if (!again || again[0].length === rest.length) break
    draft.add('double-scheme')
    outer = (again[1] ?? outer).toLowerCase()
    rest = rest.slice(again[0].length)
  }
  let start = 0
  for (; start < rest.length; start++) {
    const c = rest.charCodeAt(start)
    if (c === 92) draft.add('backslash')
    else if (c !== 47) break
  }
  let end = start
  let at = -1
  for (; end < rest.length; end++) {
    const c = rest.charCodeAt(end)
    if (c === 64) at = end
    else if (c === 92) draft.add('backslash')
    if (c === 47 || c === 92 || c === 63 || c === 35) break
  }
  if (at >= 0) draft.add('userinfo')
  const rawHost = rest.slice(at < 0 ? start : at + 1, end).replace(/:\d*$/, '')
  addWritingTricks(rawHost, draft.add)
  const url = URL.parse(`${outer}://${rest.slice(start)}`)
  if (!url) {
    draft.add('unparsable')
    return { ...empty, scheme: outer, tricks: draft.tricks }
  }
  const host = withoutDot(url.hostname)
  const registrable = registrableDomain(host) ?? ''
  addHostTricks({ host, raw: rawHost, registrable }, draft.add)
  if (url.port !== '') draft.add('port')
  addPathTricks(url.pathname, draft.add)
  return {
    scheme: outer,
    host,
    registrable,
    port: url.port === '' ? null : Number(url.port),
    path: url.pathname,
    query: url.search.slice(1),
    tricks: draft.tricks,
    wrappers: none,
    strangers: none,
  }
}

const withoutDot = (host: string): string => {
  let end = host.length
  while (end > 0 && host.charCodeAt(end - 1) === 46) end--
  return host.slice(0, end)
}

/** RFC 6068: the first address's domain is where the answer goes. */
const parseMailto = (rest: string, draft: Draft): Target => {
  const mark = rest.indexOf('?')
  const address = percentDecode(mark < 0 ? rest : rest.slice(0, mark)).split(/[,;]/, 1)[0] ?? ''
  const host = toAscii(address.slice(address.lastIndexOf('@') + 1).trim())
  return {
    ...empty,
    scheme: 'mailto',
    host: address.includes('@') ? host : '',
    registrable: address.includes('@') ? (registrableDomain(host) ?? '') : '',
    path: address,
    query: mark < 0 ? '' : rest.slice(mark + 1),
    tricks: draft.tricks,
  }
}

/** tel, cid, file, ftp and app schemes: the host where one is written, the rest as it stands. */
const parseOther = (name: string, rest: string, draft: Draft): Target => {
  if (!slashes.test(rest)) return { ...empty, scheme: name, path: rest, tricks: draft.tricks }
  const body = rest.slice(2)
  const end = body.search(/[/\\?#]/)
  const authority = end < 0 ? body : body.slice(0, end)
  if (authority.includes('@')) draft.add('userinfo')
  const host = toAscii(authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, ''))
  return {
    ...empty,
    scheme: name,
    host,
    registrable: registrableDomain(host) ?? '',
    path: end < 0 ? '' : body.slice(end),
    tricks: draft.tricks,
  }
}
