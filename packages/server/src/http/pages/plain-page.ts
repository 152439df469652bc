/** Small pages that need no script: entering, and the question before a strange link. */
import { escapeAttribute, escapeText } from '../body/escape.ts'
import type { Lang } from '../lang.ts'

export type PlainPage = {
  readonly lang: Lang
  readonly title: string
  /** Paragraphs of plain text; each is escaped. */
  readonly paragraphs: readonly string[]
  readonly fields?: readonly { readonly label: string; readonly value: string; readonly isBad?: boolean }[]
  readonly links?: readonly {
    readonly text: string
    readonly href: string
    readonly kind: 'main' | 'plain'
    readonly isForeign?: boolean
  }[]
  /** A button that sends what it was given to a path of our own. */
  readonly form?: {
    readonly action: string
    readonly values: Readonly<Record<string, string>>
    readonly button: string
  }
  /** Where to go at once, a path of our own. */
  readonly onward?: string
}

export const stylePath = '/plain.css'

export const formatPlainPage = ({
  lang,
  title,
  paragraphs,
  fields = [],
  links = [],
  form,
  onward,
}: PlainPage): string =>
  `<!doctype html>
<html lang="${lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">${
    onward === undefined ? '' : `<meta http-equiv="refresh" content="0;url=${escapeAttribute(onward)}">`
  }
<title>${escapeText(title)} – Miwake</title><link rel="stylesheet" href="${stylePath}"></head>
<body><main><h1>${escapeText(title)}</h1>
${paragraphs.map((text) => `<p>${escapeText(text)}</p>`).join('\n')}
${
  fields.length === 0
    ? ''
    : `<dl>${fields
        .map(
          ({ label, value, isBad = false }) =>
            `<dt>${escapeText(label)}</dt><dd${isBad ? ' class="bad"' : ''}>${escapeText(value)}</dd>`,
        )
        .join('')}</dl>`
}
${form === undefined ? '' : formatForm(form)}${links
  .map(
    ({ text, href, kind, isForeign = false }) =>
      `<p><a class="${kind}" href="${escapeAttribute(href)}"${isForeign ? ' rel="noreferrer noopener nofollow"' : ''}>${escapeText(text)}</a></p>`,
  )
  .join('\n')}
</main></body></html>
`

const formatForm = ({ action, values, button }: NonNullable<PlainPage['form']>): string =>
  `<form method="post" action="${escapeAttribute(action)}">${Object.entries(values)
    .map(([name, value]) => `<input type="hidden" name="${escapeAttribute(name)}" value="${escapeAttribute(value)}">`)
    .join('')}<button type="submit">${escapeText(button)}</button></form>
`

export const plainStyle = `:root{color-scheme:light dark}
body{margin:0;font:18px/1.7 "Hiragino Sans","Yu Gothic UI","Noto Sans JP","Noto Sans CJK JP",system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:38em;margin:0 auto;padding:2em 1em}
h1{font-size:1.4em}
dl{margin:1em 0;padding:1em;border:1px solid GrayText;border-radius:6px}
dt{font-size:.85em}
dd{margin:0 0 .8em;font-weight:bold;unicode-bidi:isolate}
dd.bad{color:light-dark(#8f1010,#ffb3b3)}
a{display:inline-block;min-height:24px;padding:.4em .2em}
a.main,button{padding:.5em 1em;border:2px solid currentColor;border-radius:6px}
button{font:inherit;color:inherit;background:transparent;cursor:pointer}
a:focus-visible,button:focus-visible{outline:3px solid Highlight;outline-offset:2px}
`
