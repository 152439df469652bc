/** File names as a reader sees them and as a system opens them. Pure; one pass over a short string. */
import type { Mark } from './marks.ts'

export type NameClass =
  | 'program' // Windows runs it on a double click
  | 'unix-script' // honest among developers, harmless in most mailboxes
  | 'shortcut'
  | 'html'
  | 'svg'
  | 'macro-document'
  | 'document'
  | 'image'
  | 'audio'
  | 'video'
  | 'text'
  | 'archive'
  | 'disk-image'
  | 'calendar'
  | 'contact'
  | 'message'
  | 'signature'
  | 'other'

/** Characters of a name looked at; the rest is ignored. Windows and most systems end at 255. */
const nameCharsMax = 512

const table: Readonly<Record<Exclude<NameClass, 'other'>, string>> = {
  program:
    'exe com scr pif cpl dll ocx sys bat cmd ps1 psm1 psd1 ps1xml vbs vbe vb js jse jsx mjs wsf wsh wsc sct hta msi msp mst msix ' +
    'msixbundle appx appxbundle application appref-ms gadget jar jnlp reg inf scf msc chm hlp job ade adp mde xll wll ' +
    'diagcab settingcontent-ms library-ms search-ms searchconnector-ms themepack theme xbap apk ipa pkg app dmg command ' +
    'workflow action rdp ica ws lzx paf vhdx-ms',
  'unix-script': 'sh bash zsh csh ksh py pyw pl rb php lua awk run bin elf deb rpm',
  shortcut: 'lnk url website webloc desktop inetloc fileloc',
  html: 'htm html shtml shtm xhtml xht xhtm mht mhtml',
  svg: 'svg svgz',
  'macro-document': 'docm dotm xlsm xltm xlam xlsb xla pptm potm ppsm ppam sldm one onepkg',
  document:
    'pdf doc docx dot dotx xls xlsx xlt xltx ppt pptx pps ppsx rtf odt ods odp odg xps oxps csv tsv jtd jtdc jtt xdw xbd hwp ' +
    'pages numbers key vsd vsdx pub mdb accdb epub',
  image: 'jpg jpeg jpe png gif bmp tif tiff webp heic heif ico avif psd ai eps emf wmf jfif',
  audio: 'mp3 wav m4a aac ogg oga flac wma amr opus mid',
  video: 'mp4 m4v mov avi wmv mkv webm mpg mpeg 3gp flv',
  text: 'txt log md json xml yml yaml ini cfg conf diff patch c h cpp ts css sql asc',
  archive: 'zip rar 7z gz tgz tar bz2 tbz xz txz zst cab lzh lha arj ace z zipx uue sitx lz',
  'disk-image': 'iso img vhd vhdx udf nrg toast',
  calendar: 'ics ical vcs',
  contact: 'vcf vcard',
  message: 'eml msg',
  signature: 'p7s p7m p7c sig pgp gpg',
}
const classes: ReadonlyMap<string, NameClass> = new Map(
  Object.entries(table).flatMap(([name, list]) => list.split(' ').map((e) => [e, name as NameClass] as const)),
)

/** Whether a code unit is invisible or turns the writing direction: U+200B-200F, 202A-202E, 2060-2069, FEFF, 00AD. */
const isInvisible = (c: number): boolean =>
  (c >= 0x200b && c <= 0x200f) ||
  (c >= 0x202a && c <= 0x202e) ||
  (c >= 0x2060 && c <= 0x2069) ||
  c === 0xfeff ||
  c === 0xad

const isBlank = (c: number): boolean =>
  c === 0x20 || c === 9 || c === 10 || c === 13 || c === 0xa0 || c === 0x3000 || (c >= 0x2000 && c <= 0x200a)

const isPlainAscii = (s: string): boolean => {
  for (let i = 0; i < s.length; i++) if (s.charCodeAt(i) > 0x7e || s.charCodeAt(i) < 0x20) return false
  return true
}

