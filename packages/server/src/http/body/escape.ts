/** Text into HTML. Control characters other than tab and line break are nothing a page shows. */

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

export const escapeText = (text: string): string =>
  text.replace(controls, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** For a value in double quotes. */
export const escapeAttribute = (text: string): string =>
  escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', ' ').replaceAll('\t', ' ')
