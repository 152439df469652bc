/** Script text: the calls that build files or pages, long encoded runs, and the addresses written in it. */

import { bounds } from './bounds.ts'
import { addLink, type Found } from './found.ts'
import { kindOfMagic } from './magic.ts'
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

/** RFC 4648 alphabet, with - and _ of the URL form; '\' and quotes end a run. */
const base64Class = new Uint8Array(128)
for (const c of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/') base64Class[c.charCodeAt(0)] = 1

/** First bytes of base64 text, enough to tell a kind. */
const decodeStart = (run: string): Uint8Array => {
  try {
    const text = atob(run.slice(0, 256))
    return Uint8Array.from(text, (c) => c.charCodeAt(0))
  } catch {
    return new Uint8Array(0)
  }
}

const payloadKinds = new Set(['zip', 'rar', '7z', 'exe', 'elf', 'ole', 'pdf', 'cab', 'lnk', 'gzip', 'vhd', 'onenote'])

const looksPage = (b: Uint8Array): boolean => {
  let text = ''
  for (const c of b.subarray(0, 64)) text += String.fromCharCode(c)
  return /^\s*<(?:!doctype|html|head|body|script|form|div|meta)/i.test(text)
}

/** One pass for long runs of base64 or hexadecimal: marks them and what they decode to. */
const lookForRuns = (found: Found, text: string): void => {
  let start = -1
  let decoded = 0
  for (let i = 0; i <= text.length; i++) {
    const c = i < text.length ? text.charCodeAt(i) : 0
    if (c < 128 && base64Class[c] === 1) {
      if (start < 0) start = i
      continue
    }
    if (start >= 0 && i - start >= bounds.payloadChars) {
      // A data: URL of a picture is honest anywhere.
      const inPicture = text.slice(Math.max(0, start - 40), start).includes('data:image/')
      if (!inPicture) {
        if (i - start >= bounds.base64Chars) found.marks.add('long-base64')
        if (decoded++ < bounds.decodedRuns) {
          const head = decodeStart(text.slice(start, start + 256))
          const kind = kindOfMagic(head)
          if ((kind !== null && payloadKinds.has(kind)) || looksPage(head)) found.marks.add('hidden-payload')
        }
      }
    }
    start = -1
  }
}

const urlEnd = /[\s"'`<>\\)},;]|$/

/** Addresses written in script text: plain, and base64 of 'http' (aHR0c). */
const lookForUrls = (found: Found, text: string, lower: string): void => {
  for (const scheme of ['http://', 'https://']) {
    let n = 0
    for (let at = lower.indexOf(scheme); at >= 0 && n < bounds.links; at = lower.indexOf(scheme, at + 7), n++) {
      const url = text.slice(at, at + bounds.urlChars)
      const end = url.search(urlEnd)
      if (end > scheme.length + 2 && !isNamespace(url)) addLink(found, 'script', url.slice(0, end))
    }
  }
  let n = 0
  for (let at = text.indexOf('aHR0c'); at >= 0 && n < bounds.decodedRuns; at = text.indexOf('aHR0c', at + 5), n++) {
    let end = at
    while (end < text.length && end - at < bounds.urlChars && base64Class[text.charCodeAt(end) & 127] === 1) end++
    const url = decodeWhole(text.slice(at, end))
    if (/^https?:\/\/[\x21-\x7e]+$/.test(url)) addLink(found, 'script', url)
  }
}

const decodeWhole = (run: string): string => {
  try {
    return atob(run.slice(0, run.length - (run.length % 4 === 1 ? 1 : 0)))
  } catch {
    return ''
  }
}

/** XML namespaces and schema names are not addresses anyone opens. */
const isNamespace = (url: string): boolean =>
  /^https?:\/\/(?:www\.w3\.org|schemas\.|ns\.adobe\.com|purl\.org)/i.test(url)

/**
 * Fills `found` from script text. 'smuggling' is said where the page makes a file (a blob, a download) or writes a
 * page, and has hidden content to make it from: HTML smuggling, MITRE ATT&CK T1027.006.
 */
export const lookIntoScript = (found: Found, script: string): void => {
  const text = script.length > bounds.pageBytes ? script.slice(0, bounds.pageBytes) : script
  const lower = text.toLowerCase()
  for (const [word, mark] of words) if (lower.includes(word)) found.marks.add(mark)
  lookForRuns(found, text)
  lookForUrls(found, text, lower)
  const m = found.marks
  const hides = m.has('atob') || m.has('long-base64') || m.has('char-codes') || m.has('unescape')
  const makesFile = m.has('blob') && (m.has('object-url') || m.has('save-blob'))
  const makesPage = (m.has('document-write') || m.has('eval')) && (m.has('long-base64') || m.has('hidden-payload'))
  if ((hides && makesFile) || makesPage || (m.has('hidden-payload') && (m.has('atob') || m.has('data-download')))) {
    m.add('smuggling')
  }
  if (m.has('document-write') && (m.has('unescape') || m.has('atob')) && writesDecoded(lower)) m.add('smuggling')
}

/** `document.write(unescape(...))`, `document.write(atob(...))`: the page itself is hidden. */
const writesDecoded = (lower: string): boolean =>
  /document\.write(?:ln)?\(\s{0,20}(?:window\.)?(?:unescape|atob|decodeuricomponent|decodeuri)\(/.test(lower)
