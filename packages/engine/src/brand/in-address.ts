/** Names that stand inside a URL, a host name, an address or a file name: not said to a reader. */
import { classAt, word } from '../text/char-class.ts'

/** How far an address or URL around a name is followed. */
const addressChars = 200
/** Their characters: letters, digits, and `.-_~%/?#&=+@`; a colon only in `://`. */
const addressUnit = Uint8Array.from({ length: 0x80 }, (_, c) =>
  /[a-z0-9.\-_~%/?#&=+@]/.test(String.fromCharCode(c)) ? 1 : 0,
)
const colon = 0x3a
const at = 0x40
const dot = 0x2e
const slash = 0x2f

/** @returns says it of a name at [start, end) of `value`; to be asked by rising start, as it remembers the last address. */
export const addressFinder = (value: string): ((start: number, end: number) => boolean) => {
  let from = -1
  let until = -1
  return (start, end) => {
    // At the same start a longer name may end where the address does: 'amazon.co.jp' as a shop's name.
    if (start > from && start < until) return true
    if (!isInAddress(value, start, end)) return false
    from = start
    until = end
    while (until < value.length && until < end + addressChars && isAddressUnit(value.charCodeAt(until))) until++
    return true
  }
}

const isAddressUnit = (c: number): boolean => c < 0x80 && addressUnit[c] === 1

const isInAddress = (value: string, start: number, end: number): boolean => {
  const leftMin = Math.max(0, start - addressChars)
  let left = start
  for (; left > leftMin; left--) {
    const c = value.charCodeAt(left - 1)
    if (c === at || (c === colon && value.charCodeAt(left) === slash)) return true
    if (!isAddressUnit(c)) break
  }
  const rightMax = Math.min(value.length, end + addressChars)
  for (let right = end; right < rightMax; right++) {
    const c = value.charCodeAt(right)
    if (!isAddressUnit(c)) break
    // 'amazon-login.test'; the dot that ends a sentence has no letter after it.
    if (
      c === at ||
      (c === dot && isAddressUnit(value.charCodeAt(right + 1)) && (classAt(value, right + 1) & word) !== 0)
    )
      return true
  }
  // 'www.amazon', 'example.com/amazon'.
  return left < start && value.slice(left, start).includes('.')
}
