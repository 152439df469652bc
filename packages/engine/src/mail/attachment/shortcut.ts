/** Shortcuts that are text: .url, .desktop, .webloc. All open a page, or run a command, on a double click. */
import { bounds } from './bounds.ts'
import { decodeText } from './bytes.ts'
import { addEntry, addLink, type Found } from './found.ts'
import { lookIntoScript } from './script.ts'

const noteTarget = (found: Found, url: string): void => {
  if (/^(?:file:|\\\\)/i.test(url)) found.marks.add('network-path')
  addLink(found, 'attachment', url)
  addEntry(found, url)
}

/** Lines of a shortcut read; honest ones have under 20. */
const linesMax = 200

/** Fills `found` from `[InternetShortcut]` or `[Desktop Entry]` lines. */
export const lookIntoShortcut = (found: Found, b: Uint8Array): void => {
  const text = decodeText(b.subarray(0, bounds.shortcutBytes), '')
  found.marks.add('internet-shortcut')
  for (const line of text.split(/\r\n|\n|\r/, linesMax)) {
    const equals = line.indexOf('=')
    if (equals < 0) continue
    const key = line.slice(0, equals).trim().toLowerCase()
    const value = line.slice(equals + 1).trim()
    if (key === 'url' || key === 'baseurl' || key === 'url[$e]') noteTarget(found, value)
    else if (key === 'exec' && value !== '') {
      found.marks.add('command')
      addEntry(found, value)
      lookIntoScript(found, value)
    } else if (key === 'iconfile' && /^(?:\\\\|https?:)/i.test(value)) found.marks.add('network-path')
  }
}

/** Fills `found` from a .webloc: an XML property list with one URL. The binary form keeps the URL as plain bytes too. */
export const lookIntoWebloc = (found: Found, b: Uint8Array): void => {
  const text = decodeText(b.subarray(0, bounds.shortcutBytes), '')
  found.marks.add('internet-shortcut')
  const url =
    /<string>\s{0,20}([^<]{1,2000})<\/string>/.exec(text)?.[1] ?? /https?:\/\/[\x21-\x7e]{1,2000}/.exec(text)?.[0]
  if (url !== undefined) noteTarget(found, url.replaceAll('&amp;', '&').trim())
}
