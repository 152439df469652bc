/** URLs written out in plain text: what mail programs turn into links, and what a reader would type. */
import { parse } from 'tldts'
import { limits } from '../limits.ts'

/** text.slice(start, end) is the link as written. */
export type PlainLink = { readonly start: number; readonly end: number; readonly href: string }

const letter = 1
const digit = 2
/** Part of a host name besides letters and digits: - . _ */
const hostMark = 4
/** May stand in a URL after the host. */
const url = 8
/** Never the last character of a URL. */
const trailing = 16

/** What each ASCII character may be; RFC 3986 §2 without what ends a URL in prose (`"<>\^{}|` and the grave accent). */
const kinds = new Uint8Array(128)
for (let c = 0x21; c < 0x7f; c++) kinds[c] = '"<>\\^`{}|'.includes(String.fromCharCode(c)) ? 0 : url
for (const c of 'abcdefghijklmnopqrstuvwxyz') {
  for (const cased of [c, c.toUpperCase()]) kinds[cased.charCodeAt(0)] = url | letter
}
for (const c of '0123456789') kinds[c.charCodeAt(0)] = url | digit
for (const c of '-._') kinds[c.charCodeAt(0)] = (kinds[c.charCodeAt(0)] as number) | hostMark
for (const c of ".,;:!?'*") kinds[c.charCodeAt(0)] = (kinds[c.charCodeAt(0)] as number) | trailing

const kindOf = (c: number): number => (c < 128 ? (kinds[c] as number) : 0)
const isHost = (c: number): boolean => (kindOf(c) & (letter | digit | hostMark)) !== 0

/** U+FF01-FF5E are ASCII in full width; the same character in half width, or the character itself. */
const half = (c: number): number => (c >= 0xff01 && c <= 0xff5e ? c - 0xfee0 : c)

/**
 * Finds http(s) URLs, `www.` names and bare domain names, in full width too, wherever they begin: Japanese writes
 * no space before them. They end before Japanese letters, closing brackets, quotes and the punctuation of a sentence.
 * E-mail addresses are none. Linear.
 * @returns in order, not overlapping, at most limits.links.
 */
export function findPlainLinks(text: string): PlainLink[] {
  const found: PlainLink[] = []
  /** Nothing before this is looked at again. */
  let done = 0
  for (let i = 0; i < text.length && found.length < limits.links; i++) {
    const c = text.charCodeAt(i)
    if (c !== 0x2e && c !== 0x3a && c !== 0xff1a && c !== 0xff0e) continue
    const colon = c === 0x3a || c === 0xff1a
    if (i < done) continue
    const link = colon ? withScheme(text, i, done) : bareName(text, i, done)
    if (link === null) continue
    done = Math.max(done, link.end)
    if (link.href !== '') found.push(link)
    i = Math.max(i, link.end - 1)
  }
  return found
}

/** A name that is no link: `end` is where to go on. */
const passOver = (start: number, end: number): PlainLink => ({ start, end, href: '' })

/** What those who warn of a site write in place of some letters of its name, so that nobody follows it. */
const masks = new Set('●○◯〇■□▲△◆◇＊*×✕✖█▓░…'.split('').map((mask) => mask.charCodeAt(0)))

/** A mask in the host [start, end), or right behind it where it ends for the mask's sake. */
function isMasked(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (masks.has(text.charCodeAt(i))) return true
  return masks.has(text.charCodeAt(end))
}

/** `http`, `https` before the colon and two slashes after it. */
function withScheme(text: string, colon: number, from: number): PlainLink | null {
  if (half(text.charCodeAt(colon + 1)) !== 0x2f || half(text.charCodeAt(colon + 2)) !== 0x2f) return null
  const secure = endsWith(text, 'https', colon, from)
  if (!secure && !endsWith(text, 'http', colon, from)) return null
  const start = colon - (secure ? 5 : 4)
  const hostStart = colon + 3
  const hostEnd = authorityEnd(text, hostStart)
  if (hostEnd === hostStart) return null
  const end = trimmedEnd(text, hostStart, pathEnd(text, hostEnd))
  if (end <= hostStart) return null
  if (isMasked(text, hostStart, hostEnd)) return passOver(start, end)
  const nameEnd = Math.min(hostEnd, end)
  const scheme = secure ? 'https://' : 'http://'
  return { start, end, href: scheme + text.slice(hostStart, nameEnd) + halfWidth(text, nameEnd, end) }
}

