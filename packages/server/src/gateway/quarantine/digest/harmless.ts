/** Words of a held mail in a mail of our own: nothing in them becomes a link, or hides what stands beside it. */

/** Mail programs make links of what looks like an address of the web. */
export const harmless = (text: string, charsMax: number): string => {
  const shown = [
    ...text
      .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
      // Right-to-left marks and what is not seen.
      .replace(/\p{Cf}+/gu, ''),
  ]
  const short = shown.length > charsMax ? `${shown.slice(0, charsMax).join('')}…` : shown.join('')
  return short
    .replace(/\b(ht|f)tp(s?):/gi, (scheme) => `${scheme.slice(0, -1)} :`)
    .replace(/(?<=[\p{L}\p{N}-])[.．。｡](?=[a-z]{2})/giu, '[.]')
    .trim()
}
