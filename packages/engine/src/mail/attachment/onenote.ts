/** OneNote sections: files embedded in them. @see [MS-ONESTORE] */
import { bounds } from './bounds.ts'
import { asciiView, decodeText, u64 } from './bytes.ts'
import type { Found } from './found.ts'
import { isText, kindOfMagic } from './magic.ts'
import { lookIntoScript } from './script.ts'
import { kindOfText } from './textual.ts'

/** §2.6.13 FileDataStoreObject: guidHeader {BDE316E7-2665-4511-A4C4-8D4D0B7A9EAC}, then length (8), unused (4), reserved (8). */
const guidHeader = '\xe7\x16\xe3\xbd\x65\x26\x11\x45\xa4\xc4\x8d\x4d\x0b\x7a\x9e\xac'
const headerBytes = 36
/** Bytes of an embedded file looked at. */
const lookBytes = 64 * 1024

const noteEmbedded = (found: Found, file: Uint8Array): void => {
  const head = file.subarray(0, 512)
  const kind = kindOfMagic(head) ?? (isText(head) ? kindOfText(head, '', '') : 'unknown')
  if (kind === 'image') return
  found.marks.add('embedded-file')
  if (kind === 'exe' || kind === 'lnk' || kind === 'hta' || kind === 'script' || kind === 'chm' || kind === 'msi') {
    found.marks.add('executable-inside')
  } else if (kind === 'html') found.marks.add('html-inside')
  if (isText(head)) {
    lookIntoScript(found, decodeText(file, ''))
    if (found.marks.has('command')) found.marks.add('executable-inside')
  }
}

/** latin1 reading of the GUID for the native search; windows-1252 maps 0x80-0x9f elsewhere, so it is made the same way. */
const guidText = asciiView(Uint8Array.from(guidHeader, (c) => c.charCodeAt(0)))

/** Fills `found` from a .one file. */
export const lookIntoOneNote = (found: Found, b: Uint8Array): void => {
  const text = asciiView(b)
  let n = 0
  for (
    let at = text.indexOf(guidText);
    at >= 0 && n < bounds.embeddedFiles;
    at = text.indexOf(guidText, at + 16), n++
  ) {
    const start = at + headerBytes
    const size = Math.min(u64(b, at + 16), lookBytes)
    noteEmbedded(found, b.subarray(start, Math.min(start + size, b.length)))
  }
}