/** The last path segment, without invisible characters, full-width letters and dots as ASCII (NFKC), lower case. */
const readable = (name: string): string => {
  const short = name.length > nameCharsMax ? name.slice(-nameCharsMax) : name
  const slash = Math.max(short.lastIndexOf('/'), short.lastIndexOf('\\'))
  const base = slash < 0 ? short : short.slice(slash + 1)
  if (isPlainAscii(base)) return base.toLowerCase()
  let out = ''
  for (const ch of base) if (!isInvisible(ch.codePointAt(0) ?? 0)) out += ch
  return out.normalize('NFKC').toLowerCase()
}

/** Windows drops dots and blanks at the end of a name, so 'a.exe. ' opens as a.exe. */
const withoutTail = (s: string): string => {
  let end = s.length
  while (end > 0 && (s[end - 1] === '.' || isBlank(s.charCodeAt(end - 1)))) end--
  return s.slice(0, end)
}

/** Longest extension taken as one; longer ones are words after a dot. */
const extensionCharsMax = 20

const lastExtension = (s: string): { readonly ext: string; readonly stem: string } => {
  const dot = s.lastIndexOf('.')
  if (dot < 0 || s.length - dot - 1 > extensionCharsMax) return { ext: '', stem: s }
  const ext = s.slice(dot + 1)
  for (let i = 0; i < ext.length; i++) if (isBlank(ext.charCodeAt(i))) return { ext: '', stem: s }
  return { ext, stem: s.slice(0, dot) }
}

/** The extension a system opens a name by: lower case without dot, '' when none. */
export const extensionOf = (name: string): string => lastExtension(withoutTail(readable(name))).ext

export const classOfExtension = (ext: string): NameClass => {
  const known = classes.get(ext)
  if (known !== undefined) return known
  // rar volumes r00-r99, 7z and zip volumes 001, 002
  return /^(?:r\d\d|z\d\d|\d{3})$/.test(ext) ? 'archive' : 'other'
}

/** Blanks (or underscores) before the last dot that no honest name has: they push the extension out of sight. */
const blanksMin = 4
const underscoresMin = 8

const padBeforeExtension = (stem: string): boolean => {
  let blanks = 0
  while (blanks < stem.length && isBlank(stem.charCodeAt(stem.length - 1 - blanks))) blanks++
  if (blanks >= blanksMin && blanks < stem.length) return true
  let lines = 0
  while (lines < stem.length && stem[stem.length - 1 - lines] === '_') lines++
  // ISO 9660 writes a Japanese name as underscores alone.
  return lines >= underscoresMin && lines < stem.length
}

/** U+202E, 202D, 202B, 2067 turn text around; the isolates and marks that honest copies of phone numbers carry do not. */
const hasOverride = (name: string): boolean => {
  for (let i = 0; i < name.length; i++) {
    const c = name.charCodeAt(i)
    if (c === 0x202e || c === 0x202d || c === 0x202b || c === 0x2067) return true
  }
  return false
}

const opensSomething = (c: NameClass): boolean =>
  c === 'program' || c === 'unix-script' || c === 'shortcut' || c === 'html' || c === 'svg'

const looksHarmless = (c: NameClass): boolean =>
  c === 'document' || c === 'image' || c === 'audio' || c === 'video' || c === 'text' || c === 'macro-document'

/** What a file name alone shows. 'a.pdf.zip', 'Ver.1.2.pdf' and 'report.2026.11.xlsx' show nothing. */
export const marksOfName = (name: string): readonly Mark[] => {
  if (name === '') return []
  const marks: Mark[] = []
  if (hasOverride(name)) marks.push('rlo-name')
  const { ext, stem } = lastExtension(withoutTail(readable(name)))
  const last = classOfExtension(ext)
  if (last === 'program' || ext === 'lnk') marks.push('executable')
  if (last === 'macro-document' && !ext.startsWith('one')) marks.push('macro-capable')
  if (ext === '') return marks
  if (padBeforeExtension(stem)) marks.push('spaces-before-extension')
  if (opensSomething(last)) {
    const before = lastExtension(withoutTail(stem.replace(/_+$/, ''))).ext
    const inner = classOfExtension(before)
    // app.min.js, page.css.html and test.c.html are built by tools
    if (looksHarmless(inner) && (inner !== 'text' || before === 'txt')) marks.push('double-extension')
  }
  return marks
}
