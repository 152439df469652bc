/** RFC 3676: text/plain; format=flowed, its paragraphs put together again. */

/**
 * Joins each line that ends in a space with the next of the same quote depth, and takes space-stuffing off.
 * @param text lines end in \n.
 * @param delSp the DelSp=yes parameter: the space before a soft break is no part of the text (Japanese, long links).
 */
export function unflow(text: string, delSp: boolean): string {
  if (!text.includes(' \n') && !text.includes('\n ') && !text.startsWith(' ')) return text
  const out: string[] = []
  // Quote depth of the open paragraph, -1 when the last line was fixed.
  let openDepth = -1
  for (let pos = 0; pos <= text.length; ) {
    const lf = text.indexOf('\n', pos)
    const end = lf < 0 ? text.length : lf
    let start = pos
    while (start < end && text[start] === '>') start++
    const depth = start - pos
    if (text[start] === ' ' && start < end) start++
    const line = text.slice(start, end)
    // §4.3: the signature separator is never flowed.
    const isSignature = line === '-- '
    const continues = openDepth === depth && !isSignature
    if (!continues) {
      if (pos > 0) out.push('\n')
      if (depth > 0) out.push(text.slice(pos, pos + depth), ' ')
    }
    const flowed = line.endsWith(' ') && !isSignature
    out.push(flowed && delSp ? line.slice(0, -1) : line)
    openDepth = flowed ? depth : -1
    if (lf < 0) break
    pos = lf + 1
  }
  return out.join('')
}
