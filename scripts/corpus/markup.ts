/**
 * One body, written once, as plain text and as HTML in several looks.
 *
 *     # heading          ---  rule             - list item
 *     | name | value     one row of a table    ![alt|src]  image, HTML only
 *     [[label|url]]      a link; alone in its paragraph it is a button
 *     [[url]]            a link shown as it is
 *     [[shown url|url]]  a link that shows another address
 *     > quoted           **strong**
 *
 * Paragraphs are parted by blank lines, lines inside one stay lines.
 */
import type { Style } from './spec.ts'

const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

const linkPattern = /\[\[(?:([^\]|]*)\|)?([^\]]+)\]\]/g
const imagePattern = /!\[([^\]|]*)\|([^\]]+)\]/g
const rulePattern = /^-{3,}$/

/** Line ends are CRLF, as on the wire. */
export function toText(body: string, lang: 'ja' | 'en'): string {
  const rule = lang === 'ja' ? '━'.repeat(20) : '-'.repeat(40)
  const lines = body
    .trim()
    .split('\n')
    .map((line) => {
      if (rulePattern.test(line)) return rule
      if (line.startsWith('# ')) return lang === 'ja' ? `■ ${line.slice(2)}` : line.slice(2).toUpperCase()
      if (line.startsWith('- ')) return lang === 'ja' ? `・${line.slice(2)}` : `* ${line.slice(2)}`
      if (line.startsWith('| '))
        return line
          .slice(2)
          .split(' | ')
          .join(lang === 'ja' ? '：' : ': ')
      return line
    })
  const text = lines
    .join('\n')
    .replace(imagePattern, '')
    .replace(linkPattern, (_, label: string | undefined, url: string) => {
      const target = url.replace(/^mailto:|^tel:/, '')
      return label && label !== target && !label.startsWith('!') ? `${label}\n${target}` : target
    })
    .replace(/\*\*/g, '')
    .replace(/^\n+/, '')
  return `${text.trimEnd()}\n`.replace(/\n/g, '\r\n')
}

type Look = {
  readonly page: (inner: string, lang: string) => string
  readonly paragraph: string
  readonly link: string
  readonly button: string
  readonly table: string
  readonly cell: string
}

const cardCss =
  'body{margin:0;background:#f2f3f5}table.o{width:100%}table.i{width:600px;margin:0 auto;background:#fff}' +
  '@media only screen and (max-width:620px){table.i{width:100%!important}}'

const looks: Readonly<Record<Style, Look>> = {
  plain: {
    page: (inner) => `<html>\n<head>\n<meta charset="{charset}">\n</head>\n<body>\n${inner}\n</body>\n</html>`,
    paragraph: '<p>',
    link: '<a href="{url}">',
    button: '<a href="{url}">',
    table: '<table>',
    cell: '<td>',
  },
  card: {
    page: (inner, lang) =>
      `<!DOCTYPE html>\n<html lang="${lang}">\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset={charset}">\n` +
      `<meta name="viewport" content="width=device-width,initial-scale=1">\n<style>${cardCss}</style>\n</head>\n<body>\n` +
      `<table class="o" role="presentation"><tr><td align="center">\n<table class="i" role="presentation"><tr><td style="padding:24px">\n` +
      `${inner}\n</td></tr></table>\n</td></tr></table>\n</body>\n</html>`,
    paragraph: '<p style="margin:0 0 16px;font-size:14px;line-height:1.7;color:#333333">',
    link: '<a href="{url}" style="color:#0066cc">',
    button:
      '<a href="{url}" style="display:inline-block;padding:12px 32px;background:#1a5fb4;color:#ffffff;border-radius:4px;text-decoration:none">',
    table: '<table role="presentation" style="border-collapse:collapse;margin:0 0 16px;font-size:14px">',
    cell: '<td style="padding:6px 12px;border:1px solid #dddddd">',
  },
  mobile: {
    page: (inner, lang) =>
      `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n` +
      `<html xmlns="http://www.w3.org/1999/xhtml" lang="${lang}">\n<head>\n` +
      `<meta http-equiv="Content-Type" content="text/html; charset={charset}" />\n<meta name="viewport" content="width=device-width" />\n</head>\n` +
      `<body style="margin:0;padding:0;background-color:#ffffff;font-family:'Hiragino Kaku Gothic ProN',Meiryo,sans-serif">\n` +
      `<div style="max-width:640px;margin:0 auto;padding:16px">\n${inner}\n</div>\n</body>\n</html>`,
    paragraph: '<p style="font-size:15px;line-height:1.8">',
    link: '<a href="{url}" target="_blank">',
    button:
      '<a href="{url}" target="_blank" style="display:block;text-align:center;padding:14px;background-color:#bf0000;color:#ffffff;text-decoration:none">',
    table: '<table width="100%" cellpadding="6" cellspacing="0" border="0">',
    cell: '<td style="border-bottom:1px solid #cccccc">',
  },
  old: {
    page: (inner) =>
      `<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset={charset}">\n<STYLE></STYLE>\n</HEAD>\n<BODY bgColor=#ffffff>\n${inner}\n</BODY></HTML>`,
    paragraph: '<P><FONT size=2>',
    link: '<A href="{url}">',
    button: '<A href="{url}">',
    table: '<TABLE border=1 cellSpacing=0>',
    cell: '<TD>',
  },
  outlook: {
    page: (inner, lang) =>
      `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">\n<head>\n` +
      `<meta http-equiv="Content-Type" content="text/html; charset={charset}">\n<style><!--\np.MsoNormal{margin:0mm;font-size:10.5pt}\n--></style>\n</head>\n` +
      `<body lang="${lang === 'ja' ? 'JA' : 'EN-US'}" link="#0563C1" vlink="#954F72">\n<div class="WordSection1">\n${inner}\n</div>\n</body>\n</html>`,
    paragraph: '<p class="MsoNormal">',
    link: '<a href="{url}">',
    button: '<a href="{url}">',
    table: '<table class="MsoNormalTable" border="1" cellpadding="3">',
    cell: '<td>',
  },
  webmail: {
    page: (inner) => `<div dir="ltr">${inner}</div>`,
    paragraph: '<div>',
    link: '<a href="{url}" target="_blank">',
    button: '<a href="{url}" target="_blank">',
    table: '<table>',
    cell: '<td>',
  },
}

