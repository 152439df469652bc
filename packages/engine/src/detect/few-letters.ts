/** Whether a text says hardly anything: fewer than `max` characters that are no white space. Ends at the first too many. */
export const hasFewLetters = (text: string, max: number): boolean => {
  let letters = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c > 0x20 && c !== 0xa0 && c !== 0x3000 && ++letters >= max) return false
  }
  return true
}