function endsWith(text: string, word: string, end: number, from: number): boolean {
  const start = end - word.length
  if (start < from) return false
  for (let i = 0; i < word.length; i++) {
    if ((half(text.charCodeAt(start + i)) | 0x20) !== word.charCodeAt(i)) return false
  }
  return true
}

/** The host is left as written (its letters are a trick to be told); the separators after it are made ASCII. */
function halfWidth(text: string, start: number, end: number): string {
  const written = text.slice(start, end)
  return written.replaceAll(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
}

/** Letters of another script are looked ahead over for a dot this far: a label has at most 63 (RFC 1035 §2.3.4). */
const labelChars = 63

/** End of `user@host:port`: before the first slash, question mark or hash, or what cannot be in a host. */
function authorityEnd(text: string, start: number): number {
  let i = start
  let labelStart = start
  while (i < text.length) {
    const c = text.charCodeAt(i)
    const narrow = half(c)
    if (narrow === 0x2f || narrow === 0x3f || narrow === 0x23) return i
    if (narrow < 128) {
      if ((kindOf(narrow) & url) === 0 || isBracket(c, i === start, text.charCodeAt(start))) return i
      i++
      if (narrow === 0x2e || narrow === 0x40) labelStart = i
    } else if (isHostLetter(c)) i++
    else {
      // 日本語.jp: taken only if a dot and a known name follow, or every sentence after a URL would be.
      const end = i === labelStart ? otherLabel(text, i) : i
      if (end === i) return i
      i = end
    }
  }
  return i
}

/** Brackets begin an IPv6 address or end the link; the same in full width end it. */
function isBracket(c: number, first: boolean, opening: number): boolean {
  if (c > 0x7f) return c === 0xff08 || c === 0xff09 || c === 0xff0c || c === 0xff3b || c === 0xff3d || c === 0xff1b
  return c === 0x28 || c === 0x29 || (c === 0x5b && !first) || (c === 0x5d && opening !== 0x5b)
}

/** Letters outside ASCII that a host is disguised with: Latin, Greek, Cyrillic, enclosed, mathematical; ignorables. */
function isHostLetter(c: number): boolean {
  return (
    (c >= 0xc0 && c <= 0x58f) ||
    c === 0xad ||
    (c >= 0x1d00 && c <= 0x1fff) ||
    (c >= 0x200b && c <= 0x200d) ||
    c === 0x2060 ||
    c === 0xfeff ||
    (c >= 0x2100 && c <= 0x214f) ||
    (c >= 0x2460 && c <= 0x24ff) ||
    c === 0xd835 ||
    (c >= 0xdc00 && c <= 0xdfff) ||
    c === 0xd83c
  )
}

/** End of a label in kana, kanji or hangul, if a dot and an ASCII name of two letters follow; else `start`. */
function otherLabel(text: string, start: number): number {
  const max = Math.min(text.length, start + labelChars)
  for (let i = start; i < max; i++) {
    const c = text.charCodeAt(i)
    if (c === 0x2e) {
      const known = (kindOf(text.charCodeAt(i + 1)) & kindOf(text.charCodeAt(i + 2)) & letter) !== 0
      return known && i > start ? i : start
    }
    const inLabel = c >= 0x3041 ? c <= 0xd7a3 && c !== 0x30fb : c === 0x3005 || c === 0x2d || isHost(c)
    if (!inLabel) return start
  }
  return start
}

/** End of path, query and fragment: a bracket closed that was not opened in it belongs to the text around. */
function pathEnd(text: string, start: number): number {
  let round = 0
  let square = 0
  for (let i = start; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c < 128 ? (kinds[c] as number) === 0 : !isPathLetter(c)) return i
    if (c === 0x28) round++
    else if (c === 0x29 && --round < 0) return i
    else if (c === 0x5b) square++
    else if (c === 0x5d && --square < 0) return i
  }
  return text.length
}

