/** Content hidden in script text: long base64 runs, percent-encoded pages, base64 addresses. */
import { bounds } from './bounds.ts'
import { kindOfMagic } from './magic.ts'

/** RFC 4648 §4 alphabet without padding, by character code. */
const base64Class = new Uint8Array(128)
for (const c of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/') base64Class[c.charCodeAt(0)] = 1
const isBase64 = (c: number): boolean => c < 128 && base64Class[c] === 1

/** Decodes as many whole groups of four as `run` has; '' where it is no base64. */
const decodeBase64 = (run: string): string => {
  try {
    return atob(run.slice(0, run.length - (run.length % 4 === 1 ? 1 : 0)))
  } catch {
    return ''
  }
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0))

const pageStart = /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|!--|html|head|body|script|form|div|meta|svg|iframe)/i
const fileKinds = new Set(['zip', 'rar', '7z', 'exe', 'elf', 'ole', 'pdf', 'cab', 'lnk', 'gzip', 'vhd', 'onenote'])

export type Runs = {
  /** The text with every long run taken out: what is left is code. */
  readonly code: string
  /** A run longer than bounds.base64Chars. */
  readonly long: boolean
  /** A run decodes to a file, or to one of `pages`. */
  readonly payload: boolean
  /** Pages that runs decode to, cut at bounds.decodedChars. */
  readonly pages: readonly string[]
}

/** One pass over the text. Runs in data: URLs of pictures are honest anywhere, and are only taken out. */
export const readRuns = (text: string): Runs => {
  const pieces: string[] = []
  const pages: string[] = []
  let long = false
  let payload = false
  let decoded = 0
  let codeAt = 0
  let start = 0
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && isBase64(text.charCodeAt(i))) continue
    if (i - start >= bounds.payloadChars) {
      pieces.push(text.slice(codeAt, start))
      codeAt = i
      if (!text.slice(Math.max(0, start - 40), start).includes('data:image/')) {
        if (i - start >= bounds.base64Chars) long = true
        if (decoded++ < bounds.decodedRuns) {
          const head = decodeBase64(text.slice(start, start + 256))
          const isPage = pageStart.test(head)
          if (isPage) pages.push(decodeBase64(text.slice(start, Math.min(i, start + bounds.decodedChars))))
          const kind = isPage ? null : kindOfMagic(bytesOf(head))
          if (isPage || (kind !== null && fileKinds.has(kind))) payload = true
        }
      }
    }
    start = i + 1
  }
  pieces.push(text.slice(codeAt))
  return { code: pieces.length === 1 ? text : pieces.join(''), long, payload, pages }
}

/** Fewest characters of a percent-encoded page. */
const escapedChars = 60

/** Pages written as `%3Cform…`: what unescape() and decodeURIComponent() are given. */
export const readEscapedPages = (code: string): readonly string[] => {
  const pages: string[] = []
  let next = 0
  for (let n = 0; n < bounds.decodedRuns; n++) {
    const at = code.slice(next).search(/%3c/i)
    if (at < 0) break
    const start = next + at
    const rest = code.slice(start, start + bounds.decodedChars)
    const quote = rest.search(/["'`\s]/)
    const run = quote < 0 ? rest : rest.slice(0, quote)
    next = start + run.length + 1
    if (run.length < escapedChars) continue
    const page = run.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    pages.push(page)
  }
  return pages
}

/** Addresses as base64: 'http' is aHR0c. */
export const readEncodedUrls = (code: string): readonly string[] => {
  const urls: string[] = []
  let n = 0
  for (let at = code.indexOf('aHR0c'); at >= 0 && n < bounds.decodedRuns; at = code.indexOf('aHR0c', at + 5), n++) {
    let end = at
    while (end < code.length && end - at < bounds.urlChars && isBase64(code.charCodeAt(end))) end++
    const url = decodeBase64(code.slice(at, end))
    if (/^https?:\/\/[\x21-\x7e]+$/.test(url)) urls.push(url)
  }
  return urls
}

/** Pages come as one char a byte. */
export const pageBytesOf = (page: string): Uint8Array => bytesOf(page)