const closing = (open: string): string =>
  (open.match(/<(\w+)/g) ?? [])
    .reverse()
    .map((tag) => `</${tag.slice(1)}>`)
    .join('')

function inline(line: string, look: Look, button: boolean): string {
  let out = ''
  let at = 0
  const escaped = (text: string): string => escapeHtml(text).replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>')
  for (const match of line.matchAll(new RegExp(`${linkPattern.source}|${imagePattern.source}`, 'g'))) {
    out += escaped(line.slice(at, match.index))
    at = match.index + match[0].length
    const [, label, url, alt, src] = match
    if (src !== undefined) out += `<img src="${escapeHtml(src)}" alt="${escapeHtml(alt ?? '')}" border="0">`
    else if (url !== undefined) {
      const open = (button ? look.button : look.link).replace('{url}', () => escapeHtml(url))
      const shown = label?.startsWith('!')
        ? `<img src="${escapeHtml(label.slice(1))}" alt="" border="0">`
        : escapeHtml(label ?? url)
      out += `${open}${shown}</a>`
    }
  }
  return out + escaped(line.slice(at))
}

type Kind = 'rule' | 'heading' | 'item' | 'row' | 'quote' | 'line'

const kindOf = (line: string): Kind => {
  if (rulePattern.test(line)) return 'rule'
  if (line.startsWith('# ')) return 'heading'
  if (line.startsWith('- ')) return 'item'
  if (line.startsWith('| ')) return 'row'
  return line.startsWith('> ') ? 'quote' : 'line'
}

function block(kind: Kind, lines: readonly string[], look: Look): string {
  const inner = (line: string): string => inline(kind === 'line' ? line : line.slice(2), look, false)
  if (kind === 'rule') return '<hr>'
  if (kind === 'heading') return lines.map((line) => `<h2>${inner(line)}</h2>`).join('\n')
  if (kind === 'item') return `<ul>\n${lines.map((line) => `<li>${inner(line)}</li>`).join('\n')}\n</ul>`
  if (kind === 'quote') return `<blockquote>${lines.map(inner).join('<br>\n')}</blockquote>`
  if (kind === 'row') {
    const rows = lines.map((line) => {
      const cells = line
        .slice(2)
        .split(' | ')
        .map((cell) => `${look.cell}${inline(cell, look, false)}</td>`)
      return `<tr>${cells.join('')}</tr>`
    })
    return `${look.table}\n${rows.join('\n')}\n</table>`
  }
  const button = lines.length === 1 && /^\[\[[^\]]+\]\]$/.test(lines[0] ?? '')
  return `${look.paragraph}${lines.map((line) => inline(line, look, button)).join('<br>\n')}${closing(look.paragraph)}`
}

/** Runs of lines of one kind; a blank line always ends one. */
function blocks(body: string, look: Look): string {
  const out: string[] = []
  for (const paragraph of body.trim().split(/\n{2,}/)) {
    let run: string[] = []
    for (const line of paragraph.split('\n')) {
      const kind = kindOf(line)
      const before = run[0]
      if (before !== undefined && kindOf(before) !== kind) {
        out.push(block(kindOf(before), run, look))
        run = []
      }
      run.push(line)
    }
    if (run[0] !== undefined) out.push(block(kindOf(run[0]), run, look))
  }
  return out.join('\n')
}

/** Line ends are LF; `{charset}` is left for the writer. */
export function toHtml(
  body: string,
  style: Style,
  lang: 'ja' | 'en',
  logo?: { readonly alt: string; readonly src: string },
): string {
  const look = looks[style]
  const top = logo
    ? `<p><img src="${escapeHtml(logo.src)}" alt="${escapeHtml(logo.alt)}" width="160" border="0"></p>\n`
    : ''
  return look.page(top + blocks(body, look), lang)
}
