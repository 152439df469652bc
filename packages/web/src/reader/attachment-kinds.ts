/** The engine's kinds of file in the words of people who save files. */
import type { Messages } from '../i18n/i18n.ts'

export type KindWord = keyof Messages['kind']

const words: Readonly<Record<string, KindWord>> = {
  unknown: 'unknown',
  text: 'text',
  rtf: 'text',
  html: 'html',
  hta: 'program',
  svg: 'image',
  image: 'image',
  audio: 'audio',
  video: 'video',
  pdf: 'pdf',
  zip: 'archive',
  rar: 'archive',
  '7z': 'archive',
  gzip: 'archive',
  tar: 'archive',
  cab: 'archive',
  lzh: 'archive',
  'zip-encrypted': 'archive-encrypted',
  'rar-encrypted': 'archive-encrypted',
  iso: 'disk',
  vhd: 'disk',
  udf: 'disk',
  ole: 'office',
  ooxml: 'office',
  'ole-encrypted': 'office',
  'ooxml-external': 'office',
  onenote: 'office',
  'ole-macro': 'office-macro',
  'ooxml-macro': 'office-macro',
  lnk: 'program',
  exe: 'program',
  elf: 'program',
  script: 'program',
  msi: 'program',
  chm: 'program',
  calendar: 'calendar',
  vcard: 'contact',
  message: 'message',
}

export const kindWord = (kind: string): KindWord => words[kind] ?? 'other'
