/** Script text: the calls that build files or pages, long encoded runs, and the addresses written in it. */

import { bounds } from './bounds.ts'
import { readEncodedUrls, readEscapedPages, readRuns } from './encoded.ts'
import { addLink, type Found } from './found.ts'
import type { Mark } from './marks.ts'

/** Lower-case words, each as it stands in a call or property; found by plain search. */
const words: readonly (readonly [string, Mark])[] = [
  ['atob(', 'atob'],
  ['atob`', 'atob'],
  ["'atob'", 'atob'],
  ['"atob"', 'atob'],
  ['frombase64', 'atob'],
  ['new blob', 'blob'],
  ['new file(', 'blob'],
  ['createobjecturl', 'object-url'],
  ['mssaveoropenblob', 'save-blob'],
  ['mssaveblob', 'save-blob'],
  ['.download=', 'save-blob'],
  ['.download =', 'save-blob'],
  ["setattribute('download", 'save-blob'],
  ['setattribute("download', 'save-blob'],
  ['document.write', 'document-write'],
  ['innerhtml', 'document-write'],
  ['insertadjacenthtml', 'document-write'],
  ['unescape(', 'unescape'],
  ['decodeuricomponent(', 'unescape'],
  ['eval(', 'eval'],
  ['new function(', 'eval'],
  ['execscript', 'eval'],
  ['executeglobal', 'eval'],
  ['invoke-expression', 'eval'],
  ['fromcharcode', 'char-codes'],
  ['location.href', 'redirect'],
  ['location.replace', 'redirect'],
  ['location.assign', 'redirect'],
  ['window.location', 'redirect'],
  ['document.location', 'redirect'],
  ["['location']", 'redirect'],
  ['["location"]', 'redirect'],
  ['wscript.shell', 'command'],
  ['shell.application', 'command'],
  ['powershell', 'command'],
  ['cmd.exe', 'command'],
  ['cmd /c', 'command'],
  ['mshta', 'command'],
  ['rundll32', 'command'],
  ['regsvr32', 'command'],
  ['certutil', 'command'],
  ['bitsadmin', 'command'],
  ['activexobject', 'command'],
  ['downloadstring', 'command'],
  ['downloadfile', 'command'],
  ['invoke-webrequest', 'command'],
]

/** `location = …` and `top.location = …`, no comparison and no other name's end. */
const setsLocation = /(?:^|[^\w$.-]|\b(?:self|top|parent)\.)location\s{0,9}=(?!=)/

const urlEnd = /[\s"'`<>\\)},;]|$/

/** XML namespaces and schema names are not addresses anyone opens. */
const isNamespace = (url: string): boolean =>
  /^https?:\/\/(?:www\.w3\.org|schemas\.|ns\.adobe\.com|purl\.org)/i.test(url)

/** Addresses written in script text. */
const addUrls = (found: Found, code: string, lower: string): void => {
  for (const scheme of ['http://', 'https://']) {
    let n = 0
    for (let at = lower.indexOf(scheme); at >= 0 && n < bounds.links; at = lower.indexOf(scheme, at + 7), n++) {
      const url = code.slice(at, at + bounds.urlChars)
      const end = url.search(urlEnd)
      if (end > scheme.length + 2 && !isNamespace(url)) addLink(found, 'script', url.slice(0, end))
    }
  }
  for (const url of readEncodedUrls(code)) addLink(found, 'script', url)
}

/** `document.write(unescape(...))`, `document.write(atob(...))`: the page itself is hidden. */
const writesDecoded = /document\.write(?:ln)?\(\s{0,20}(?:window\.)?(?:unescape|atob|decodeuricomponent|decodeuri)\(/

/**
 * HTML smuggling, MITRE ATT&CK T1027.006: the page makes a file (a blob, a download) or writes a page, and has hidden
 * content to make it from.
 */
const isSmuggling = (m: ReadonlySet<Mark>, lower: string): boolean => {
  const hides = m.has('atob') || m.has('long-base64') || m.has('char-codes') || m.has('unescape')
  const makesFile = m.has('blob') && (m.has('object-url') || m.has('save-blob'))
  const makesPage = (m.has('document-write') || m.has('eval')) && (m.has('long-base64') || m.has('hidden-payload'))
  if ((hides && makesFile) || makesPage) return true
  if (m.has('hidden-payload') && (m.has('atob') || m.has('data-download'))) return true
  return m.has('document-write') && writesDecoded.test(lower)
}

/**
 * Fills `found` from script text.
 * @param openPage Looks into a page that the script carries encoded (one char a byte).
 */
export const lookIntoScript = (found: Found, script: string, openPage?: (page: string) => void): void => {
  const text = script.length > bounds.pageBytes ? script.slice(0, bounds.pageBytes) : script
  const { code, long, payload, pages } = readRuns(text)
  if (long) found.marks.add('long-base64')
  if (payload) found.marks.add('hidden-payload')
  const lower = code.toLowerCase()
  for (const [word, mark] of words) if (!found.marks.has(mark) && lower.includes(word)) found.marks.add(mark)
  if (setsLocation.test(lower)) found.marks.add('redirect')
  addUrls(found, code, lower)
  if (isSmuggling(found.marks, lower)) found.marks.add('smuggling')
  if (openPage === undefined) return
  for (const page of pages) openPage(page)
  for (const page of readEscapedPages(code)) openPage(page)
}
