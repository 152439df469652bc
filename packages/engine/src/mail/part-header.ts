/** RFC 2045, 2183, 2392: what the header of a MIME part says about its body. */
import { addDefect, addDefectOnce, type DefectLog } from './defects.ts'
import type { WordContext } from './encoded-word.ts'
import { structuredText } from './header.ts'
import type { HeaderField, Part } from './message.ts'
import { parseParameters } from './parameters.ts'

export type PartHeader = Pick<
  Part,
  'type' | 'parameters' | 'disposition' | 'fileName' | 'contentId' | 'transferEncoding'
>

/**
 * @param defaultType what a part without Content-Type is: text/plain, in a digest message/rfc822 (RFC 2046 §5.1.5).
 */
export function readPartHeader(
  fields: readonly HeaderField[],
  defaultType: string,
  log: DefectLog,
  charsets: Set<string>,
): PartHeader {
  let contentType: HeaderField | undefined
  let encoding: HeaderField | undefined
  let disposition: HeaderField | undefined
  let id: HeaderField | undefined
  for (const field of fields) {
    if (!field.name.startsWith('content-')) continue
    if (field.name === 'content-type') contentType = first(contentType, field, log)
    else if (field.name === 'content-transfer-encoding') encoding = first(encoding, field, log)
    else if (field.name === 'content-disposition') disposition = first(disposition, field, log)
    else if (field.name === 'content-id') id ??= field
  }
  const typed = contentType === undefined ? null : parseField(contentType, '', log, charsets)
  const parameters = typed?.parameters ?? new Map<string, string>()
  const hint = parameters.get('charset') ?? ''
  const disposed = disposition === undefined ? null : parseField(disposition, hint, log, charsets)
  return {
    type: typed === null ? defaultType : settledType(typed.value, contentType!, log),
    parameters,
    disposition: disposed === null ? null : dispositionOf(disposed.value),
    fileName: (disposed?.parameters.get('filename') || parameters.get('name')) ?? '',
    contentId: id === undefined ? '' : id.value.replace(/^<|>$/g, '').trim(),
    transferEncoding: encoding === undefined ? '' : encodingOf(encoding.value),
  }
}

function first(known: HeaderField | undefined, field: HeaderField, log: DefectLog): HeaderField {
  if (known === undefined) return field
  addDefect(log, 'duplicate-header-field', field.name, field.startByte)
  return known
}

function parseField(field: HeaderField, hint: string, log: DefectLog, charsets: Set<string>) {
  const context: WordContext = { log, at: field.startByte, fieldName: field.name, hint, charsets }
  return parseParameters(structuredText(field, hint), context)
}

/** RFC 2045 §5.2: what is no type/subtype is read as text/plain; a bare `text` or `html` says enough. */
function settledType(written: string, field: HeaderField, log: DefectLog): string {
  if (/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(written)) return written
  addDefectOnce(log, 'bad-content-type', 'content-type', field.startByte)
  if (written === 'html' || written === 'text/html,') return 'text/html'
  if (written === 'multipart' || written === 'multipart/') return 'multipart/mixed'
  return 'text/plain'
}

/** RFC 2183 §2.8: an unknown disposition is an attachment. */
function dispositionOf(value: string): 'inline' | 'attachment' | null {
  if (value === 'inline') return 'inline'
  return value === '' ? null : 'attachment'
}

function encodingOf(value: string): string {
  const token = /^["\s]*([\w-]+)/.exec(value)?.[1]?.toLowerCase() ?? ''
  return token === 'base-64' || token === 'b64' ? 'base64' : token === 'quotedprintable' ? 'quoted-printable' : token
}
