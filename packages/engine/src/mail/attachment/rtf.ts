/** RTF: objects, templates and links. @see Rich Text Format Specification 1.9.1 */
import { bounds } from './bounds.ts'
import { asciiView } from './bytes.ts'
import { addLink, type Found } from './found.ts'

/** 'Equation.', 'Package', 'MZ' and the compound file header in hexadecimal, as \objdata writes them. */
const equationHex = '4571756174696f6e'
const packageHex = '5061636b616765'

const quotedAfter = (text: string, at: number): string => {
  const open = text.indexOf('"', at)
  if (open < 0 || open - at > 40) return ''
  const close = text.indexOf('"', open + 1)
  return close < 0 || close - open > bounds.urlChars ? '' : text.slice(open + 1, close)
}

/** Fills `found` from an RTF. */
export const lookIntoRtf = (found: Found, b: Uint8Array): void => {
  const text = asciiView(b)
  const lower = text.toLowerCase()
  if (lower.includes('\\objdata') || lower.includes('\\objemb') || lower.includes('\\objocx')) {
    found.marks.add('embedded-object')
    if (lower.includes('\\objupdate')) found.marks.add('auto-update')
    if (lower.includes(packageHex)) found.marks.add('embedded-file')
    if (lower.includes(equationHex) || lower.includes('\\objclass equation')) found.marks.add('equation')
  }
  if (lower.includes('\\objautlink') || lower.includes('\\objlink')) found.marks.add('external-object')
  const template = lower.indexOf('\\*\\template')
  if (template >= 0) {
    const url = /^\s{0,10}(https?:[^}\s]{1,2000}|\\\\\\\\[^}\s]{1,2000})/i.exec(
      text.slice(template + 11, template + 2100),
    )?.[1]
    if (url !== undefined) {
      found.marks.add(/^http/i.test(url) ? 'external-template' : 'network-template')
      addLink(found, 'attachment', url)
    }
  }
  let n = 0
  for (let at = text.indexOf('HYPERLINK'); at >= 0 && n < bounds.links; at = text.indexOf('HYPERLINK', at + 9), n++) {
    const url = quotedAfter(text, at)
    if (/^(?:https?|mailto):/i.test(url)) addLink(found, 'attachment', url)
  }
}