/** Latin, Greek and Cyrillic letters, and full-width letters, digits and separators; brackets and 、。 end it. */
function isPathLetter(c: number): boolean {
  if (c >= 0xc0 && c <= 0x52f) return true
  if (c < 0xff03 || c > 0xff5e) return false
  const narrow = c - 0xfee0
  return (kindOf(narrow) & (letter | digit)) !== 0 || '/.-_?=&%#+@:~'.includes(String.fromCharCode(narrow))
}

/** Without the sentence's punctuation and a bracket that opens at the end. */
function trimmedEnd(text: string, start: number, end: number): number {
  let last = end
  while (last > start) {
    const c = text.charCodeAt(last - 1)
    const trailed = (kindOf(c) & trailing) !== 0 || c === 0x28 || c === 0x5b
    if (!trailed && c !== 0xff0e && c !== 0xff1a && c !== 0xff1f) break
    last--
  }
  return last
}

/** Names ending so are taken for a domain even without a path; any other could be a file or a version. */
const plainSuffixes = new Set(
  (
    'com net org info biz jp cn us uk de fr it es nl eu ru kr tw hk in br au ca asia top xyz shop club site online store ' +
    'vip icu fun live work cloud app dev io ai tokyo kyoto osaka nagoya yokohama edu gov mobi cc me tv co link click buzz ' +
    'space website tech pro sbs cfd cyou bond'
  ).split(' '),
)
/** A name with more labels or characters is none (RFC 1035 §2.3.4). */
const nameChars = 253

/** www.example.test, example.co.jp/path, example.co.jp; the dot is the first one in the name. */
function bareName(text: string, dot: number, from: number): PlainLink | null {
  let start = dot
  while (start > from && dot - start < nameChars && isHost(half(text.charCodeAt(start - 1)))) start--
  let end = dot
  while (end < text.length && isHost(half(text.charCodeAt(end)))) end++
  if (end - start > nameChars || end - dot < 3 || start === dot) return passOver(start, end)
  const before = start > 0 ? half(text.charCodeAt(start - 1)) : 0
  const after = half(text.charCodeAt(end))
  if (masks.has(before) || masks.has(after)) return passOver(start, end)
  // An e-mail address, or the rest of something longer that is no link.
  if (after === 0x40 || '@/\\:=&?#%+~$_'.includes(String.fromCharCode(before))) return passOver(start, end)
  let nameEnd = end
  while (nameEnd > dot && (kindOf(half(text.charCodeAt(nameEnd - 1))) & hostMark) !== 0) nameEnd--
  while (start < dot && (kindOf(half(text.charCodeAt(start))) & hostMark) !== 0) start++
  const name = halfWidth(text, start, nameEnd).toLowerCase()
  const hasPath = nameEnd === end && (after === 0x2f || (after === 0x3a && isPort(text, end + 1)))
  if (!isName(name, hasPath)) return passOver(start, end)
  const linkEnd = hasPath ? trimmedEnd(text, start, pathEnd(text, end)) : nameEnd
  return { start, end: linkEnd, href: `http://${text.slice(start, nameEnd)}${halfWidth(text, nameEnd, linkEnd)}` }
}

function isPort(text: string, at: number): boolean {
  return (kindOf(text.charCodeAt(at)) & digit) !== 0
}

function isName(name: string, hasPath: boolean): boolean {
  if (name.includes('..') || name.includes('_')) return false
  const suffix = name.slice(name.lastIndexOf('.') + 1)
  if (!/^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(suffix)) return false
  const www = name.startsWith('www.')
  if (!hasPath && !www && !plainSuffixes.has(suffix)) return false
  const { isIcann, domain } = parse(name, { allowPrivateDomains: false })
  return domain !== null && (www || isIcann === true)
}
