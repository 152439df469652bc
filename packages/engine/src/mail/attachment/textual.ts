/** Kind of an attachment that is text: by how it begins, then by its label and extension. */
import type { AttachmentKind } from '../message.ts'
import { asciiView, decodeUtf16, decodeUtf16be } from './bytes.ts'

const scriptExtensions = new Set(
  'js jse jsx mjs vbs vbe vb wsf wsh wsc sct bat cmd ps1 psm1 psd1 ps1xml sh bash zsh csh ksh py pyw pl rb php lua reg inf command'.split(
    ' ',
  ),
)
const scriptTypes = new Set([
  'application/javascript',
  'text/javascript',
  'application/x-javascript',
  'application/x-sh',
  'text/x-sh',
  'application/x-shellscript',
  'text/vbscript',
  'application/x-msdos-program',
  'application/x-bat',
  'text/x-python',
  'text/x-perl',
])
const htmlExtensions = new Set(['htm', 'html', 'shtml', 'shtm', 'xhtml', 'xht', 'xhtm'])

/** First characters as lower-case ASCII, whatever the encoding; byte order marks and leading blanks gone. */
const beginning = (head: Uint8Array): string => {
  const text =
    head[0] === 0xff && head[1] === 0xfe
      ? decodeUtf16(head.subarray(2))
      : head[0] === 0xfe && head[1] === 0xff
        ? decodeUtf16be(head.subarray(2))
        : asciiView(head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? head.subarray(3) : head)
  return text.trimStart().toLowerCase()
}

const htmlStart =
  /^(?:<!doctype html|<html|<head|<body|<script|<meta|<title|<table|<div|<iframe|<form|<style|<base|<center|<span|<p>|<a |<img |<h1)/
/** Tags that make a text a page wherever they stand in its first bytes. */
const htmlWithin = /<(?:html|body|script|iframe|form|head)[\s>]/

const skipXmlProlog = (t: string): string => {
  let rest = t
  for (let i = 0; i < 8; i++) {
    const end = rest.startsWith('<?') ? rest.indexOf('?>') + 2 : rest.startsWith('<!--') ? rest.indexOf('-->') + 3 : 0
    if (end < 3) return rest
    rest = rest.slice(end).trimStart()
  }
  return rest
}

const markupKind = (t: string, ext: string): AttachmentKind | null => {
  const body = skipXmlProlog(t)
  if (body.startsWith('<svg') || body.startsWith('<!doctype svg')) return 'svg'
  if (t.includes('<hta:application')) return 'hta'
  if (htmlStart.test(body)) return ext === 'hta' ? 'hta' : 'html'
  if (t.startsWith('<?xml') || t.startsWith('<!doctype')) {
    // 'C:\...\<html' cannot be; a page may have a processing instruction first
    if (body.startsWith('<html')) return 'html'
    return ext === 'wsf' || ext === 'sct' || ext === 'wsc' ? 'script' : 'xml'
  }
  if (body.startsWith('<job') || body.startsWith('<package') || body.startsWith('<scriptlet')) return 'script'
  return null
}

const linesKind = (t: string, ext: string, label: string): AttachmentKind | null => {
  if (t.startsWith('begin:vcalendar')) return 'calendar'
  if (t.startsWith('begin:vcard')) return 'vcard'
  if (t.startsWith('[internetshortcut') || t.startsWith('[desktop entry]')) return 'lnk'
  if (t.startsWith('-----begin pgp signature') || t.startsWith('-----begin pkcs7')) return 'signature'
  if (t.startsWith('-----begin pgp message')) return 'encrypted'
  if (/^#!\s*\//.test(t) || t.startsWith('@echo off') || t.startsWith('windows registry editor')) return 'script'
  if (t.startsWith('#@~^')) return 'script' // encoded JScript and VBScript
  if (label === 'message/rfc822' || label === 'message/global' || label === 'message/partial') return 'message'
  if (ext === 'eml' && /^[\x21-\x39\x3b-\x7e]+:/.test(t)) return 'message'
  return null
}

/**
 * @param head First bytes, known to be text.
 * @param ext Extension, lower case.
 * @param label Labelled type, lower case.
 */
export const kindOfText = (head: Uint8Array, ext: string, label: string): AttachmentKind => {
  const t = beginning(head)
  const lines = linesKind(t, ext, label)
  if (lines !== null) return lines
  const markup = t.startsWith('<') ? markupKind(t, ext) : null
  if (markup !== null) return markup
  // A shortcut may have other sections first; a webloc is XML and was found above.
  if (ext === 'url' || ext === 'website' || ext === 'desktop') return 'lnk'
  if (scriptExtensions.has(ext) || scriptTypes.has(label)) return 'script'
  if (ext === 'hta' || label === 'application/hta') return 'hta'
  if (htmlExtensions.has(ext) || label === 'text/html') return 'html'
  if (ext === 'svg' || label === 'image/svg+xml') return 'svg'
  if (ext === 'mht' || ext === 'mhtml') return 'html'
  if (label !== 'text/plain' && htmlWithin.test(t)) return 'html'
  return 'text'
}
