/** Whether name or label promise something harmless while the content is something that opens, runs or unpacks. */
import type { AttachmentKind } from '../message.ts'
import { classOfExtension, type NameClass } from './names.ts'

/** Kinds that are never what a document, picture or sound is. */
const surprising: ReadonlySet<AttachmentKind> = new Set([
  'exe',
  'elf',
  'msi',
  'html',
  'svg',
  'hta',
  'lnk',
  'script',
  'chm',
  'onenote',
  'iso',
  'udf',
  'vhd',
  'zip',
  'zip-encrypted',
  'rar',
  'rar-encrypted',
  '7z',
  'cab',
  'ole-macro',
  'ooxml-macro',
])
/** Formats whose files are HTML, XML or archives inside, or are exported so by many honest systems. */
const looseExtensions = new Set(
  'xls xlt doc dot ppt pps csv tsv xlsb key pages numbers epub xdw xbd jtd vsdx one'.split(' '),
)

const promisesOfLabel = (label: string): NameClass | null => {
  if (label === 'application/pdf') return 'document'
  if (label === 'image/svg+xml') return null
  if (label.startsWith('image/')) return 'image'
  if (label.startsWith('audio/')) return 'audio'
  if (label.startsWith('video/')) return 'video'
  return null
}

const breaks = (promise: NameClass, kind: AttachmentKind): boolean => {
  if (!surprising.has(kind)) return false
  if (promise === 'text') return kind !== 'html' && kind !== 'script' && kind !== 'svg'
  return promise === 'document' || promise === 'image' || promise === 'audio' || promise === 'video'
}

/**
 * @param ext Extension, lower case.
 * @param label Labelled type, lower case.
 */
export const isMismatch = (ext: string, label: string, kind: AttachmentKind): boolean => {
  const byLabel = promisesOfLabel(label)
  if (byLabel !== null && breaks(byLabel, kind)) return true
  // docx and its like with macros are what 'ooxml-macro' says already; an old .doc may have them by right.
  if (looseExtensions.has(ext) || kind === 'ole-macro' || kind === 'ooxml-macro') return false
  return breaks(classOfExtension(ext), kind)
}
