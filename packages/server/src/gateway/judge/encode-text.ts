/** Header text for any words: encoded (RFC 2047) where they are not plain ASCII, folded. */

/** RFC 2047 §2: an encoded word has 75 characters at most; base64 of 45 bytes and the frame make 72. */
const wordBytes = 45
/** RFC 5322 §2.1.1 asks for 78 columns. */
const columns = 76

const plain = /^[\x20-\x7e]*$/

/** Whole characters, so that each word can be read by itself (RFC 2047 §5). */
const pieces = (text: string): readonly string[] => {
  const all: string[] = []
  let piece = ''
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0)!
    const length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (bytes + length > wordBytes) {
      all.push(piece)
      piece = ''
      bytes = 0
    }
    piece += character
    bytes += length
  }
  return piece === '' ? all : [...all, piece]
}

/**
 * @param used Columns the field's name takes on the first line.
 * @returns ASCII, lines parted by LF and a space.
 */
export const encodeText = (text: string, used: number): string => {
  const clean = text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  // What looks like an encoded word would be read as one.
  if (plain.test(clean) && !clean.includes('=?')) return fold(clean.split(' '), used)
  return pieces(clean)
    .map((piece) => `=?UTF-8?B?${Buffer.from(piece).toString('base64')}?=`)
    .join('\n ')
}

/** Words on as many lines as they need. */
export const fold = (words: readonly string[], used: number): string => {
  let line = used
  let text = ''
  for (const word of words) {
    if (text !== '' && line + 1 + word.length > columns) {
      text += `\n ${word}`
      line = 1 + word.length
    } else {
      text += text === '' ? word : ` ${word}`
      line += 1 + word.length
    }
  }
  return text
}
