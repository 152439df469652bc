/** The document shown in the sandboxed frame: a mail's body, written anew. */
import { type Message, shownBodies } from '@miwake/engine'
import type { Lang } from '../lang.ts'
import { escapeText } from './escape.ts'
import { createImages } from './images.ts'
import { ownPrefix, type WrittenLink, writeHtml } from './write-html.ts'

export type BodyOptions = {
  readonly lang: Lang
  readonly linkOf: (href: string) => WrittenLink
  /** Said above the mail; null for nothing. */
  readonly note: string | null
  /** Remote images that were fetched, by their addresses in the mail. */
  readonly fetched?: ReadonlyMap<string, Uint8Array>
}
export type BodyDocument = { readonly html: string; readonly imagesLeftOut: number }

const wordsOf = {
  ja: { image: '画像', field: '入力欄（使えません）', title: 'メールの本文' },
  en: { image: 'image', field: 'field (closed)', title: 'Body of the mail' },
} as const satisfies Record<Lang, Readonly<Record<string, string>>>

/** `!important` here wins against anything a mail says: its own is taken away. */
const ownStyle = `
html{color-scheme:light;background:#fff}
body{margin:0;padding:12px;background:#fff;color:#1a1a1a;font:16px/1.6 "Hiragino Sans","Yu Gothic UI","Noto Sans JP","Noto Sans CJK JP",system-ui,sans-serif;overflow-wrap:anywhere}
img{max-width:100%;height:auto}
pre{white-space:pre-wrap;font:inherit;margin:0}
.${ownPrefix}domain,.${ownPrefix}note,.${ownPrefix}field,.${ownPrefix}image{all:initial!important;font:13px/1.5 "Hiragino Sans","Yu Gothic UI","Noto Sans JP","Noto Sans CJK JP",system-ui,sans-serif!important;color:#333!important}
.${ownPrefix}domain{display:inline-block!important;position:relative!important;z-index:2147483647!important;max-width:calc(100vw - 32px)!important;overflow-wrap:anywhere!important;margin:0 4px!important;padding:0 4px!important;border:1px solid #767676!important;border-radius:3px!important;background:#f4f4f4!important;unicode-bidi:isolate!important;direction:ltr!important}
.${ownPrefix}bad{color:#8f1010!important;border-color:#8f1010!important;background:#fff0f0!important}
.${ownPrefix}note{display:block!important;margin:0 0 12px!important;padding:8px!important;background:#f0f0f0!important}
.${ownPrefix}field,.${ownPrefix}image{display:inline-block!important;padding:2px 8px!important;border:1px dashed #767676!important;background:#fafafa!important}
[data-miwake=closed]{text-decoration:underline dotted;cursor:not-allowed}
`

export const bodyDocument = (message: Message, bytes: Uint8Array, options: BodyOptions): BodyDocument => {
  const imageOf = createImages(message, bytes, options.fetched ?? new Map())
  const words = wordsOf[options.lang]
  let imagesLeftOut = 0
  const sheets: string[] = []
  const parts = shownBodies(message, bytes).map(({ html, text }) => {
    if (!html) return `<pre>${escapeText(text)}</pre>`
    const written = writeHtml(text, { linkOf: options.linkOf, imageOf, words })
    imagesLeftOut += written.imagesLeftOut
    sheets.push(written.css)
    return written.html
  })
  const note = options.note === null ? '' : `<p class="${ownPrefix}note">${escapeText(options.note)}</p>`
  const lang = message.html.lang || options.lang
  const html = `<!doctype html>
<html lang="${/^[a-z-]{1,35}$/.test(lang) ? lang : options.lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>${words.title}</title>
<style>${sheets.join('\n')}</style><style>${ownStyle}</style></head>
<body>${note}${parts.join('<hr>')}</body></html>
`
  return { html, imagesLeftOut }
}
