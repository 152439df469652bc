/** A part's content: its bytes, and for text what a reader sees. */
import { decodeText } from './charset/decode.ts'
import { charsetOf, nativeDecoder } from './charset/labels.ts'
import { addDefectOnce, type DefectLog } from './defects.ts'
import type { Part } from './message.ts'
import { decodeTransfer, estimateDecodedBytes } from './transfer.ts'

/**
 * The content of a part, transfer encoding undone.
 * @param bytes the message the part belongs to (for an attached message's parts: Forwarded.bytes).
 * @param limitBytes no more than this is decoded.
 */
export function decodePart(bytes: Uint8Array, part: Part, limitBytes: number): Uint8Array {
  return decodeTransfer(bytes.subarray(part.startByte, part.endByte), part.transferEncoding, limitBytes).bytes
}

/** Size of decodePart()'s answer without a limit, estimated without decoding; exact for evenly broken base64. */
export function partSizeBytes(bytes: Uint8Array, part: Part): number {
  return estimateDecodedBytes(bytes.subarray(part.startByte, part.endByte), part.transferEncoding)
}

export type TextContent = { readonly text: string; readonly cut: boolean }

/**
 * The text of a text part: charset by label, else <meta> (HTML), else by the bytes; line breaks as \n, NULs gone.
 * @param limitBytes decoded bytes read at most; `cut` tells that there were more.
 */
export function textOf(
  bytes: Uint8Array,
  part: Part,
  limitBytes: number,
  log: DefectLog,
  charsets: Set<string>,
): TextContent {
  const at = part.startByte
  const { bytes: content, broken } = decodeTransfer(
    bytes.subarray(at, part.endByte),
    part.transferEncoding,
    limitBytes + 1,
    true,
  )
  if (broken) addDefectOnce(log, part.transferEncoding === 'base64' ? 'bad-base64' : 'bad-quoted-printable', '', at)
  const cut = content.length > limitBytes
  const kept = cut ? content.subarray(0, limitBytes) : content
  const written = part.parameters.get('charset')?.trim().toLowerCase() ?? ''
  if (written !== '') charsets.add(written)
  const label = written === '' && part.type === 'text/html' ? metaCharset(kept) : written
  const decoded = decodeText(kept, { label, hint: '', log, at })
  const text = cut && decoded.endsWith('\ufffd') ? decoded.slice(0, -1) : decoded
  return { text: onReadersLines(text, log, at), cut }
}

/** Bytes of a document in which its <meta charset> must stand: WHATWG HTML §4.2.5.4 says 1024, senders say more. */
const metaBytes = 4_096

/** The charset an HTML document names itself; '' when none that is known. */
function metaCharset(html: Uint8Array): string {
  const head = nativeDecoder('windows-1252').decode(html.subarray(0, metaBytes)).toLowerCase()
  for (let at = head.indexOf('<meta'); at >= 0; at = head.indexOf('<meta', at + 5)) {
    const close = head.indexOf('>', at)
    const label = /charset\s*=\s*["']?([\w:.-]{1,40})/.exec(head.slice(at, close < 0 ? undefined : close))?.[1]
    if (label !== undefined && charsetOf(label) !== null) return label
  }
  return ''
}

/** CRLF and lone CR become \n; NULs, which every reader drops, go. */
function onReadersLines(decoded: string, log: DefectLog, at: number): string {
  let text = decoded
  if (text.includes('\r')) {
    text = text.replaceAll('\r\n', '\n')
    if (text.includes('\r')) {
      addDefectOnce(log, 'bare-cr', 'body', at)
      text = text.replaceAll('\r', '\n')
    }
  }
  if (text.includes('\0')) {
    addDefectOnce(log, 'nul-byte', 'body', at)
    text = text.replaceAll('\0', '')
  }
  return text
}
